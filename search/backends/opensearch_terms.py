"""Terms as OpenSearch stores and looks them up: mappings and queries as plain data.

Three fields are added to every document, split at spaces and not touched otherwise:
``terms`` holds the terms of the whole object, ``terms_title`` those of its title, and
``terms_completion`` surface forms and terms of what can be completed.
"""

from typing import Any

from search.backends.documents import Document
from search.backends.lookup import (
    BESIDE,
    BESIDE_IN_TITLE,
    FOUND,
    IN_TITLE,
    STRONG,
    Where,
    ranked_neighbours,
    ranks,
)
from search.matching import (
    NOTHING,
    All,
    Either,
    Everything,
    Expression,
    Nearby,
    Prefix,
    Terms,
    Without,
    in_terms,
    simplified,
)

FIELDS = {
    Where.WHOLE: "terms",
    Where.TITLE: "terms_title",
    Where.COMPLETION: "terms_completion",
}

Body = dict[str, Any]


def mapping() -> Body:
    """The properties to be added to the mapping of every model."""
    return {field: {"type": "text", "analyzer": "whitespace"} for field in FIELDS.values()}


def stored(document: Document) -> Body:
    """The values of these properties."""
    values = {
        Where.WHOLE: document.whole,
        Where.TITLE: document.title,
        Where.COMPLETION: document.completion,
    }
    return {FIELDS[where]: " ".join(sorted(terms)) for where, terms in values.items()}


def query(expression: Expression, where: Where, beside: Expression = NOTHING) -> Body:
    """What finds ``expression``; the score is the weight that the other backends give as well."""
    simple = simplified(expression)
    ranked = [] if where is Where.COMPLETION else ranks(simple)
    weights: list[tuple[Expression, str, int]] = []
    for rank in ranked:
        weights += [
            (rank.word, FIELDS[where], FOUND),
            (rank.word, FIELDS[Where.TITLE], IN_TITLE),
            (rank.strong, FIELDS[Where.WHOLE], STRONG),
        ]
    preferred = ranked_neighbours(simple, beside)
    if preferred != NOTHING:
        weights += [
            (preferred, FIELDS[where], BESIDE),
            (preferred, FIELDS[Where.TITLE], BESIDE_IN_TITLE),
        ]
    scored = [
        {"constant_score": {"filter": _query(wanted, field), "boost": weight}}
        for wanted, field, weight in weights
    ]
    return {"bool": {"filter": [_query(simple, FIELDS[where])], "should": scored}}


def _query(expression: Expression, field: str) -> Body:
    if isinstance(expression, Terms):
        return {"terms": {field: list(expression.alternatives)}}
    if isinstance(expression, Prefix):
        begun: list[Body] = [{"prefix": {field: stem}} for stem in expression.stems]
        return _any([*begun, {"terms": {field: list(expression.terms)}}])
    if isinstance(expression, Nearby):
        return _query(in_terms(expression), field)
    if isinstance(expression, All):
        return {"bool": {"filter": [_query(part, field) for part in expression.parts]}}
    if isinstance(expression, Either):
        return _any([_query(part, field) for part in expression.parts])
    if isinstance(expression, Without):
        wanted, unwanted = expression.wanted, expression.unwanted
        return {"bool": {"filter": [_query(wanted, field)], "must_not": [_query(unwanted, field)]}}
    return {"match_all": {}} if isinstance(expression, Everything) else {"match_none": {}}


def _any(queries: list[Body]) -> Body:
    return {"bool": {"should": queries, "minimum_should_match": 1}}
