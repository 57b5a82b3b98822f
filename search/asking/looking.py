"""Looking for a question in a text itself: whether it is there, and where."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from search.analysis import keys, name_terms, positions, surface, tokenize
from search.asking.plan import AllOf, AnyOf, Leaf, Never, Plan, Sequel, Wanted

_CHUNK = re.compile(r"\S+")
_FIRST_SIGN = 0xE000
"""From here on characters mean nothing."""


class Spot(NamedTuple):
    """A place in a text that answers the leaf with this number, counted from 0."""

    start: int
    end: int
    leaf: int


class Looker:
    """Looks for one plan in texts of one language.

    A word never goes beyond white space, so what stands between is analysed once and remembered.
    A text becomes a string with one sign for each of its words, which says what of the plan the
    word answers: thousands of texts are looked through for little more than it takes to split them.
    """

    def __init__(self, plan: Plan, locale: str) -> None:
        self.plan = plan
        self.locale = locale
        self.leaves = list(_leaves(plan))
        words = [
            word for leaf in _all_leaves(plan) for sequel in leaf.alternatives for word in sequel
        ]
        self.bits = {word: 1 << number for number, word in enumerate(dict.fromkeys(words))}
        self.wanted: dict[str, list[Wanted]] = {}
        for word in self.bits:
            for term in word.terms:
                self.wanted.setdefault(term, []).append(word)
        self.with_names = any(term.startswith("n0") for term in self.wanted)
        self.signs: dict[int, str] = {}
        self.answering: dict[Sequel, tuple[int, list[str]]] = {}
        self.signed = _Signed(self._signs_of)

    def accepts(self, texts: Iterable[str]) -> bool:
        """Whether the plan as a whole finds ``texts``, the parts of one item."""
        return self._accepts(self.plan, list(map(self._in_signs, texts)))

    def spots(self, text: str) -> list[Spot]:
        """Everything in ``text`` that is asked for, in order; none overlaps another."""
        signs = self._in_signs(text)
        found = [
            (start, start + len(sequel) - 1, number)
            for number, leaf in enumerate(self.leaves)
            for sequel in leaf.alternatives
            for start in self._starts(sequel, signs)
        ]
        if not found:
            return []
        words = [
            (chunk.start() + word.start, chunk.start() + word.end)
            for chunk in _CHUNK.finditer(text)
            for word in _read(chunk[0], self.locale)
        ]
        return _apart([Spot(words[first][0], words[last][1], leaf) for first, last, leaf in found])

    def _accepts(self, plan: Plan, texts: list[str]) -> bool:
        if isinstance(plan, Leaf):
            return any(
                self._starts(sequel, signs) for signs in texts for sequel in plan.alternatives
            )
        if isinstance(plan, Never):
            return not self._accepts(plan.part, texts)
        positive = [part for part in plan.parts if not isinstance(part, Never)]
        if isinstance(plan, AnyOf):
            return any(self._accepts(part, texts) for part in positive)
        return bool(positive) and all(self._accepts(part, texts) for part in plan.parts)

    def _in_signs(self, text: str) -> str:
        return "".join(map(self.signed.__getitem__, text.split()))

    def _signs_of(self, chunk: str) -> str:
        """A sign for each word of ``chunk``, a text without white space."""
        return "".join(map(self._sign_of, _read(chunk, self.locale)))

    def _sign_of(self, word: "_Read") -> str:
        bits = self._answered(word.terms, word.text)
        if word.joined:
            bits |= self._answered(word.joined, "")
        if self.with_names:
            bits |= self._answered(name_terms(word.text, self.locale), word.text)
        return self.signs.setdefault(bits, chr(_FIRST_SIGN + len(self.signs)))

    def _answered(self, terms: Iterable[str], word: str) -> int:
        """Which of the wanted words has one of ``terms`` and, if it must, the form of ``word``."""
        bits = 0
        for term in terms:
            for wanted in self.wanted.get(term, ()):
                if not wanted.forms or not set(surface(word)).isdisjoint(wanted.forms):
                    bits |= self.bits[wanted]
        return bits

    def _starts(self, sequel: Sequel, signs: str) -> list[int]:
        """At which words of a text the words of ``sequel`` begin to follow one another."""
        first, *others = self._answering(sequel)
        last = len(signs) - len(sequel)
        return [
            place
            for sign in first
            for place in _places_of(sign, signs)
            if place <= last
            and all(signs[place + ahead] in other for ahead, other in enumerate(others, 1))
        ]

    def _answering(self, sequel: Sequel) -> list[str]:
        """For each word of ``sequel`` the signs, of those there are by now, of words it wants."""
        known, answering = self.answering.get(sequel, (-1, []))
        if known < len(self.signs):
            answering = [
                "".join(sign for bits, sign in self.signs.items() if bits & self.bits[wanted])
                for wanted in sequel
            ]
            self.answering[sequel] = len(self.signs), answering
        return answering


class _Read(NamedTuple):
    """A word of a text: its place, its terms, and those of compounds of which it is a part."""

    start: int
    end: int
    text: str
    terms: tuple[str, ...]
    joined: tuple[str, ...]


@lru_cache(20_000)
def _read(chunk: str, locale: str) -> tuple[_Read, ...]:
    """The words of ``chunk``, a part of a stored text without white space."""
    tokens = tokenize(chunk)
    joined: list[tuple[str, ...]] = [()] * (len(tokens) + 1)
    for place in range(1, len(tokens)):
        if tokens[place].glued:
            pair = chunk[tokens[place - 1].start : tokens[place].end]
            joined[place] = positions(pair, locale)[-1]
    return tuple(
        _Read(token.start, token.end, token.text, keys(token.text, locale), before + after)
        for token, before, after in zip(tokens, joined, joined[1:], strict=False)
    )


class _Signed(dict[str, str]):
    """Makes what it lacks."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, chunk: str) -> str:
        self[chunk] = self.make(chunk)
        return self[chunk]


def _places_of(sign: str, signs: str) -> Iterator[int]:
    place = signs.find(sign)
    while place >= 0:
        yield place
        place = signs.find(sign, place + 1)


def _leaves(plan: Plan) -> Iterable[Leaf]:
    """What is asked for, without what is excluded."""
    if isinstance(plan, Leaf):
        yield plan
    elif isinstance(plan, AllOf | AnyOf):
        for part in plan.parts:
            yield from _leaves(part)


def _all_leaves(plan: Plan) -> Iterable[Leaf]:
    if isinstance(plan, Never):
        yield from _all_leaves(plan.part)
    elif isinstance(plan, Leaf):
        yield plan
    else:
        for part in plan.parts:
            yield from _all_leaves(part)


def _apart(spots: list[Spot]) -> list[Spot]:
    """Of spots that overlap, the one that begins first, and of those the longest."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (spot.start, -spot.end, spot.leaf)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
