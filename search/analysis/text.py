"""A text → its terms, in order."""

from search.analysis import english, names
from search.analysis.letters import CYRILLIC, in_one_script
from search.analysis.tokens import tokenize
from search.analysis.words import joined, keys

SHORTEST_NAME = 3
LONGEST_NAME = 64


def positions(text: str, locale: str) -> list[tuple[str, ...]]:
    """One tuple of alternative terms per word, in order; then those of joined compounds.

    The compounds come last so that phrases stay whole: інтэрнэт-крама is two words in their
    places, and one word after the text. ``locale`` is "" where the language is unknown.
    """
    tokens = tokenize(text)
    found = [keys(token.text, locale) for token in tokens]
    pairs = zip(tokens, tokens[1:], found[1:], strict=False)
    return found + [
        joined([first.text], last, locale) for first, second, last in pairs if second.glued
    ]


def analyze(text: str, locale: str) -> list[str]:
    """All index terms of ``text``."""
    return [term for alternatives in positions(text, locale) for term in alternatives]


def name_terms(text: str, locale: str) -> list[str]:
    """The skeleton terms of the words of ``text`` that begin with a capital, each once."""
    found: dict[str, None] = {}
    for token in tokenize(text):
        if len(token.text) >= SHORTEST_NAME and token.text[0].isupper():
            found |= dict.fromkeys(_skeletons(token.text[:LONGEST_NAME], locale))
    return list(found)


def _skeletons(word: str, locale: str) -> list[str]:
    """A Cyrillic name is inflected and goes by its lemmas too, a Latin one by its spelling."""
    if CYRILLIC.search(in_one_script(word)):
        return names.terms([*keys(word, locale), word], locale)
    return names.terms([english.without_possessive(word)], locale)
