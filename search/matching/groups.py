"""The words of an expression by which what it finds is ranked."""

from itertools import pairwise

from search.matching.expressions import (
    NOTHING,
    All,
    Either,
    Expression,
    Nearby,
    Terms,
    Without,
    either,
)
from search.matching.pairs import in_a_row

MOST_GROUPS = 8
"""Further words decide what is found and not in which order: each costs look-ups of its own."""


def groups(expression: Expression) -> list[Terms]:
    """The words that are asked for, once each and in order, at most ``MOST_GROUPS``."""
    return list(dict.fromkeys(_asked_for(expression)))[:MOST_GROUPS]


def certain_groups(expression: Expression) -> set[Terms]:
    """Those that every text has which ``expression`` finds."""
    if isinstance(expression, Terms):
        return {expression}
    if isinstance(expression, Nearby):
        return set(expression.parts)
    if isinstance(expression, All):
        return set[Terms]().union(*map(certain_groups, expression.parts))
    if isinstance(expression, Without):
        return certain_groups(expression.wanted)
    return set()


def neighbours(expression: Expression) -> Expression:
    """Any two words of ``expression`` that follow one another, side by side in a text."""
    if isinstance(expression, Without):
        return neighbours(expression.wanted)
    if not isinstance(expression, All):
        return NOTHING
    words = expression.parts[:MOST_GROUPS]
    return either(
        in_a_row((first, second))
        for first, second in pairwise(words)
        if isinstance(first, Terms) and isinstance(second, Terms)
    )


def _asked_for(expression: Expression) -> list[Terms]:
    if isinstance(expression, Terms):
        return [expression]
    if isinstance(expression, Nearby | All | Either):
        return [group for part in expression.parts for group in _asked_for(part)]
    if isinstance(expression, Without):
        return _asked_for(expression.wanted)
    return []
