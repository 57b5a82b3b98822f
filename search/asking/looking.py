"""Looking for a question in a text itself: whether it is there, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from search.analysis import Token, keys, name_terms, positions, surface, tokenize
from search.asking.plan import AllOf, AnyOf, Leaf, Never, Plan, Sequel


class Spot(NamedTuple):
    """A place in a text that answers the leaf with this number, counted from 0."""

    start: int
    end: int
    leaf: int


class Looker:
    """Looks for one plan in texts of one language. Words met once are remembered."""

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
        self.known: dict[str, int] = {}

    def accepts(self, texts: Iterable[str]) -> bool:
        """Whether the plan as a whole finds ``texts``, the parts of one item."""
        return self._accepts(self.plan, [self._met(tokenize(text), text) for text in texts])

    def spots(self, text: str) -> list[Spot]:
        """Everything in ``text`` that is asked for, in order; none overlaps another."""
        tokens = tokenize(text)
        met = self._met(tokens, text)
        found = [
            Spot(tokens[start].start, tokens[start + len(sequel) - 1].end, number)
            for number, leaf in enumerate(self.leaves)
            for sequel in leaf.alternatives
            for start in self._places(sequel, met)
        ]
        return _apart(found)

    def _accepts(self, plan: Plan, texts: list[list[int]]) -> bool:
        if isinstance(plan, Leaf):
            return any(
                self._any_place(sequel, met) for met in texts for sequel in plan.alternatives
            )
        if isinstance(plan, AllOf):
            return any(not isinstance(part, Never) for part in plan.parts) and all(
                self._accepts(part, texts) for part in plan.parts
            )
        if isinstance(plan, AnyOf):
            return any(
                self._accepts(part, texts) for part in plan.parts if not isinstance(part, Never)
            )
        return not self._accepts(plan.part, texts)

    def _met(self, tokens: list[Token], text: str) -> list[int]:
        """For each word of a text, which of the wanted words it answers, as bits."""
        met = [self._bits_of(token.text) for token in tokens]
        for place in range(1, len(tokens)):
            if tokens[place].glued:
                both = self._bits_of_joined(text[tokens[place - 1].start : tokens[place].end])
                met[place - 1] |= both
                met[place] |= both
        return met

    def _bits_of(self, word: str) -> int:
        bits = self.known.get(word)
        if bits is None:
            terms = set(keys(word, self.locale))
            if self.with_names:
                terms |= set(name_terms(word, self.locale))
            forms = set(surface(word)) if self.with_forms else set()
            bits = self.known[word] = self._answered(terms, forms)
        return bits

    def _bits_of_joined(self, words: str) -> int:
        bits = self.known.get(words)
        if bits is None:
            count = len(tokenize(words))
            terms = {term for place in positions(words, self.locale)[count:] for term in place}
            bits = self.known[words] = self._answered(terms, set())
        return bits

    def _answered(self, terms: set[str], forms: set[str]) -> int:
        bits = 0
        for wanted, bit in self.bits.items():
            if terms.intersection(wanted.terms) and (
                not wanted.forms or forms.intersection(wanted.forms)
            ):
                bits |= bit
        return bits

    def _places(self, sequel: Sequel, met: list[int]) -> list[int]:
        """Where in a text the words of ``sequel`` follow one another."""
        bits = [self.bits[wanted] for wanted in sequel]
        return [
            start
            for start in range(len(met) - len(bits) + 1)
            if met[start] & bits[0]
            and all(met[start + ahead] & bit for ahead, bit in enumerate(bits))
        ]

    def _any_place(self, sequel: Sequel, met: list[int]) -> bool:
        return bool(self._places(sequel, met))


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
