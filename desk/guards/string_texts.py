"""A string that cannot be kept is refused with 400; upstream it is an error of the server."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError as BadRequest
from wagtail_localize.views.edit_translation import edit_string_translation

from desk.guards.wrapping import Function, wrap
from desk.translated_strings import require_translatable


def value_of(request: Any) -> str:
    """The ``value`` of a PUT request; raises ``BadRequest`` where there is none."""
    if "value" not in request.POST:
        raise BadRequest({"value": [_("There is no text.")]})
    return str(request.POST["value"])


def _put(original: Function) -> Function:
    def put(self: Any, request: Any, **kwargs: Any) -> Any:
        try:
            require_translatable(value_of(request))
        except ValidationError as error:
            raise BadRequest({"value": error.messages}) from error
        return original(self, request, **kwargs)

    return put


def install() -> None:
    wrap("string_texts", edit_string_translation.cls, "put", ["self", "args", "kwargs"], _put)
