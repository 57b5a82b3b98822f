"""Looking for a question in a text itself: whether it is there, and where."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from search.analysis import keys, name_terms, positions, surface, tokenize
from search.asking.plan import AllOf, AnyOf, Leaf, Never, Plan, Sequel

_CHUNK = re.compile(r"\S+")


class Spot(NamedTuple):
    """A place in a text that answers the leaf with this number, counted from 0."""

    start: int
    end: int
    leaf: int


class Met(NamedTuple):
    """A word of a text: its place, and which of the wanted words it answers, as bits."""

    start: int
    end: int
    bits: int


class Looker:
    """Looks for one plan in texts of one language.

    A word never goes beyond white space, so what stands between is analysed once and remembered:
    thousands of texts are looked through for little more than it takes to split them.
    """

    def __init__(self, plan: Plan, locale: str) -> None:
        self.plan = plan
        self.locale = locale
        self.leaves = list(_leaves(plan))
        words = [
            word for leaf in _all_leaves(plan) for sequel in leaf.alternatives for word in sequel
        ]
        self.bits = {word: 1 << number for number, word in enumerate(dict.fromkeys(words))}
        self.with_names = any(term.startswith("n0") for word in words for term in word.terms)
        self.with_forms = any(word.forms for word in words)
        self.read: dict[str, tuple[Met, ...]] = {}
        self.read_bits: dict[str, tuple[int, ...]] = {}

    def accepts(self, texts: Iterable[str]) -> bool:
        """Whether the plan as a whole finds ``texts``, the parts of one item."""
        return self._accepts(self.plan, [self._bits_of_words(text) for text in texts])

    def spots(self, text: str) -> list[Spot]:
        """Everything in ``text`` that is asked for, in order; none overlaps another."""
        words = [
            Met(chunk.start() + met.start, chunk.start() + met.end, met.bits)
            for chunk in _CHUNK.finditer(text)
            for met in self._words_of(chunk[0])
        ]
        bits = [met.bits for met in words]
        found = [
            Spot(words[start].start, words[start + len(sequel) - 1].end, number)
            for number, leaf in enumerate(self.leaves)
            for sequel in leaf.alternatives
            for start in self._places(sequel, bits)
        ]
        return _apart(found)

    def _accepts(self, plan: Plan, texts: list[list[int]]) -> bool:
        if isinstance(plan, Leaf):
            return any(self._places(sequel, bits) for bits in texts for sequel in plan.alternatives)
        if isinstance(plan, Never):
            return not self._accepts(plan.part, texts)
        positive = [part for part in plan.parts if not isinstance(part, Never)]
        if isinstance(plan, AnyOf):
            return any(self._accepts(part, texts) for part in positive)
        return bool(positive) and all(self._accepts(part, texts) for part in plan.parts)

    def _bits_of_words(self, text: str) -> list[int]:
        """For each word of ``text`` its bits."""
        chunks = text.split()
        known = list(map(self.read_bits.get, chunks))
        for place, bits in enumerate(known):
            if bits is None:
                known[place] = self._read_bits(chunks[place])
        return [bits for several in known if several for bits in several]

    def _read_bits(self, chunk: str) -> tuple[int, ...]:
        bits = self.read_bits[chunk] = tuple(met.bits for met in self._words_of(chunk))
        return bits

    def _words_of(self, chunk: str) -> tuple[Met, ...]:
        """The words of a text without white space."""
        words = self.read.get(chunk)
        if words is None:
            tokens = tokenize(chunk)
            bits = [self._bits_of(token.text) for token in tokens]
            for place in range(1, len(tokens)):
                if tokens[place].glued:
                    pair = chunk[tokens[place - 1].start : tokens[place].end]
                    joined = self._answered({*positions(pair, self.locale)[-1]}, set())
                    bits[place - 1] |= joined
                    bits[place] |= joined
            places = zip(tokens, bits, strict=True)
            words = tuple(Met(token.start, token.end, met) for token, met in places)
            self.read[chunk] = words
        return words

    def _bits_of(self, word: str) -> int:
        terms = set(keys(word, self.locale))
        if self.with_names:
            terms |= set(name_terms(word, self.locale))
        return self._answered(terms, set(surface(word)) if self.with_forms else set())

    def _answered(self, terms: set[str], forms: set[str]) -> int:
        bits = 0
        for wanted, bit in self.bits.items():
            if terms.intersection(wanted.terms) and (
                not wanted.forms or forms.intersection(wanted.forms)
            ):
                bits |= bit
        return bits

    def _places(self, sequel: Sequel, words: list[int]) -> list[int]:
        """Where in a text the words of ``sequel`` follow one another."""
        bits = [self.bits[wanted] for wanted in sequel]
        last = len(words) - len(bits)
        return [
            start
            for start, met in enumerate(words)
            if met & bits[0]
            and start <= last
            and all(words[start + ahead] & bit for ahead, bit in enumerate(bits))
        ]


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
