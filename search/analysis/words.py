"""One word of a text → its index terms, by the language of the text."""

import re
from collections.abc import Iterable
from functools import lru_cache

from search.analysis import belarusian, english, lacinka, russian
from search.analysis.letters import (
    APOSTROPHES,
    CYRILLIC,
    LONGEST,
    in_one_script,
    term,
    without_signs,
)

# A word may carry this many signs that are no letters of it; the rest is not looked at.
_LOOKED_AT = 4 * LONGEST
_ONLY_BELARUSIAN = re.compile("[ўі]")
# No Russian word has one between a consonant and such a vowel.
_BELARUSIAN_APOSTROPHE = re.compile(f"(?i)[бвгджзклмнпрстфхцчш][{APOSTROPHES}][еёюя]")
_ONLY_RUSSIAN = re.compile("[ищъ]")
_NUMBER = re.compile(r"\d[\d.,]*")
_ARTICLE = re.compile(r"\d{3}\.\d{1,2}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def keys(word: str, locale: str) -> tuple[str, ...]:
    """The index terms of one word of a text in ``locale`` ("" if unknown), the likeliest first.

    Those of texts are remembered; a word in no language at all is one of a question.
    """
    return (_remembered if locale else _keys)(word[:_LOOKED_AT], locale)


def _keys(word: str, locale: str) -> tuple[str, ...]:
    if _NUMBER.fullmatch(word):
        return number(word)
    if "." in word:
        return spellings(word, locale)
    word = in_one_script(word)
    if CYRILLIC.search(word):
        return terms(cyrillic(word, locale))
    found = english.keys(word)
    if locale == "be" and lacinka.is_marked(word):
        found = [key for each in lacinka.to_cyrillic(word) for key in belarusian.keys(each)]
    return terms(found)


_remembered = lru_cache(30_000)(_keys)


def without_dots(word: str) -> str:
    """An abbreviation without its dots: U.S. → US."""
    return word.replace(".", "")


def cyrillic(word: str, locale: str = "") -> list[str]:
    """The keys of a Cyrillic word; a word that is not of the locale's language is read as it is."""
    letters = without_signs(word).lower()
    if len(letters) > LONGEST:
        return [belarusian.spelled(word)]
    may_be_russian = not _ONLY_BELARUSIAN.search(letters)
    if locale == "ru" and may_be_russian:
        return russian.keys(word)
    if locale == "be" and not (may_be_russian and _ONLY_RUSSIAN.search(letters)):
        return belarusian.keys(word)
    if not may_be_russian or _BELARUSIAN_APOSTROPHE.search(word):
        return belarusian.keys(word)
    return belarusian.keys(word) + russian.keys(word)


def spellings(word: str, locale: str = "") -> tuple[str, ...]:
    """``word`` as it is spelled, whatever its lemma: one term, or one per likely language."""
    if _NUMBER.fullmatch(word):
        return number(word)
    word = in_one_script(without_dots(word))
    if not CYRILLIC.search(word):
        if lacinka.is_marked(word):
            cyrillic_ones = [belarusian.spelled(each) for each in lacinka.to_cyrillic(word)]
            return terms([*cyrillic_ones, english.spelled(word)])
        return terms([english.spelled(word)])
    found = [belarusian.spelled(word)] if locale != "ru" else []
    return terms([*found, russian.spelled(word)] if locale != "be" else found)


def joined(parts: Iterable[str], last: Iterable[str], locale: str = "") -> tuple[str, ...]:
    """The terms of a compound: ``parts`` as they are spelled, with each term of the last part."""
    beginnings = ["", ""]
    for part in parts:
        beginnings[0] += next(iter(spellings(part, "be")), "")
        beginnings[1] += next(reversed(spellings(part, "ru")), "")
    chosen = {"be": beginnings[:1], "ru": beginnings[1:]}.get(locale, beginnings)
    endings = list(last)
    return terms(beginning + ending for beginning in chosen for ending in endings)


def number(word: str) -> tuple[str, ...]:
    """3,5 and 3.5 → 3d5; 1,000 is a thousand or one; 193.1 is an article, also written 193-1."""
    written = term(re.sub("[.,]+", "d", word.strip(".,")))
    if _THOUSANDS.fullmatch(word):
        return terms([word.replace(",", "").replace(".", "d"), written])
    if _ARTICLE.fullmatch(word):
        return terms([written, word.replace(".", "")])
    return terms([written])


def terms(found: Iterable[str]) -> tuple[str, ...]:
    """``found`` as terms, each once."""
    return tuple(dict.fromkeys(each for each in map(term, found) if each))
