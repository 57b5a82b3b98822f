"""What somebody meant to type when the keyboard was in another layout."""

import re

from search.analysis.letters import CYRILLIC, LATIN

# The same keys in three layouts: letters and their neighbours, these with Shift, other signs.
_ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~' + "@#$^&|"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё" + '"№;:?/'
_BELARUSIAN = "йцукенгшўзх'фывапролджэячсмітьбю.ё" + "ЙЦУКЕНГШЎЗХ'ФЫВАПРОЛДЖЭЯЧСМІТЬБЮ,Ё" + '"№;:?/'
_APOSTROPHE_OF_CAPITALS = re.compile("(?<=[А-ЯЁІЎ])['’ʼ](?=[А-ЯЁІЎ])")
_WORD = re.compile(r"[^\W\d_]{2}")

_TO_RUSSIAN = str.maketrans(_ENGLISH, _RUSSIAN)
_TO_BELARUSIAN = str.maketrans(_ENGLISH, _BELARUSIAN)


def _keys_of(layout: str) -> dict[int, str]:
    """From what ``layout`` writes to the English sign on the same key, without Shift if it can."""
    keys: dict[int, str] = {}
    for written, english in zip(layout, _ENGLISH, strict=True):
        keys.setdefault(ord(written), english)
    return keys


_FROM_RUSSIAN = _keys_of(_RUSSIAN)
_FROM_BELARUSIAN = _keys_of(_BELARUSIAN) | dict.fromkeys(map(ord, "’ʼ"), "]")


def layouts(text: str) -> tuple[str, ...]:
    """What the keys of ``text`` give in the other layouts, capitals kept; without ``text`` itself.

    English typing is read in the Belarusian and the Russian layout, Cyrillic typing in the
    English and in the other Cyrillic one. A reading without two letters in a row is none.
    """
    read = []
    if LATIN.search(text) or not CYRILLIC.search(text):
        read += [text.translate(_TO_BELARUSIAN), text.translate(_TO_RUSSIAN)]
    if CYRILLIC.search(text):
        read += _of_cyrillic(text)
    return tuple(each for each in dict.fromkeys(read) if each != text and _WORD.search(each))


def _of_cyrillic(text: str) -> list[str]:
    """English and Cyrillic readings of what is typed in one Cyrillic layout, ў and щ tell which."""
    text = _APOSTROPHE_OF_CAPITALS.sub("}", text)
    layouts = ((_FROM_BELARUSIAN, _TO_RUSSIAN), (_FROM_RUSSIAN, _TO_BELARUSIAN))
    typed = [(text.translate(keys), other) for keys, other in layouts]
    possible = [(english, other) for english, other in typed if not CYRILLIC.search(english)]
    crossed = [english.translate(other) for english, other in possible]
    return [english for english, _ in possible] + crossed
