"""What a translated string may be made of, whichever way it arrives."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from issues.texts import require_fit

MAX_LENGTH = 50_000
# Emphasis inside a link inside emphasis is three; a hundred thousand exhaust the parser.
MAX_DEPTH = 20

_TAG = re.compile(r"<(/?)([a-zA-Z]+)")


def require_translatable(text: str) -> None:
    """Raises ``ValidationError`` unless ``text`` can be kept as the translation of a string.

    It is HTML with inline tags; which tags are allowed is for wagtail-localize to say.
    """
    require_fit(text)
    if not text.strip():
        raise ValidationError(_("The translation is empty."))
    if len(text) > MAX_LENGTH:
        raise ValidationError(
            _("The translation has %(length)d characters; at most %(limit)d are allowed.")
            % {"length": len(text), "limit": MAX_LENGTH}
        )
    if _depth(text) > MAX_DEPTH:
        raise ValidationError(_("The translation has too many tags inside one another."))


def _depth(text: str) -> int:
    depth = deepest = 0
    for closing, name in _TAG.findall(text):
        if name.lower() != "br":
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest
