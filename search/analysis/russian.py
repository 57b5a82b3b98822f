"""Russian by pymorphy3: a word → its likely normal forms, ё written as е."""

import re
from typing import Any

from search.analysis.letters import in_one_script, without_signs
from search.analysis.loading import once

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
        found.insert(0, plain)
    return found or [plain]


def is_known(word: str) -> bool:
    """Whether ``word`` is a form in the dictionary."""
    lowered = _lowered(word)
    return bool(_RUSSIAN.fullmatch(lowered)) and bool(_analyser().word_is_known(lowered))
