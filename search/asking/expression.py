"""What an index is asked for a question."""

from search.asking.plan import (
    AllOf,
    AnyOf,
    Leaf,
    Never,
    Plan,
    Sequel,
    needs_text,
)
from search.matching import (
    MOST_GROUPS,
    NOTHING,
    Expression,
    Terms,
    all_of,
    either,
    in_a_row,
    nearby,
    terms,
    without,
)


def candidates(plan: Plan, *, sure: bool = False) -> Expression:
    """What ``plan`` accepts and perhaps more; if ``sure``, perhaps less and nothing else.

    Where order or form matters, texts decide further. ``NOTHING`` for a plan that only excludes.
    """
    if isinstance(plan, Leaf):
        return _alternatives(plan, sure=sure)
    if isinstance(plan, Never):
        return NOTHING
    parts = [candidates(part, sure=sure) for part in plan.parts if not isinstance(part, Never)]
    if isinstance(plan, AnyOf):
        return either(parts)
    denied = (part.part for part in plan.parts if isinstance(part, Never))
    return without(all_of(parts), either(candidates(part, sure=not sure) for part in denied))


def beside(plan: Plan) -> Expression:
    """Any two words of ``plan`` that were typed as neighbours, side by side in a text."""
    sequels = plan.beside[: MOST_GROUPS - 1] if isinstance(plan, AllOf) else ()
    return either(map(_in_a_row, sequels))


def reads_texts(plan: Plan) -> bool:
    """Whether an index alone cannot tell what ``plan`` accepts."""
    if isinstance(plan, Leaf):
        return any(map(needs_text, plan.alternatives))
    if isinstance(plan, Never):
        return reads_texts(plan.part)
    return any(map(reads_texts, plan.parts))


def _alternatives(leaf: Leaf, *, sure: bool) -> Expression:
    """Alternatives of one word are one group of terms: together they count as one word."""
    told = [sequel for sequel in leaf.alternatives if not (sure and needs_text(sequel))]
    words = [sequel[0] for sequel in told if len(sequel) == 1]
    asked: list[Expression] = [terms(term for wanted in words for term in wanted.terms)]
    asked += [_one_after_another(sequel) for sequel in told if len(sequel) > 1]
    return either(asked)


def _one_after_another(sequel: Sequel) -> Expression:
    return nearby(terms(wanted.terms) for wanted in sequel)


def _in_a_row(sequel: Sequel) -> Expression:
    words = [terms(wanted.terms) for wanted in sequel]
    found = [word for word in words if isinstance(word, Terms)]
    return in_a_row(found) if len(found) == len(words) else NOTHING
