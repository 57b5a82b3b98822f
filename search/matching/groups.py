"""The words of an expression by which what it finds is ranked."""

from search.matching.expressions import All, Either, Expression, Nearby, Terms, Without

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


def _asked_for(expression: Expression) -> list[Terms]:
    if isinstance(expression, Terms):
        return [expression]
    if isinstance(expression, Nearby | All | Either):
        return [group for part in expression.parts for group in _asked_for(part)]
    if isinstance(expression, Without):
        return _asked_for(expression.wanted)
    return []
