"""A value chosen for one language only is tried before it is kept.

Upstream keeps anything: a picture that does not exist breaks the preview and publishing, and a
link may start a script. What is deleted later is said instead of failing.
"""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError as BadRequest
from wagtail_localize.models import OverridableSegment, Translation
from wagtail_localize.views import edit_translation as views

from desk.fitness import BROKEN
from desk.guards.string_texts import value_of
from desk.guards.wrapping import Function, wrap
from issues.texts import require_fit

SCHEMES = {"", "http", "https", "mailto", "tel"}
MAX_ADDRESS_LENGTH = 1_000


def require_link_address(text: str) -> None:
    """Raises ``ValidationError`` unless ``text`` can be the address of a link."""
    require_fit(text)
    try:
        scheme = urlsplit(text).scheme
    except ValueError:
        scheme = "invalid"
    if not text or any(map(str.isspace, text)) or scheme not in SCHEMES:
        raise ValidationError(_("This is not the address of a page."))
    if len(text) > MAX_ADDRESS_LENGTH:
        raise ValidationError(_("The address is too long."))


def _put(original: Function) -> Function:
    def put(
        self: Any, request: Any, translation_id: int, overridable_segment_id: int, **kwargs: Any
    ) -> Any:
        segment = get_object_or_404(OverridableSegment, id=overridable_segment_id)
        value = value_of(request)
        try:
            if isinstance(segment.data, str):
                require_link_address(value)
            with transaction.atomic():
                response = original(
                    self,
                    request,
                    translation_id=translation_id,
                    overridable_segment_id=overridable_segment_id,
                    **kwargs,
                )
                translation = Translation.objects.get(id=translation_id)
                translation.source.get_ephemeral_translated_instance(
                    translation.target_locale, fallback=True
                )
        except ValidationError as error:
            raise BadRequest({"value": error.messages}) from error
        except BROKEN as error:
            raise BadRequest({"value": [_("What was chosen does not exist.")]}) from error
        return response

    return put


def _preview(original: Function) -> Function:
    def preview_translation(
        request: HttpRequest, translation_id: int, mode: str | None = None
    ) -> Any:
        translation = get_object_or_404(Translation, id=translation_id)
        try:
            translation.source.get_ephemeral_translated_instance(
                translation.target_locale, fallback=True
            )
        except BROKEN:
            return HttpResponse(
                _("Something chosen for this language no longer exists."), status=409
            )
        return original(request, translation_id, mode)

    return preview_translation


def install() -> None:
    wrap("override_values", views.edit_override.cls, "put", ["self", "args", "kwargs"], _put)
    wrap(
        "override_values",
        views,
        "preview_translation",
        ["request", "translation_id", "mode"],
        _preview,
    )
