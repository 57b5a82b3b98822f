"""A text as terms, with its neighbours, and as much of them as an index takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from search import analysis
from search.matching import LENGTH_OF_PAIR, UNPAIRED, pair

Alternatives = tuple[str, ...]


class Place(NamedTuple):
    """A word of a text, with every term that a neighbour may meet it under.

    ``compounds`` are those of the words that hyphens tie it to, ``names`` its skeletons.
    """

    terms: Alternatives
    compounds: Alternatives
    names: Alternatives

    @property
    def all(self) -> Alternatives:
        return self.terms + self.compounds + self.names


class Read(NamedTuple):
    """``words`` are the alternatives of each word, then those of joined compounds."""

    words: list[Alternatives]
    places: list[Place]


def read(text: str, language: str) -> Read:
    tokens = analysis.tokenize(text)
    words = analysis.positions(text, language)
    compounds: list[Alternatives] = [()] * len(tokens)
    glued = (number for number, token in enumerate(tokens) if token.glued)
    for number, joined in zip(glued, words[len(tokens) :], strict=True):
        compounds[number - 1] += joined
        compounds[number] += joined
    names = (_names(token.text, language) for token in tokens)
    return Read(words, [Place(*place) for place in zip(words, compounds, names, strict=False)])


def _names(word: str, language: str) -> Alternatives:
    return tuple(analysis.name_terms(word, language)) if word[0].isupper() else ()


def pairs_of(places: Iterable[Place]) -> Iterator[str]:
    """The pairs of all neighbours; some more than once."""
    for before, after in pairwise(place.all for place in places):
        for first in before:
            for second in after:
                yield pair(first, second)


@dataclass
class Part:
    """Terms of one part of an object, in the order of its texts; some more than once."""

    words: list[str] = field(default_factory=list)
    pairs: list[Iterator[str]] = field(default_factory=list)

    def within(self, room: int) -> frozenset[str]:
        """Each term once, in UTF-8 no more than ``room`` bytes together.

        Where there is no room for all pairs there are none, and ``UNPAIRED`` says so; where there
        is not even room for all words, the last ones are left out.
        """
        kept, room = _first(room - len(UNPAIRED), self.words)
        beside = set[str]()
        for term in chain.from_iterable(self.pairs) if room >= 0 else ():
            beside.add(term)
            if len(beside) * LENGTH_OF_PAIR > room:
                room = -1
                break
        return frozenset(kept | beside if room >= 0 else kept | {UNPAIRED})


def _first(room: int, words: Iterable[str]) -> tuple[set[str], int]:
    """As many of ``words`` as there is room for, and what room is left; below 0 if too little."""
    kept = set[str]()
    for word in words:
        if word not in kept:
            room -= len(word.encode())
            if room < 0:
                break
            kept.add(word)
    return kept, room
