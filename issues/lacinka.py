"""Belarusian Cyrillic in Łacinka, letter by letter.

The norm is Łacinka as Branisłaŭ Taraškievič reformed it (Biełaruskaja hramatyka dla škoł, 5th
edition, Vilnia 1929: č, š, ž and ŭ), with v for w as printed since the 1940s and in “Naša Niva”
today:

- л is l before е, ё, ю, я, і, ь and before another soft л, else ł; after l no i is written: lon
  is «лён», łom is «лом».
- е, ё, ю, я are je, jo, ju, ja at the start of a word and after a vowel, an apostrophe, ь, ў and
  й; ie, io, iu, ia after any other consonant.
- і is i; ji only after an apostrophe or ь, where it alone tells «сям’і» from «сямі».
- ь after з, с, ц, н gives ź, ś, ć, ń; after л it is in the l; after other letters it is silent.
- An apostrophe before е, ё, ю, я, і is in the j; others stay.

The instruction of 2007 on geographical names differs: it has no ł, and writes l and ĺ for л and ль.

Letters are converted, sounds are not guessed: softness that Cyrillic spelling of 1933 and 2008
does not mark, as in «снег» (śnieh), is not marked here either; г is always h, ґ is g.

Words of other languages stay: those with a letter that Belarusian lacks, and whole phrases, up to
quotation marks, with such a letter in every other word or more, and neither і nor ў. So do
addresses of the web and of mail. Roman numbers typed with Cyrillic letters become Latin ones.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from issues.transliteration import in_same_case

# fmt: off
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ё": "o", "ж": "ž",
    "з": "z", "і": "i", "й": "j", "к": "k", "л": "ł", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ў": "ŭ", "ф": "f", "х": "ch", "ц": "c", "ч": "č",
    "ш": "š", "ы": "y", "ь": "", "э": "e", "ю": "u", "я": "a",
}
# fmt: on
_SOFT = {"з": "ź", "с": "ś", "ц": "ć", "н": "ń", "л": "l"}
_JOTTED = frozenset("еёюя")
_SOFT_FOLLOWS = re.compile("л?[еёюяіьi]")
_J_FOLLOWS = frozenset("аеёіоуыэюяўйь")
_APOSTROPHES = frozenset("'’ʼ")
_INVISIBLE = frozenset("\u0301\u00ad")
"""Stress mark and soft hyphen: they stay where they are, and the letters around do not see them."""

_UNITS = {"кг": "kg", "мг": "mg"}

_CYRILLIC = "\u0400-\u04ff"
_WORD = re.compile(f"[iI]*[{_CYRILLIC}](?:[{_CYRILLIC}iI\u0301\u00ad]|['’ʼ](?=[{_CYRILLIC}]))*")
_OTHER_ALPHABET = re.compile(f"(?![{''.join(_LETTERS)}])[{_CYRILLIC}]", re.IGNORECASE)
_ONLY_BELARUSIAN = re.compile("[іў]", re.IGNORECASE)
_QUOTATION_MARKS = re.compile('([«»„“”"])')
_ADDRESS = re.compile(
    r"""(
        \b(?:https?|ftp)://\S+ | \bmailto:\S+ | \bwww\.\S+
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | \b[\w-]+(?:\.[\w-]+)*\.(?:бел|рф|укр)\b(?:/\S*)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = re.compile(r"(?<!\w)[IVXLCDMІХ]{2,}(?!\w)")
_ROMAN_LETTERS = str.maketrans("ІХ", "IX")


def to_lacinka(text: str) -> str:
    """``text`` with its Belarusian words in Łacinka; everything else stays, case and space too."""
    if not re.search(f"[{_CYRILLIC}]", text):
        return text
    parts = _ADDRESS.split(unicodedata.normalize("NFC", text))
    parts[::2] = [_phrases(part) for part in parts[::2]]
    return "".join(parts)


def _phrases(text: str) -> str:
    return "".join(
        phrase if _is_foreign(phrase) else _WORD.sub(_word, _ROMAN.sub(_roman, phrase))
        for phrase in _QUOTATION_MARKS.split(text)
    )


def _is_foreign(phrase: str) -> bool:
    if not _OTHER_ALPHABET.search(phrase) or _ONLY_BELARUSIAN.search(phrase):
        return False
    words = _WORD.findall(phrase)
    return 2 * sum(bool(_OTHER_ALPHABET.search(word)) for word in words) >= len(words)


def _roman(number: re.Match[str]) -> str:
    return number[0].translate(_ROMAN_LETTERS)


def _word(word: re.Match[str]) -> str:
    return _converted(word[0])


@lru_cache(maxsize=20_000)
def _converted(word: str) -> str:
    if _OTHER_ALPHABET.search(word):
        return word
    if word in _UNITS:
        return _UNITS[word]
    letters = word.lower()
    latin = _latin([letter for letter in letters if letter not in _INVISIBLE])
    parts = [letter if letter in _INVISIBLE else next(latin) for letter in letters]
    return in_same_case(word, parts)


def _latin(letters: list[str]) -> Iterator[str]:
    """What each letter of a word in small letters becomes."""
    for place, letter in enumerate(letters):
        before = letters[place - 1] if place else ""
        after = "".join(letters[place + 1 :])
        if letter in _JOTTED:
            yield _after(before) + _LETTERS[letter]
        elif letter == "і":
            yield "ji" if before in _APOSTROPHES or before == "ь" else "i"
        elif letter == "л":
            yield "l" if _SOFT_FOLLOWS.match(after) else "ł"
        elif letter in _APOSTROPHES:
            yield "" if after[:1] in _JOTTED | {"і"} else letter
        else:
            yield (
                _SOFT[letter]
                if letter in _SOFT and after[:1] == "ь"
                else _LETTERS.get(letter, letter)
            )


def _after(before: str) -> str:
    """What stands before the vowel of е, ё, ю, я: their softness, or their j."""
    if not before or before in _J_FOLLOWS | _APOSTROPHES:
        return "j"
    return "" if before == "л" else "i"
