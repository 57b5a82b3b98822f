"""Belarusian in any orthography: a word → the keys of its lemmas."""

import re

from search.analysis.belarusian.lexicon import lexicon
from search.analysis.belarusian.orthography import key, norm
from search.analysis.belarusian.surnames import surname

# A short word in capitals may be an abbreviation, which has no lemma but itself.
LONGEST_ABBREVIATION = 5

# What ``norm`` does not know of taraškievica, and may not be taught: the dictionary is made by it.
_MORE_ROOTS = [
    (re.compile(other), official)
    for other, official in (
        ("дздз", "ддз"),
        ("зь(?=[еюяі])", "з"),
        ("ялег(?=$|[ауі]$|ам|ах|ау|оу|еу)", "ялог"),
        ("^сы(?=м[пб]|н[тдх]|ст)", "сі"),
        ("^альжыр", "алжыр"),
        ("^ангельск", "англійск"),
        ("^артаграф", "арфаграф"),
        ("^ільгот", "льгот"),
        ("^камп[ую]т[эа]р", "кампютар"),
        ("^калені(?=[яіюй])", "калоні"),
        ("^лендан", "лондан"),
        ("^лідэр", "лідар"),
        ("^музэ(?=[йяюі])", "музе"),
        ("^пэт[эа]рбур", "пецярбур"),
        ("^расе(?=[яіюй])", "расі"),
        ("^слеган", "слоган"),
        ("^хэльсын", "хельсін"),
    )
]
_YEARS = ("годы", "гады", "гадах", "гадам", "гадамі")
# The dictionary gives the Vilnius of "у Вільні" to a verb.
_LEMMAS = dict.fromkeys(_YEARS, ("год",)) | {"вільні": ("вільня",)}
# Where the official orthography writes е in loans; short words (мэр) are too like others (мера).
_HARD_BEFORE_E = re.compile("(?<=[бпмвфзсгкхлн])э")
_SHORTEST_LOAN = 6


def keys(word: str) -> list[str]:
    """The keys of all lemmas of ``word``, the likeliest first; [] if it has no letters."""
    normal = _normal(word)
    if not normal:
        return []
    found = list(map(key, _lemmas(normal)))
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION:
        found.insert(0, key(normal))
    elif word[0].isupper():
        found += surname_keys(word)
    return found


def surname_keys(word: str) -> list[str]:
    """The key under which a text has ``word`` if it is a surname; [] if it cannot be one."""
    found = surname(_normal(word))
    return [key(found)] if found else []


def _lemmas(normal: str) -> tuple[str, ...]:
    if normal in _LEMMAS:
        return _LEMMAS[normal]
    if "э" in normal and len(normal) >= _SHORTEST_LOAN and not lexicon().holds(normal):
        official = _HARD_BEFORE_E.sub("е", normal)
        if lexicon().holds(official):
            normal = official
    return lexicon().lemmas(normal)


def spelled(word: str) -> str:
    """The key of ``word`` as it stands, whatever its lemma."""
    return key(_normal(word))


def is_known(word: str) -> bool:
    """True for some words of the dictionary; it does not hold each of them as such."""
    return lexicon().holds(_normal(word))


def _normal(word: str) -> str:
    normal = norm(word)
    for other, official in _MORE_ROOTS:
        normal = other.sub(official, normal)
    return normal
