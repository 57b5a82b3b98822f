"""Boolean expressions over index terms.

The builder functions keep them simple: what is empty asks for nothing, and what can only be said
of all there is (``Without(EVERYTHING, …)``) stands at the root alone. So every expression is one
of these: ``NOTHING``, ``EVERYTHING``, all without something, or an expression that either database
can look up in its index.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Terms:
    """Texts with at least one of these terms: the readings of one word."""

    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class Prefix:
    """Texts with a term that begins with one of ``stems``, or with one of ``terms``."""

    stems: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Nearby:
    """Texts with ``parts`` one after the other: a phrase.

    Databases read it as ``search.matching.pairs`` puts it.
    """

    parts: tuple[Terms, ...]


@dataclass(frozen=True)
class All:
    """Texts that every one of ``parts`` finds."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Either:
    """Texts that at least one of ``parts`` finds."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True)
class Without:
    """Texts that ``wanted`` finds and ``unwanted`` does not."""

    wanted: "Expression"
    unwanted: "Expression"


@dataclass(frozen=True)
class Nothing:
    """No text."""


@dataclass(frozen=True)
class Everything:
    """Every text."""


NOTHING = Nothing()
EVERYTHING = Everything()

Expression = Terms | Prefix | Nearby | All | Either | Without | Nothing | Everything


def _clean(words: Iterable[str]) -> tuple[str, ...]:
    """The terms among ``words``, once each: an index holds letters and digits and nothing else."""
    return tuple(dict.fromkeys(word for word in words if word.isalnum()))


def terms(alternatives: Iterable[str]) -> Terms | Nothing:
    clean = _clean(alternatives)
    return Terms(clean) if clean else NOTHING


def prefix(stems: Iterable[str], terms: Iterable[str] = ()) -> Prefix | Nothing:
    beginnings, whole = _clean(stems), _clean(terms)
    return Prefix(beginnings, whole) if beginnings or whole else NOTHING


def nearby(parts: Iterable[Terms | Nothing]) -> Expression:
    """``NOTHING`` when one of ``parts`` is."""
    words = [terms(part.alternatives) if isinstance(part, Terms) else part for part in parts]
    found = tuple(word for word in words if isinstance(word, Terms))
    if not found or len(found) < len(words):
        return NOTHING
    return found[0] if len(found) == 1 else Nearby(found)


def negation(expression: Expression) -> Expression:
    """What ``expression``, made by these builders, leaves over."""
    if isinstance(expression, Nothing):
        return EVERYTHING
    if isinstance(expression, Everything):
        return NOTHING
    if isinstance(expression, Without) and isinstance(expression.wanted, Everything):
        return expression.unwanted
    return Without(EVERYTHING, expression)


def _parted(parts: Iterable[Expression]) -> tuple[list[Expression], list[Expression]]:
    """What is asked for, and what is denied, each once and in order."""
    asked, denied = dict[Expression, None](), dict[Expression, None]()
    for part in parts:
        if isinstance(part, Without) and isinstance(part.wanted, Everything):
            denied[part.unwanted] = None
        else:
            asked[part] = None
    return list(asked), list(denied)


def all_of(parts: Iterable[Expression]) -> Expression:
    """What all of ``parts`` find; ``NOTHING`` when there are none."""
    asked, denied = _parted(parts)
    if not asked and not denied:
        return NOTHING
    if NOTHING in asked:
        return NOTHING
    flat: dict[Expression, None] = {}
    for part in asked:
        if not isinstance(part, Everything):
            flat.update(dict.fromkeys(part.parts if isinstance(part, All) else (part,)))
    unwanted = either(denied)
    if not flat:
        return negation(unwanted)
    wanted = All(tuple(flat)) if len(flat) > 1 else next(iter(flat))
    return wanted if isinstance(unwanted, Nothing) else Without(wanted, unwanted)


def either(parts: Iterable[Expression]) -> Expression:
    """What any of ``parts`` finds; ``NOTHING`` when there are none."""
    asked, denied = _parted(parts)
    if EVERYTHING in asked:
        return EVERYTHING
    flat: dict[Expression, None] = {}
    for part in asked:
        if not isinstance(part, Nothing):
            flat.update(dict.fromkeys(part.parts if isinstance(part, Either) else (part,)))
    if not flat:
        wanted: Expression = NOTHING
    else:
        wanted = Either(tuple(flat)) if len(flat) > 1 else next(iter(flat))
    if not denied:
        return wanted
    return negation(without(all_of(denied), wanted))


def without(wanted: Expression, unwanted: Expression) -> Expression:
    return all_of([wanted, negation(unwanted)])


def simplified(expression: Expression) -> Expression:
    """``expression`` as the builders would have made it."""
    if isinstance(expression, Terms):
        return terms(expression.alternatives)
    if isinstance(expression, Prefix):
        return prefix(expression.stems, expression.terms)
    if isinstance(expression, Nearby):
        return nearby(expression.parts)
    if isinstance(expression, All):
        return all_of(map(simplified, expression.parts))
    if isinstance(expression, Either):
        return either(map(simplified, expression.parts))
    if isinstance(expression, Without):
        return without(simplified(expression.wanted), simplified(expression.unwanted))
    return expression
