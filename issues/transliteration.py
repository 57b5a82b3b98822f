"""Titles in Cyrillic or Łacinka turned into ASCII: of an address, or of a bibliography.

Belarusian and Russian follow one published scheme, ICAO Doc 9303 part 3 (the one in passports):
г is h in Belarusian and g in Russian, ё is io and e, й and і are i, х kh, ц ts, ю iu, я ia, and ь
is left out. One departure: ъ is left out too, as the Belarusian apostrophe that does its work is.
The Belarusian Latin script, Łacinka, is written with the same letters, so that «Лукашэнка» and
“Łukašenka” get one address. Every other script falls to AnyAscii.

Catalogues of libraries write the same letters: the tables of the American Library Association and
the Library of Congress, once their ties, dots and primes are left out, are these.
"""

import re
import unicodedata
from collections.abc import Iterable

from anyascii import anyascii

# fmt: off
_SHARED = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}
_LACINKA = {
    "je": "e", "ie": "e", "ja": "ia", "jo": "io", "ju": "iu", "j": "i", "ch": "kh", "c": "ts",
    "ć": "ts", "š": "sh", "č": "ch", "ž": "zh", "ŭ": "u",
}
# fmt: on
_RUSSIAN = str.maketrans(_SHARED)
_BELARUSIAN = str.maketrans(_SHARED | {"г": "h", "ё": "io"})
_LATIN = str.maketrans({"š": "sh", "č": "ch", "ž": "zh"})
_ONLY_RUSSIAN = frozenset("ищъ")

_LACINKA_SIGNS = re.compile("[ŭščžćśźńł]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]+")
_LACINKA_PARTS = re.compile("|".join(_LACINKA))

_APOSTROPHES = re.compile("['`´‘’ʼʹ′‛＇]")
_UNUSABLE = re.compile("[^a-z0-9]+")


def slugify_title(text: str, *, language: str | None = None, max_length: int = 80) -> str:
    """An address of a–z, 0–9 and hyphens for ``text``, at most ``max_length`` characters.

    «Сітуацыя ў Беларусі» becomes ``situatsyia-u-belarusi``. ``language`` (be, ru, en) settles
    letters that be and ru share; without it Cyrillic is Belarusian unless it has a letter that
    only Russian has. Łacinka is recognised when ``language`` is be; elsewhere Latin letters just
    lose their marks, š, č and ž becoming sh, ch and zh. Cut between words where that is possible.
    An address comes back unchanged. Empty when ``text`` has no letter and no digit. Raises
    ``ValueError`` when ``max_length`` is below 1.
    """
    if max_length < 1:
        raise ValueError("max_length must be at least 1")
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text).lower())
    if language == "be" and _LACINKA_SIGNS.search(plain) and not _CYRILLIC.search(plain):
        plain = _LACINKA_PARTS.sub(lambda part: _LACINKA[part[0]], plain)
    russian = language == "ru" or (language != "be" and not _ONLY_RUSSIAN.isdisjoint(plain))
    plain = plain.translate(_RUSSIAN if russian else _BELARUSIAN).translate(_LATIN)
    ascii_text = _APOSTROPHES.sub("", "".join(map(_ascii, plain))).lower()
    return _cut(_UNUSABLE.sub("-", ascii_text).strip("-"), max_length)


def romanise(text: str, language: str) -> str:
    """``text`` with its Cyrillic letters in ASCII; capitals, spaces and punctuation stay.

    «Сітуацыя ў Беларусі» becomes “Situatsyia u Belarusi”. ``language`` (be, ru) settles the
    letters that the two share, as in ``slugify_title``.
    """
    letters = _RUSSIAN if language == "ru" else _BELARUSIAN
    return _CYRILLIC_WORD.sub(
        lambda word: in_same_case(word[0], [_letter(letter, letters) for letter in word[0]]),
        unicodedata.normalize("NFC", text),
    )


def in_same_case(word: str, parts: Iterable[str]) -> str:
    """Joins ``parts``, one for each letter of ``word``, with the capitals of ``word``.

    A capital that becomes two letters has both large in a word of capitals alone: «ЮНЕСКА»,
    «Юрый» as JU and Ju.
    """
    joined = "".join(
        part if letter.islower() else part[:1].upper() + part[1:]
        for letter, part in zip(word, parts, strict=True)
    )
    return joined.upper() if len(word) > 1 and word.isupper() else joined


def _letter(letter: str, letters: dict[int, str]) -> str:
    return anyascii(letter.lower().translate(letters)).lower()


def _ascii(character: str) -> str:
    """Letters, digits and accents in ASCII; invisible characters vanish; the rest parts words."""
    kind = unicodedata.category(character)
    if kind == "Cf":
        return ""
    return anyascii(character) if kind[0] in "LMN" else " "


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    words, hyphen, _ = slug[: max_length + 1].rpartition("-")
    return words if hyphen else slug[:max_length]
