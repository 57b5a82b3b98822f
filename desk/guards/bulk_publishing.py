"""Publishing many pages at once passes by the localize editor, so it asks the same question."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation

from desk.fitness import NotFitForReadersError, require_fit
from issues.models import IssuePage
from issues.readiness import require_ready


def refuse_unfit_translations(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publishes nothing when one of the chosen pages is a translation that is not fit."""
    if action_type != "publish":
        return None
    pages = [page for page in objects if isinstance(page, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants().not_live()]
    refused = False
    for page in pages:
        try:
            _require_fit(page)
        except NotFitForReadersError as refusal:
            messages.error(request, refusal.as_message())
            refused = True
        except ValidationError as error:
            messages.error(request, f"{page.get_admin_display_title()}: {' '.join(error.messages)}")
            refused = True
    if not refused:
        return None
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_explore_root")


def _require_fit(page: Page) -> None:
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    ).first()
    if translation is not None:
        require_fit(translation.source, translation.target_locale)
    elif page.specific_class is IssuePage:
        require_ready(page.specific.get_latest_revision_as_object())


hooks.register("before_bulk_action", refuse_unfit_translations)
