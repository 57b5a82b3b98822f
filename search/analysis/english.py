"""English by simplemma and a few rules of its own: a word → its lemmas."""

import re
from typing import NamedTuple, Protocol

from search.analysis.english_irregular import ITSELF, LEMMAS
from search.analysis.letters import APOSTROPHES, term
from search.analysis.loading import once

LONGEST_ABBREVIATION = 5
_SHORTEST_PLURAL = 5
_SHORTEST_GERUND = 6
_POSSESSIVE = re.compile(f"[{re.escape(APOSTROPHES)}][sS]?$")
_ENGLISH = re.compile("[a-z]+")
# Stems after which no verb has a silent e: think, grow, claim; the dictionary has thinke.
_WITHOUT_E = re.compile(
    "([wxy]|ss|velop|[cs]h|gh|[^aeiou][bdfkmp]|[rlnfcp]t|rn"
    "|[aeo][ai][mnrldk]|ou[nrd]|oo[mkrtdl]|ee[mpkdtrln]|oat|eet)$"
)
_ONE_CONSONANT = re.compile("[^aeiou][aeiou][^aeiouwxy]$")
_AMERICAN = [
    (re.compile(british), american)
    for british, american in (
        ("(?<=...)is(?=e$|ation)", "iz"),
        ("yse$", "yze"),
        ("(?<=..[bcdgilmnpv])our(?=$|hood|ite$|ful$|able$|er$|y$)", "or"),
        ("(?<=..[bt])re$", "er"),
        ("(?<=..log)ue$", ""),
        ("^(de|of|pret)fence$|^(lic)ence$", r"\1\2ense"),
        ("^programme$", "program"),
    )
]


class _Strategy(Protocol):
    def get_lemma(self, token: str, lang: str) -> str | None: ...


class _Simplemma(NamedTuple):
    """All that simplemma does to find a lemma, and the dictionary alone."""

    lemmatizer: _Strategy
    dictionary: _Strategy


@once
def _simplemma() -> _Simplemma:
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    # Both share the dictionary, which is read here and not by the threads that come first.
    LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary("en")
    dictionary = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
    return _Simplemma(DefaultStrategy(low_memory=True), dictionary)


def spelled(word: str) -> str:
    """``word`` as a term, without the ending of a possessive."""
    return term(without_possessive(word))


def without_possessive(word: str) -> str:
    """Lukashenka’s → Lukashenka."""
    return _POSSESSIVE.sub("", word)


def keys(word: str) -> list[str]:
    """The lemmas of ``word`` in American spelling; the word itself if it is not in English."""
    plain = spelled(word)
    if not _ENGLISH.fullmatch(plain):
        return [plain] if plain else []
    found = [_american(lemma) for lemma in lemmas(plain)]
    if word.isupper() and len(word) <= LONGEST_ABBREVIATION:
        found = [plain, *(each for each in found if len(each) > 1)]
    return found


def is_known(word: str) -> bool:
    """Whether ``word`` is a form in the dictionary."""
    return _entry(spelled(word)) is not None


def lemmas(word: str) -> list[str]:
    """The lemmas of a word of small letters."""
    if word in ITSELF:
        return [word]
    if word in LEMMAS:
        own = [word] if _is_lemma(word) else []
        return list(dict.fromkeys([*own, *LEMMAS[word]]))
    lemma = term(_simplemma().lemmatizer.get_lemma(word, "en") or word)
    if lemma != word:
        return [_repaired(word, lemma)]
    singular = _singular(word)
    return [singular] if singular != word else [word, *_verbs(word)]


def _entry(word: str) -> str | None:
    return _simplemma().dictionary.get_lemma(word, "en")


def _is_lemma(word: str) -> bool:
    return (_entry(word) or "").lower() == word


def _repaired(word: str, lemma: str) -> str:
    """``lemma`` without an e or a double letter that only obsolete spellings have."""
    shorter = lemma[:-1]
    if lemma.endswith("e") and (word != lemma + "s" or word.endswith("sses")):
        return shorter if _WITHOUT_E.search(shorter) and _is_lemma(shorter) else lemma
    doubled = len(lemma) > 5 and lemma[-1] == lemma[-2] and lemma[-1] not in "aeos"
    return shorter if doubled and _is_lemma(shorter) else lemma


def _singular(word: str) -> str:
    """What a word in -s is the plural of, where the dictionary does not say so (Lithuanians)."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us")):
        return word
    if _is_lemma(word[:-1]):
        return word[:-1]
    if word.endswith("is") or _entry(word) is not None:
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _verbs(word: str) -> list[str]:
    """The verb of which a noun in -ing is made (building → build), in a list; [] if none is."""
    if len(word) < _SHORTEST_GERUND or not word.endswith("ing"):
        return []
    stem = word[:-3]
    if stem[-1] == stem[-2] and stem[-1] not in "lsz" and _is_lemma(stem[:-1]):
        return [stem[:-1]]
    candidates = [stem + "e", stem] if _ONE_CONSONANT.search(stem) else [stem, stem + "e"]
    return [candidate for candidate in candidates if _is_verb(candidate)][:1]


def _is_verb(word: str) -> bool:
    past = word + "d" if word.endswith("e") else word + "ed"
    return _is_lemma(word) and (_entry(past) == word or word in _IRREGULAR_VERBS)


def _american(lemma: str) -> str:
    for british, american in _AMERICAN:
        lemma = british.sub(american, lemma)
    return lemma


_IRREGULAR_VERBS = {lemma for lemmas in LEMMAS.values() for lemma in lemmas}
