"""“Sync translated pages” asks upstream for one global right and can publish every language.

Here the source must be editable and, to publish, every target publishable. What could not be
published is said; upstream reports success.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from wagtail.models import Page
from wagtail_localize.views.update_translations import UpdateTranslationsView

from desk.guards.publish_gate import collected_refusals
from desk.guards.rights import may_publish_translation, require_edit, source_page_of
from desk.guards.wrapping import Function, wrap


def _get_object(original: Function) -> Function:
    def get_object(self: Any) -> Any:
        source = original(self)
        page = source_page_of(source)
        if isinstance(page, Page):
            require_edit(self.request.user, page)
        return source

    return get_object


def _form_valid(original: Function) -> Function:
    def form_valid(self: Any, form: Any) -> Any:
        page = source_page_of(self.object)
        if isinstance(page, Page) and form.cleaned_data["publish_translations"]:
            for translation in self.object.translations.filter(enabled=True):
                locale = translation.target_locale
                if not may_publish_translation(self.request.user, page, locale):
                    raise PermissionDenied
        with collected_refusals() as refusals:
            response = original(self, form)
        for refusal in refusals:
            messages.error(self.request, refusal.as_message())
        return response

    return form_valid


def install() -> None:
    wrap("sync_rights", UpdateTranslationsView, "get_object", ["self"], _get_object)
    wrap("sync_rights", UpdateTranslationsView, "form_valid", ["self", "form"], _form_valid)
