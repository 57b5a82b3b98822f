"""English by simplemma: a word → its lemma, possessives and unknown plurals included."""

import re

from search.analysis.letters import APOSTROPHES, LATIN, term
from search.analysis.loading import once

LONGEST_ABBREVIATION = 5
_POSSESSIVE = re.compile(f"[{re.escape(APOSTROPHES)}][sS]?$")
_ENGLISH = re.compile("[a-z]+")
_CACHE = 1024


@once
def _lemmatizer():  # type: ignore[no-untyped-def]
    from simplemma import Lemmatizer

    return Lemmatizer(cache_max_size=_CACHE)


@once
def _dictionary():  # type: ignore[no-untyped-def]
    from simplemma import is_known as known

    return known


def spelled(word: str) -> str:
    """``word`` as a term, without the ending of a possessive."""
    return term(_POSSESSIVE.sub("", word))


def keys(word: str) -> list[str]:
    """The lemma of ``word`` in a list; the word itself if it is not in English letters."""
    plain = spelled(word)
    if not _ENGLISH.fullmatch(plain) or not LATIN.search(word):
        return [plain] if plain else []
    lemma = term(_lemmatizer().lemmatize(plain, lang="en"))
    if lemma == plain and not is_known(plain):
        lemma = _unknown_singular(plain)
    found = [lemma]
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION:
        found.insert(0, plain)
    return found


def is_known(word: str) -> bool:
    """Whether ``word`` is a form in the dictionary."""
    return bool(_dictionary()(spelled(word), lang="en"))


def _unknown_singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
