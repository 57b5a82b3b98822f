"""Two sequences of parts laid side by side by what names each part in every language.

Nothing is guessed: parts with the same name make a pair, any other part stands alone. Both
sequences keep their order, so of two pairs that cross, one stands apart.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Part:
    """Something that stands in one column.

    ``key`` names it in every language; ``kind`` says what it is: a heading and a paragraph never
    make a pair. ``content`` is not looked at.
    """

    key: Hashable
    kind: str
    content: Any


class Pair(NamedTuple):
    """What stands in the two columns of a row; one of them may be missing."""

    first: Part | None
    second: Part | None

    @property
    def either(self) -> Part:
        """The first part, or else the second. Raises ``ValueError`` for a pair of nothing."""
        part = self.first or self.second
        if part is None:
            raise ValueError("a pair of nothing")
        return part


def align(first: Sequence[Part], second: Sequence[Part]) -> list[Pair]:
    """Every part of ``first`` and of ``second`` once, in order, with as many pairs as there can be.

    Between two pairs the parts of ``first`` that stand alone come before those of ``second``.
    """
    rows: list[Pair] = []
    here, there = 0, 0
    for left, right in [*_matches(first, second), (len(first), len(second))]:
        rows += [Pair(part, None) for part in first[here:left]]
        rows += [Pair(None, part) for part in second[there:right]]
        if left < len(first):
            rows.append(Pair(first[left], second[right]))
        here, there = left + 1, right + 1
    return rows


def _matches(first: Sequence[Part], second: Sequence[Part]) -> list[tuple[int, int]]:
    """Places of the pairs, rising on both sides: the longest such run there is."""
    place = {name: number for number, name in enumerate(_names(second))}
    meeting = [(number, place[name]) for number, name in enumerate(_names(first)) if name in place]
    return _longest_rising(meeting)


def _names(parts: Iterable[Part]) -> list[Hashable]:
    """A name for each part that no other has: a key that comes again is told apart by its turn."""
    seen: Counter[Hashable] = Counter()
    names: list[Hashable] = []
    for part in parts:
        name = (part.kind, part.key)
        names.append((*name, seen[name]))
        seen[name] += 1
    return names


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of ``pairs``, sorted by their first number, in which the second rises too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_left, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [right]
        last[length : length + 1] = [number]
    run: list[tuple[int, int]] = []
    step = last[-1] if last else None
    while step is not None:
        run.append(pairs[step])
        step = before[step]
    return run[::-1]
