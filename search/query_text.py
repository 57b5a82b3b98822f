"""Makes whatever somebody typed safe to hand to a database's full-text search."""

import re

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

WORDS = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """The letters and digits of ``text``, words joined by single spaces; "" when there are none.

    Quotes, operators, ``%``, NUL and lone surrogates are what databases trip over; none of them
    is part of a word.
    """
    return " ".join(WORDS.findall(text))


def safe_query(query: SearchQuery | str) -> SearchQuery | str:
    """``query`` with every text in it reduced to words; "" when nothing is left to search for."""
    if isinstance(query, str):
        return words_of(query)
    if isinstance(query, PlainText):
        text = words_of(query.query_string)
        return PlainText(text, operator=query.operator, boost=query.boost) if text else ""
    if isinstance(query, Phrase):
        text = words_of(query.query_string)
        return Phrase(text) if text else ""
    if isinstance(query, Fuzzy):
        text = words_of(query.query_string)
        return Fuzzy(text, operator=query.operator, unaccent=query.unaccent) if text else ""
    if isinstance(query, And | Or):
        parts = [part for part in map(safe_query, query.subqueries) if part != ""]
        return type(query)(parts) if parts else ""
    if isinstance(query, Not):
        part = safe_query(query.subquery)
        return Not(part) if part != "" else MatchAll()
    if isinstance(query, Boost):
        part = safe_query(query.subquery)
        return Boost(part, query.boost) if part != "" else ""
    return query
