"""Skeletons: what is left of a name when languages spell it each in its own way.

Lukashenka, Lukashenko, Łukašenka, Łukaszenka, Лукашэнка and Лукашенко have one skeleton. So do
some names that are not the same, so that skeletons are good for a second tier of results only.
"""

import re
import unicodedata
from collections.abc import Iterable

from search.analysis.lacinka import is_marked
from search.analysis.letters import CYRILLIC, LATIN, without_signs

PREFIX = "n0"
SHORTEST = 4

_SOFTENING = "іиеёюяь"
_CYRILLIC_SOUNDS = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "a", "ё": "a", "ж": "z",
    "з": "z", "и": "", "і": "", "ї": "", "й": "", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "a", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f", "х": "h",
    "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ъ": "", "ы": "", "ь": "", "э": "a", "ю": "u",
    "я": "a", "є": "a",
})  # fmt: skip
# A capital C is the sound of English ch, which no later rule may take for a c.
_DIGRAPHS = (
    ("shch", "sC"), ("szcz", "sC"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("sz", "s"),
    ("cz", "C"), ("ph", "f"), ("x", "ks"),
)  # fmt: skip
_PLAIN_LATIN = str.maketrans("łńśźćŭšžżówqj", "lnszcvszzuvki")
_ADJECTIVE_ENDING = re.compile("(?<=[^aeiouy])(iy|yj|yi|y|i)$")


def skeletons(word: str, locale: str = "") -> list[str]:
    """The skeletons of ``word`` in ``locale``; in every plausible reading if that is "".

    [] for a word in another script.
    """
    lowered = without_signs(word).lower()
    if CYRILLIC.search(lowered):
        return [_of_cyrillic(lowered, soft) for soft in _soft_readings(lowered, locale)]
    if not LATIN.search(lowered):
        return []
    sounds = ["h"] if is_marked(lowered) else ["C", "h"] if "ch" in lowered else ["C"]
    return [_of_latin(lowered, ch, soft) for ch in sounds for soft in (True, False)]


def terms(words: Iterable[str], locale: str = "") -> list[str]:
    """The terms of the skeletons of ``words``, each once, without very short ones."""
    found = (skeleton for word in words for skeleton in skeletons(word, locale))
    return list(dict.fromkeys(PREFIX + each[:60] for each in found if len(each) >= SHORTEST))


def _soft_readings(word: str, locale: str) -> tuple[bool, ...]:
    """Belarusian ц before a soft vowel answers Russian т (Ціханоўская, Тихановская)."""
    if locale:
        return (locale != "ru",)
    return (True,) if re.search("[ўі]", word) else (True, False)


def _of_cyrillic(word: str, soft: bool) -> str:
    if word.endswith(("ий", "ый", "ои", "ой")):
        word = word[:-2]
    word = re.sub(f"дз(?=[{_SOFTENING}вм])", "д", word)
    if soft:
        word = re.sub(f"ц(?=[{_SOFTENING}в])", "т", word)
    word = re.sub("в(?=[бвгджзклмнпрстфхцчш]|$)", "ў", word)
    return _squeezed(word.translate(_CYRILLIC_SOUNDS))


def _of_latin(word: str, ch: str, soft: bool) -> str:
    word = word.replace("č", "C").translate(_PLAIN_LATIN)
    word = unicodedata.normalize("NFKD", word)
    word = re.sub("[^a-zC]", "", word)
    for letters, sound in (*_DIGRAPHS, ("ch", ch)):
        word = word.replace(letters, sound)
    word = re.sub("tz|ts", "c", word)
    word = re.sub("dz(?=[iyevm])", "d", word)
    if soft:
        word = re.sub("c(?=[iev]|y[aeou])", "t", word)
    word = re.sub("(?<=[aeo])u(?=[^aeiouy]|$)", "v", word)
    word = _ADJECTIVE_ENDING.sub("", word)
    word = re.sub("[iy]", "", word.replace("g", "h"))
    return _squeezed(re.sub("[aeo]", "a", word))


def _squeezed(sounds: str) -> str:
    sounds = re.sub("(?<=a)u(?=[^a]|$)", "v", sounds).lower()
    sounds = re.sub("[^a-z]", "", sounds)
    sounds = re.sub(r"(.)\1+", r"\1", sounds)
    stem = sounds.rstrip("a")
    return stem if len(stem) > 2 else sounds
