"""What somebody meant to type when the keyboard was in another layout."""

import re

from search.analysis.letters import CYRILLIC

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~' + "@#$^&|"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё" + '"№;:?/'
_BELARUSIAN = "йцукенгшўзх'фывапролджэячсмітьбю.ё" + "ЙЦУКЕНГШЎЗХ'ФЫВАПРОЛДЖЭЯЧСМІТЬБЮ,Ё" + '"№;:?/'
_LETTER = re.compile(r"[^\W\d_]")

_TO_RUSSIAN = str.maketrans(_LATIN, _RUSSIAN)
_TO_BELARUSIAN = str.maketrans(_LATIN, _BELARUSIAN)


def _keys_of(layout: str) -> dict[int, str]:
    """From what ``layout`` writes to the Latin sign on the same key; the unshifted one first."""
    keys: dict[int, str] = {}
    for written, latin in zip(layout, _LATIN, strict=True):
        keys.setdefault(ord(written), latin)
    return keys


_FROM_RUSSIAN = _keys_of(_RUSSIAN)
_FROM_BELARUSIAN = _keys_of(_BELARUSIAN) | dict.fromkeys(map(ord, "’ʼ"), "]")


def layouts(text: str) -> tuple[str, ...]:
    """What the same keys give in the other layouts, without ``text`` itself; () if nothing.

    Latin typing: Belarusian, Russian. Cyrillic typing: Latin, then the other Cyrillic layout.
    """
    if CYRILLIC.search(text):
        from_belarusian, from_russian = (
            text.translate(_FROM_BELARUSIAN),
            text.translate(_FROM_RUSSIAN),
        )
        read = [
            from_russian,
            from_belarusian,
            from_belarusian.translate(_TO_RUSSIAN),
            from_russian.translate(_TO_BELARUSIAN),
        ]
    else:
        read = [text.translate(_TO_BELARUSIAN), text.translate(_TO_RUSSIAN)]
    return tuple(each for each in dict.fromkeys(read) if each != text and _LETTER.search(each))
