"""“Convert to alias” replaces a live text by its source at once; upstream, editing is enough.

Here it asks for the right to publish, and an issue that readers lose this way is withdrawn like
any other: no rows of it stay, and the rooms above hear of it.
"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.signals import page_unpublished
from wagtail_localize.views import convert

from desk.guards.rights import require_publish
from desk.guards.wrapping import Function, wrap
from issues.models import IssuePage
from issues.projection import project


def _convert_to_alias(original: Function) -> Function:
    def convert_to_alias(request: HttpRequest, page_id: int) -> Any:
        page = get_object_or_404(Page, id=page_id)
        require_publish(request.user, page)
        with transaction.atomic():
            response = original(request, page_id)
            issue = IssuePage.objects.filter(pk=page_id).exclude(alias_of=None).first()
            if request.method == "POST" and issue is not None:
                project(issue)
                if page.live:
                    page_unpublished.send(sender=IssuePage, instance=issue)
        return response

    return convert_to_alias


def refuse_untranslated_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail makes an alias a page of its own with its source's words; readers would see them."""
    if page.alias_of is None or page.alias_of.locale_id == page.locale_id:
        return None
    messages.error(request, _("Submit the original for translation instead."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def install() -> None:
    wrap("alias_rights", convert, "convert_to_alias", ["request", "page_id"], _convert_to_alias)


hooks.register("before_convert_alias_page", refuse_untranslated_page)
