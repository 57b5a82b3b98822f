"""Questions about rights that several guards ask."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource


def require_edit(user: Any, page: Page) -> None:
    """Raises ``PermissionDenied`` unless ``user`` may edit ``page``."""
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied


def require_publish(user: Any, page: Page) -> None:
    """Raises ``PermissionDenied`` unless ``user`` may publish ``page``."""
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied


def may_publish_translation(user: Any, page: Page, locale: Locale) -> bool:
    """Whether ``user`` may publish what ``page`` becomes in ``locale``, made already or not.

    A page not yet made is judged by the nearest page above it that exists in ``locale``; where
    there is none, only superusers may make it.
    """
    for ancestor in page.get_ancestors(inclusive=True).reverse():
        counterpart = Page.objects.filter(
            translation_key=ancestor.translation_key, locale=locale
        ).first()
        if counterpart is not None:
            return bool(counterpart.permissions_for_user(user).can_publish())
    return bool(user.is_active and user.is_superuser)


def source_page_of(source: TranslationSource) -> Any:
    """What ``source`` was made from; raises ``Http404`` when it is gone."""
    try:
        return source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error


def target_of(translation: Translation) -> Any:
    """What ``translation`` leads to; raises ``Http404`` when it or its source is gone."""
    source_page_of(translation.source)
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
