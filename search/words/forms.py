"""Words as they stand in a text, brought to the form in which the site remembers them."""

import re
import unicodedata

SHORTEST, LONGEST = 4, 40
"""Letters that a remembered word has at least, characters that it has at most."""

WORD = r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*"

_UNSEEN = dict.fromkeys(map(ord, "\u0300\u0301\u00ad\u200b\u2060"))
_APOSTROPHES = dict.fromkeys(map(ord, "'ʼ‘`´′"), "’")
_POSSESSIVE = re.compile("(?<=[a-z])’s$")


def form_of(word: str) -> str:
    """``word`` in small letters with ’ for any apostrophe; "" if it is not to be remembered.

    That is a word of fewer than four letters, a very long one, or anything but letters.
    """
    plain = unicodedata.normalize("NFC", word).translate(_UNSEEN | _APOSTROPHES).lower()
    form = _POSSESSIVE.sub("", plain)
    letters = letters_of(form)
    fits = len(letters) >= SHORTEST and len(form) <= LONGEST and letters.isalpha()
    return form if fits else ""


def letters_of(form: str) -> str:
    """What counts when two forms are compared: аб’ява and абява are one."""
    return form.replace("’", "")
