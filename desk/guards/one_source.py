"""A page is translated from one language at a time.

Two enabled translations into one page are an error in the editor upstream, and two sources of one
issue would overwrite each other's wording.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from desk.guards.wrapping import Function, wrap


def _post(original: Function) -> Function:
    def post(self: Any, request: HttpRequest, **kwargs: Any) -> Any:
        existing = (
            Translation.objects.filter(
                source__object_id=self.object.translation_key,
                target_locale=self.object.locale,
                enabled=True,
            )
            .select_related("source__locale")
            .first()
        )
        if existing is None:
            return original(self, request, **kwargs)
        messages.error(
            request,
            _(
                "This page is itself a translation. Open it in the language it is translated "
                "from (%(language)s) and submit it there."
            )
            % {"language": existing.source.locale.get_display_name()},
        )
        return redirect("wagtailadmin_pages:edit", self.object.pk)

    return post


def _restart(original: Function) -> Function:
    def restart_translation(request: HttpRequest, translation: Any, instance: Any) -> Any:
        others = Translation.objects.filter(
            source__object_id=translation.source.object_id,
            target_locale_id=translation.target_locale_id,
            enabled=True,
        )
        if isinstance(instance, Page) and others.exists():
            messages.error(request, _("This page is already translated from another language."))
            return redirect("wagtailadmin_pages:edit", instance.pk)
        return original(request, translation, instance)

    return restart_translation


def install() -> None:
    wrap("one_source", SubmitPageTranslationView, "post", ["self", "request", "kwargs"], _post)
    wrap(
        "one_source",
        edit_translation,
        "restart_translation",
        ["request", "translation", "instance"],
        _restart,
    )
