"""Belarusian in any orthography: a word → the keys of its lemmas."""

import re

from search.analysis.belarusian.lexicon import lexicon
from search.analysis.belarusian.orthography import key, norm
from search.analysis.belarusian.roots import others, to_official
from search.analysis.belarusian.surnames import SURNAMES

# A short word in capitals may be an abbreviation, which has no lemma but itself.
LONGEST_ABBREVIATION = 5

# What ``norm`` does not know of taraškievica, and may not be taught: the dictionary is made by it.
_MORE_SPELLINGS = [
    (re.compile(other), spelling)
    for other, spelling in (
        ("дздз", "ддз"),
        ("зь(?=[еюяі])", "з"),
        ("ялег(?=$|[ауі]$|ам|ах|ау|оу|еу)", "ялог"),
        ("^сы(?=м[пб]|н[тдх]|ст)", "сі"),
        ("^музэ(?=[йяюі])", "музе"),
        ("^хэльсын", "хельсін"),
    )
]
_YEARS = ("годы", "гады", "гадах", "гадам", "гадамі")
# Frequent words that the dictionary takes for others as well: the Vilnius of "у Вільні" for a verb,
# now for an infection, districts for advice.
_LEMMAS = dict.fromkeys(_YEARS, ("год",)) | {
    "вільні": ("вільня",),
    "зараз": ("зараз",),
    "раены": ("раен",),
}
# Where the official orthography writes е in loans; short words (мэр) are too like others (мера).
_HARD_BEFORE_E = re.compile("(?<=[бпмвфзсгкхлн])э")
_SHORTEST_LOAN = 6


def keys(word: str) -> list[str]:
    """The keys of all lemmas of ``word``, the likeliest first; [] if it has no letters."""
    normal = _normal(word)
    if not normal:
        return []
    found = _keys_of(normal)
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION:
        found = [key(normal), *(each for each in found if len(each) > 1)]
    elif word[0].isupper():
        found += surname_keys(word)
    return found


def keys_of_other_roots(found: list[str]) -> list[str]:
    """For the keys of a word that is asked for, those of the same word on another root."""
    return [other for each in found for other in others(each)]


def surname_keys(word: str) -> list[str]:
    """The key under which a text has ``word`` if it is a surname; [] if it cannot be one."""
    found = SURNAMES.nominative(_normal(word))
    return [key(found)] if found else []


def _keys_of(normal: str) -> list[str]:
    known, root = to_official(normal)
    found = map(key, _lemmas(known))
    return list(map(root.kept, found) if root else found)


def _lemmas(normal: str) -> tuple[str, ...]:
    if normal in _LEMMAS:
        return _LEMMAS[normal]
    if "э" in normal and len(normal) >= _SHORTEST_LOAN and not lexicon().holds(normal):
        softer = _HARD_BEFORE_E.sub("е", normal)
        if lexicon().nearest(softer) > lexicon().nearest(normal):
            normal = softer
    found = lexicon().lemmas(normal)
    if lexicon().holds(normal):
        return found
    # Only a word that is known may be a form of a single letter (мяне, я): смі is none of с.
    return tuple(lemma for lemma in found if len(lemma) > 1) or (normal,)


def spelled(word: str) -> str:
    """The key of ``word`` as it stands, whatever its lemma."""
    return key(_normal(word))


def is_known(word: str) -> bool:
    """True for some words of the dictionary; it does not hold each of them as such."""
    known, _ = to_official(_normal(word))
    return lexicon().holds(known)


def _normal(word: str) -> str:
    normal = norm(word)
    for other, spelling in _MORE_SPELLINGS:
        normal = other.sub(spelling, normal)
    return normal
