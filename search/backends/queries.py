"""What Wagtail asks of a search backend, as expressions over terms.

Decision 0007: nothing that is typed gives an error. A text without a single word asks for nothing
and leaves the rest of a query alone.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search import analysis
from search.asking.scanning import OPENING
from search.matching import (
    EVERYTHING,
    NOTHING,
    Expression,
    Nothing,
    Terms,
    all_of,
    either,
    nearby,
    negation,
    prefix,
    terms,
)

MOST_WORDS = 64
"""Words of one text that are looked up. What comes after was pasted, not typed."""
DEEPEST = 12
"""Levels of a query that are read: the parser of FTS5 holds about forty brackets."""

_QUOTED = re.compile(rf"(?<!\S)[{OPENING}]([^{OPENING}]+)[{OPENING}](?!\w)")

Word = Callable[[str], Terms | Nothing]
"""Reads a word of a query."""


def search_expression(query: SearchQuery) -> Expression:
    """What finds the texts that ``query`` asks for by whole words, in any inflection."""
    return _said(_read(query, _whole, _whole, DEEPEST))


def completion_expression(query: SearchQuery) -> Expression:
    """The same among titles, with the last word of each text perhaps only begun."""
    return _said(_read(query, _whole_or_as_written, _begun, DEEPEST))


def words_of(text: str) -> list[str]:
    """The first ``MOST_WORDS`` words of ``text``."""
    return [token.text for token in analysis.tokenize(text[: MOST_WORDS * 100])[:MOST_WORDS]]


def _said(expression: Expression | None) -> Expression:
    return NOTHING if expression is None else expression


def _read(
    query: SearchQuery, word: Word, last: Callable[[str], Expression], levels: int
) -> Expression | None:
    """None where nothing is said. ``last`` reads the last word of a text, ``word`` all others."""
    if levels == 0:
        return None
    if isinstance(query, PlainText | Fuzzy):
        parts = list(_parts(query.query_string, word, last))
        return _joined(parts, all_of if query.operator == "and" else either)
    if isinstance(query, Phrase):
        return _joined(list(map(word, words_of(query.query_string))), nearby)
    if isinstance(query, And | Or):
        read = (_read(part, word, last, levels - 1) for part in query.subqueries)
        parts = [part for part in read if part is not None]
        return _joined(parts, all_of if isinstance(query, And) else either)
    if isinstance(query, Not):
        part = _read(query.subquery, word, last, levels - 1)
        return EVERYTHING if part is None else negation(part)
    if isinstance(query, Boost):
        return _read(query.subquery, word, last, levels - 1)
    return EVERYTHING if isinstance(query, MatchAll) else None


def _parts(text: str, word: Word, last: Callable[[str], Expression]) -> Iterator[Expression]:
    """The words of ``text``; those between quotation marks as phrases.

    Choosers and listings hand on what is typed as it is, marks and all.
    """
    pieces, left = _QUOTED.split(text[: MOST_WORDS * 100]), MOST_WORDS
    for place, piece in enumerate(pieces):
        words = words_of(piece)[:left]
        left -= len(words)
        if place % 2:
            yield from filter(None, [_joined(list(map(word, words)), nearby)])
        else:
            at_the_end = place + 1 == len(pieces)
            yield from map(word, words[:-1])
            yield from map(last if at_the_end else word, words[-1:])


def _joined(parts: list[Any], joining: Callable[[list[Any]], Expression]) -> Expression | None:
    return joining(parts) if parts else None


def _whole(word: str) -> Terms | Nothing:
    return terms(analysis.readings(word))


def _whole_or_as_written(word: str) -> Terms | Nothing:
    return terms((*analysis.readings(word), *analysis.surface(word)))


def _begun(word: str) -> Expression:
    return prefix(analysis.beginnings(word), analysis.readings(word))
