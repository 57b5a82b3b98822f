"""Every address of one translation asks for a right on the page it leads to, before all else.

Reading and writing strings asks for the right to edit; starting and stopping, which decides where
the page's text comes from, for the right to publish. A translation without a page is not found.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation

from desk.guards.rights import require_edit, require_publish, target_of
from desk.guards.wrapping import Function, wrap

Requirement = Callable[[Any, Page], None]

VIEWS: dict[str, tuple[list[str], Requirement]] = {
    "preview_translation": (["request", "translation_id", "mode"], require_edit),
    "download_pofile": (["request", "translation_id"], require_edit),
    "upload_pofile": (["request", "translation_id"], require_edit),
    "machine_translate": (["request", "translation_id"], require_edit),
    "edit_string_translation": (["request", "args", "kwargs"], require_edit),
    "edit_override": (["request", "args", "kwargs"], require_edit),
    "stop_translation": (["request", "translation_id"], require_publish),
}


def _by_id(require: Requirement) -> Callable[[Function], Function]:
    def make(original: Function) -> Function:
        def view(request: HttpRequest, translation_id: int, **kwargs: Any) -> Any:
            target = target_of(get_object_or_404(Translation, id=translation_id))
            if isinstance(target, Page):
                try:
                    require(request.user, target)
                except PermissionDenied:
                    if hasattr(original, "cls"):
                        # Asked by a script, for which a way to the admin's home is no answer.
                        return HttpResponseForbidden()
                    raise
            return original(request, translation_id=translation_id, **kwargs)

        return view

    return make


def _restart(original: Function) -> Function:
    def restart_translation(request: HttpRequest, translation: Any, instance: Any) -> Any:
        if isinstance(instance, Page):
            require_publish(request.user, instance)
        return original(request, translation, instance)

    return restart_translation


def install() -> None:
    for name, (parameters, require) in VIEWS.items():
        wrap("translation_rights", edit_translation, name, parameters, _by_id(require))
    wrap(
        "translation_rights",
        edit_translation,
        "restart_translation",
        ["request", "translation", "instance"],
        _restart,
    )
