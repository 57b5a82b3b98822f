"""The right to submit for translation is global upstream and reaches pages its holder cannot open.

Here the source must be editable, and only languages the editor may publish in can be chosen:
a submitted page appears in them.
"""

from typing import Any

from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from desk.guards.rights import may_publish_translation, require_edit
from desk.guards.wrapping import Function, wrap


def _get_object(original: Function) -> Function:
    def get_object(self: Any) -> Any:
        page = original(self)
        require_edit(self.request.user, page)
        return page

    return get_object


def _get_form(original: Function) -> Function:
    def get_form(self: Any) -> Any:
        form = original(self)
        locales = form.fields["locales"]
        allowed = [
            locale.pk
            for locale in locales.queryset
            if may_publish_translation(self.request.user, self.object, locale)
        ]
        locales.queryset = locales.queryset.filter(pk__in=allowed)
        return form

    return get_form


def install() -> None:
    wrap("submit_rights", SubmitPageTranslationView, "get_object", ["self"], _get_object)
    wrap("submit_rights", SubmitPageTranslationView, "get_form", ["self"], _get_form)
