"""The shape that the wordings for both databases share."""

from collections.abc import Callable

from search.matching.expressions import All, Either, Expression, Nearby, Prefix, Terms, Without
from search.matching.pairs import in_terms

Word = Callable[[str], str]


class CannotBeWordedError(ValueError):
    """The expression is about all texts or none: there is nothing to look up in an index."""


def word(
    expression: Expression,
    *,
    term: Word,
    beginning: Word,
    both: str,
    any_of: str,
    but_not: str,
) -> str:
    """``expression``, made by the builders, with ``term`` and ``beginning`` wording its leaves.

    Raises ``CannotBeWordedError`` for ``NOTHING``, ``EVERYTHING`` and all without something.
    """

    def joined(words: list[str], sign: str) -> str:
        return words[0] if len(words) == 1 else f"({sign.join(words)})"

    def worded(part: Expression) -> str:
        if isinstance(part, Terms):
            return joined([term(alternative) for alternative in part.alternatives], any_of)
        if isinstance(part, Prefix):
            leaves = [beginning(stem) for stem in part.stems]
            leaves += [term(whole) for whole in part.terms]
            return joined(leaves, any_of)
        if isinstance(part, Nearby):
            return worded(in_terms(part))
        if isinstance(part, All):
            return joined([worded(inner) for inner in part.parts], both)
        if isinstance(part, Either):
            return joined([worded(inner) for inner in part.parts], any_of)
        if isinstance(part, Without):
            return f"({worded(part.wanted)}{but_not}{worded(part.unwanted)})"
        raise CannotBeWordedError(type(part).__name__)

    return worded(expression)
