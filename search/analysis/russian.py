"""Russian by pymorphy3: a word → its likely normal forms, ё written as е."""

import re
from typing import Any

from search.analysis.letters import in_one_script, without_signs
from search.analysis.loading import once
from search.analysis.russian_surnames import SURNAMES

LEAST_LIKELY = 0.1
LONGEST_ABBREVIATION = 5
_RUSSIAN = re.compile("[а-яё]+")


@once
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def spelled(word: str) -> str:
    """``word`` as it stands, whatever its lemma: lower case, ё as е."""
    return _lowered(word).replace("ё", "е")


def _lowered(word: str) -> str:
    return in_one_script(without_signs(word)).lower()


def keys(word: str) -> list[str]:
    """The normal forms of ``word``, the likeliest first; the word if it is not in Russian."""
    lowered = _lowered(word)
    plain = lowered.replace("ё", "е")
    if not _RUSSIAN.fullmatch(lowered):
        return [plain] if plain else []
    parses = _analyser().parse(lowered)
    found = [
        parse.normal_form.replace("ё", "е")
        for place, parse in enumerate(parses)
        if not place or parse.score >= LEAST_LIKELY
    ]
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION:
        found = [plain, *(each for each in found if len(each) > 1)]
    elif word[0].isupper():
        found += surname_keys(word)
    return found or [plain]


def surname_keys(word: str) -> list[str]:
    """The key under which a text has ``word`` if it is a surname; [] if it cannot be one."""
    found = SURNAMES.nominative(spelled(word))
    return [found] if found else []


def is_known(word: str) -> bool:
    """Whether ``word`` is a form in the dictionary."""
    lowered = _lowered(word)
    return bool(_RUSSIAN.fullmatch(lowered)) and bool(_analyser().word_is_known(lowered))
