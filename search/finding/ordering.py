"""In which order results stand. Whole numbers alone: every database gives the same."""

from collections.abc import Iterable
from datetime import date

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


def ordered(items: Iterable[Item], order: str) -> list[Item]:
    """Exact results before similar ones; then by score unless ``order`` is by date.

    Equals stand by week, newest first, then by their place in the issue, then by their ids.
    """
    listed = list(items)
    newest = max((item.week_start for item in listed if item.week_start), default=date.min)

    def key(item: Item) -> tuple[bool, int, int, int, str, tuple[str, str]]:
        points = 0 if order == DATE else score(item.weight, item.week_start, newest)
        day = item.week_start.toordinal() if item.week_start else 0
        return (item.similar, -points, -day, item.position, item.kind, item.ids)

    return sorted(listed, key=key)
