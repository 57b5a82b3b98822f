"""Belarusian in any orthography: a word → the keys of its lemmas."""

from search.analysis.belarusian.lexicon import lexicon
from search.analysis.belarusian.orthography import key, norm

# A short word in capitals may be an abbreviation, which has no lemma but itself.
LONGEST_ABBREVIATION = 5


def keys(word: str) -> list[str]:
    """The keys of all lemmas of ``word``, the likeliest first; [] if it has no letters."""
    normal = norm(word)
    if not normal:
        return []
    found = [key(lemma) for lemma in lexicon().lemmas(normal)]
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION:
        found.insert(0, key(normal))
    return found


def spelled(word: str) -> str:
    """The key of ``word`` as it stands, whatever its lemma."""
    return key(norm(word))


def is_known(word: str) -> bool:
    """True for some words of the dictionary; it does not hold each of them as such."""
    return lexicon().holds(norm(word))
