"""In which order results stand. Whole numbers alone: every database gives the same."""

from collections.abc import Iterable
from datetime import date
from heapq import nsmallest

from search.finding.found import DATE
from search.finding.items import Item

FRESH = 250
"""Thousandths that the newest week adds to the weight of a result."""
FADES = 1000
"""Days after which half of that is left; a third after twice as many, and so on."""


def score(weight: int, week_start: date | None, newest: date) -> int:
    """Thousandths of the weight with what a recent week adds to it: at most a quarter.

    A word in the title weighs six times, one that carries the text three times as much as one
    in passing: no recency makes up for that. It decides between results of nearly the same
    weight.
    """
    if week_start is None:
        return weight * 1000
    age = max(0, (newest - week_start).days)
    return weight * (1000 + FRESH * FADES // (FADES + age))


def newest(items: Iterable[Item]) -> date:
    """The latest week of ``items``, by which all of them are scored."""
    return max((item.week_start for item in items if item.week_start), default=date.min)


def first(items: Iterable[Item], most: int, order: str, newest: date) -> list[Item]:
    """The first of ``items``, ``most`` at most: exact ones before similar ones.

    Among them decides the score unless ``order`` is by date. Equals stand by week, newest first,
    then by their place in the issue, then by their ids.
    """
    ranks: dict[tuple[int, date | None], tuple[int, int]] = {}

    def key(item: Item) -> tuple[bool, tuple[int, int], int, str, str]:
        weight, week_start = max((item.weights or item.names).values()), item.week_start
        rank = ranks.get((weight, week_start))
        if rank is None:
            points = 0 if order == DATE else score(weight, week_start, newest)
            rank = (-points, -week_start.toordinal() if week_start else 0)
            ranks[weight, week_start] = rank
        return (not item.weights, rank, item.position, item.kind, item.ids)

    return nsmallest(most, items, key=key)
