"""Terms for two words that stand side by side.

An index of sets keeps no order; these terms do. A text has one for each reading of a word with
each reading of the word after it, so a phrase is a question about sets as well.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from search.matching.expressions import All, Either, Expression, Nearby, Terms, all_of, terms

MARK = "џ"
"""Begins every term of a pair. No keyboard here writes it, so no word that is begun leads there."""
LENGTH_OF_PAIR = 10
"""Bytes of a pair in UTF-8."""
UNPAIRED = MARK
"""A text that is too long for pairs has this term instead: only its words can be asked for."""

_SIGNS = "abcdefghijklmnopqrstuvwxyz234567"
_TWO_SIGNS = [first + second for first in _SIGNS for second in _SIGNS]
_BITS = 40
_ODD = 0x9E3779B97F


def pair(first: str, second: str) -> str:
    """The term of ``first`` with ``second`` right after it, the same in every process.

    Two different pairs share one with a likelihood of 1 to 2⁴⁰.
    """
    number = _number(first) * _ODD + _number(second)
    return (
        MARK
        + _TWO_SIGNS[number >> 30 & 1023]
        + _TWO_SIGNS[number >> 20 & 1023]
        + _TWO_SIGNS[number >> 10 & 1023]
        + _TWO_SIGNS[number & 1023]
    )


@lru_cache(50_000)
def _number(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=_BITS // 8).digest())


def in_a_row(words: Iterable[Terms]) -> Expression:
    """Texts in which each two neighbours among ``words`` stand side by side, in this order.

    ``NOTHING`` for a single word. Of three words and more, the texts may hold the pairs in
    different places: “a b” and “b c” need not be “a b c”.
    """
    return all_of(
        terms(pair(one, other) for one in first.alternatives for other in second.alternatives)
        for first, second in pairwise(words)
    )


def in_terms(phrase: Nearby) -> Expression:
    """What an index is asked for ``phrase``: its pairs, or its words where there are no pairs."""
    return Either((in_a_row(phrase.parts), All((Terms((UNPAIRED,)), *phrase.parts))))
