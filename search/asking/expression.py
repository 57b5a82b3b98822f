"""What an index is asked for a question."""

from search.asking.plan import (
    AnyOf,
    Leaf,
    Never,
    Plan,
    Sequel,
    may_be_name,
    needs_text,
    never,
    plan_of,
)
from search.asking.synonyms import Synonyms
from search.asking.tree import Node
from search.matching import NOTHING, Expression, all_of, either, nearby, terms, without


def expression_of(tree: Node, synonyms: Synonyms, *, names: bool = False) -> Expression:
    """Everything that may answer ``tree``; where order or form matters, texts decide further.

    ``names``: with names as other scripts write them. ``NOTHING`` for a tree that only excludes.
    """
    return candidates(plan_of(tree, synonyms, names=may_be_name if names else never))


def candidates(plan: Plan, *, sure: bool = False) -> Expression:
    """What ``plan`` accepts and perhaps more; if ``sure``, perhaps less and nothing else."""
    if isinstance(plan, Leaf):
        return _alternatives(plan, sure=sure)
    if isinstance(plan, Never):
        return NOTHING
    parts = [candidates(part, sure=sure) for part in plan.parts if not isinstance(part, Never)]
    if isinstance(plan, AnyOf):
        return either(parts)
    denied = (part.part for part in plan.parts if isinstance(part, Never))
    return without(all_of(parts), either(candidates(part, sure=not sure) for part in denied))


def reads_texts(plan: Plan) -> bool:
    """Whether an index alone cannot tell what ``plan`` accepts."""
    if isinstance(plan, Leaf):
        return any(map(needs_text, plan.alternatives))
    if isinstance(plan, Never):
        return reads_texts(plan.part)
    return any(map(reads_texts, plan.parts))


def _alternatives(leaf: Leaf, *, sure: bool) -> Expression:
    """Alternatives of one word are one group of terms: together they count as one word."""
    plain = [sequel[0] for sequel in leaf.alternatives if not needs_text(sequel)]
    asked: list[Expression] = [terms(term for wanted in plain for term in wanted.terms)]
    if not sure:
        asked += [_in_any_order(sequel) for sequel in leaf.alternatives if needs_text(sequel)]
    return either(asked)


def _in_any_order(sequel: Sequel) -> Expression:
    return nearby(terms(wanted.terms) for wanted in sequel)
