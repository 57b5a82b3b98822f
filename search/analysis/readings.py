"""One word of a question → every term under which it may stand in the index."""

from functools import lru_cache

from search.analysis import belarusian, english, lacinka, names, russian
from search.analysis.letters import CYRILLIC, LATIN, in_one_script, lookalike
from search.analysis.tokens import tokenize
from search.analysis.words import cyrillic, joined, keys, spellings, terms, without_dots

_STOP_WORDS = """
і й а але ці у ў на з са за да па пра аб без для пры над пад не ні што як гэта бы б жа то ад
и в во с со к ко по о об от при что как это же но или из
the a an of in on at to for by and or is are was were be with from as it this that
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
_LOOKED_AT = 256
_SHORTEST_UNMARKED_LACINKA = 4
_LONGEST_ABBREVIATION = 3
"""Letters of a word that may be an abbreviation although it is typed small (us, смі)."""


def readings(word: str) -> tuple[str, ...]:
    """The terms of ``word`` in Belarusian, Russian and English, in Łacinka and by homoglyphs.

    Of a compound (інтэрнэт-крама) the terms of the joined word: its parts are words too, and
    have readings of their own. () if there is no letter or digit in it.
    """
    return _readings(word[:_LOOKED_AT])


@lru_cache(2_000)
def _readings(word: str) -> tuple[str, ...]:
    parts = [token.text for token in tokenize(word)]
    if not parts:
        return ()
    found = _of_one_word(parts[-1])
    return joined(parts[:-1], found) if len(parts) > 1 else found


def _of_one_word(word: str) -> tuple[str, ...]:
    found = list(keys(word, ""))
    plain = in_one_script(without_dots(word))
    if CYRILLIC.search(plain):
        found += belarusian.surname_keys(plain) + russian.surname_keys(plain)
    if LATIN.search(plain) and not CYRILLIC.search(plain):
        if lacinka.is_marked(plain) or len(plain) >= _SHORTEST_UNMARKED_LACINKA:
            found += _in_lacinka(plain)
        found += keys(lookalike(plain), "")
    if plain.isalpha() and len(plain) <= _LONGEST_ABBREVIATION:
        found += spellings(plain)
    return terms(found + belarusian.keys_of_other_roots(found))


def _in_lacinka(word: str) -> list[str]:
    return [term for each in lacinka.to_cyrillic(word) for term in terms(cyrillic(each, "be"))]


def name_readings(word: str) -> tuple[str, ...]:
    """The skeleton terms of every name that ``word`` may be, in any of the languages."""
    return _name_readings(word[:_LOOKED_AT])


@lru_cache(2_000)
def _name_readings(word: str) -> tuple[str, ...]:
    found: list[str] = []
    for token in tokenize(word):
        plain = in_one_script(token.text)
        if CYRILLIC.search(plain):
            bases = [*keys(plain, ""), plain]
        else:
            bases = [english.without_possessive(plain)]
            if lacinka.is_marked(plain):
                bases += _in_lacinka(plain)
        found += names.terms(bases)
    return tuple(dict.fromkeys(found))


def forget() -> None:
    """Drops what is remembered of the words of questions; to be called when one is answered."""
    _readings.cache_clear()
    _name_readings.cache_clear()


def surface(word: str) -> tuple[str, ...]:
    """``word`` as it is spelled, in the ways in which its spelling is indexed: usually 1 or 2."""
    parts = [token.text for token in tokenize(word[:_LOOKED_AT])]
    if not parts:
        return ()
    found = spellings(parts[-1])
    return joined(parts[:-1], found) if len(parts) > 1 else found


def beginnings(word: str) -> tuple[str, ...]:
    """What words may begin with of which ``word`` is typed so far, as their spelling is indexed.

    Latin letters may begin a word in Łacinka of which no letter tells it from English yet.
    """
    found = surface(word)
    plain = in_one_script(without_dots(word[:_LOOKED_AT]))
    if not LATIN.search(plain) or CYRILLIC.search(plain):
        return found
    return terms([*found, *(term for each in lacinka.to_cyrillic(plain) for term in surface(each))])


def is_known(word: str) -> bool:
    """Whether ``word`` is in a dictionary of one of the languages.

    The Belarusian one does not hold each of its words as such: False says little there.
    """
    tokens = tokenize(word)
    if len(tokens) != 1 or len(word) > _LOOKED_AT or not tokens[0].text[0].isalpha():
        return False
    plain = in_one_script(tokens[0].text)
    if CYRILLIC.search(plain):
        return russian.is_known(plain) or belarusian.is_known(plain)
    return english.is_known(plain)
