"""Signs that no text of the publication may hold."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Control characters (tab and line breaks aside), lone surrogates, non-characters, and the
# overrides and isolates of writing direction, which make a text read otherwise than it is
# stored. PostgreSQL refuses the first two; none has a use in Belarusian, Russian or English.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def first_unfit_sign(text: str) -> str | None:
    """The first sign of ``text`` that may not be kept, as ``U+202E``; ``None`` if there is none."""
    found = _UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def without_unfit_signs(text: str) -> str:
    """``text`` as it may leave the house, whoever put it into the database."""
    return _UNFIT.sub("", text)


def require_fit(text: str) -> None:
    """Raises ``ValidationError``, naming the sign, when ``text`` holds one that may not be kept."""
    sign = first_unfit_sign(text)
    if sign is not None:
        raise ValidationError(
            _("The text holds a sign that cannot be kept (%(sign)s). Type this place anew.")
            % {"sign": sign},
            code="unfit_sign",
        )


def require_fit_fields(values: dict[str, Any]) -> None:
    """Raises ``ValidationError`` with a message for every field whose text is not fit."""
    errors: dict[str, ValidationError] = {}
    for name, value in values.items():
        try:
            require_fit(value if isinstance(value, str) else "")
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)


def strings_in(value: Any) -> Iterator[str]:
    """Every string of a JSON value, keys aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings_in(part)
