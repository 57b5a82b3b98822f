"""Belarusian in Latin letters → Cyrillic: the official romanisation and the classical Łacinka."""

import re
import unicodedata

MARKED = re.compile("[čćłńśšŭžź]")

_VOWELS = "aeiouy"
_IOTATED = {"a": "я", "e": "е", "o": "ё", "u": "ю"}
_SOFT_PAIRS = {"ć": "ц", "ń": "н", "ś": "с", "ź": "з"}
_LETTERS = {
    "a": "а", "b": "б", "c": "ц", "č": "ч", "ć": "ць", "d": "д", "e": "э", "f": "ф", "g": "ґ",
    "h": "г", "i": "і", "j": "й", "k": "к", "ł": "л", "m": "м", "n": "н", "ń": "нь", "o": "о",
    "p": "п", "r": "р", "s": "с", "š": "ш", "ś": "сь", "t": "т", "u": "у", "ŭ": "ў", "v": "в",
    "w": "в", "y": "ы", "z": "з", "ž": "ж", "ź": "зь",
}  # fmt: skip
_NEEDLESS_SOFT_SIGN = re.compile("(?<=[цзснл])ь(?=[еёюяіь])")


def is_marked(word: str) -> bool:
    """Whether ``word`` has a letter that tells Łacinka from English."""
    return bool(MARKED.search(unicodedata.normalize("NFC", word).lower()))


def to_cyrillic(word: str) -> list[str]:
    """The readings of ``word`` in Cyrillic and lower case; other signs stay.

    l is soft in a word that has ł too (Łukašenka has no other reading than лукашэнка); else it
    may be either, for many write l for both (luty → луты, люты).
    """
    latin = unicodedata.normalize("NFC", word).lower()
    if "ł" in latin:
        return [_transliterated(latin, soft_l=True)]
    return list(dict.fromkeys(_transliterated(latin, soft) for soft in (False, True)))


def _transliterated(latin: str, soft_l: bool) -> str:
    written, place = [], 0
    while place < len(latin):
        cyrillic, length = _next(latin, place, soft_l)
        written.append(cyrillic)
        place += length
    return _NEEDLESS_SOFT_SIGN.sub("", "".join(written))


def _next(latin: str, place: int, soft_l: bool) -> tuple[str, int]:
    """What stands at ``place`` in Cyrillic, and how many Latin letters that were."""
    letter, following = latin[place], latin[place + 1 : place + 2]
    before = latin[place - 1 : place] if place else ""
    if letter + following == "ch":
        return "х", 2
    if letter == "j" and following == "i":
        return "і", 2
    if letter == "j" and following in _IOTATED:
        return _IOTATED[following], 2
    if letter == "i" and following in _IOTATED and before and before not in _VOWELS:
        return _IOTATED[following], 2
    if letter == "l":
        return _soft(following) if soft_l else ("л", 1)
    if letter in _SOFT_PAIRS and following == "i":
        return _SOFT_PAIRS[letter], 1
    return _LETTERS.get(letter, letter), 1


def _soft(following: str) -> tuple[str, int]:
    """The soft l before ``following``."""
    if following in _IOTATED:
        return "л" + _IOTATED[following], 2
    return ("л", 1) if following and following in _VOWELS else ("ль", 1)
