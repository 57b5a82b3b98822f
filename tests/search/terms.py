"""Expressions over a handful of terms, and what they mean."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from hypothesis import strategies as st

from search.matching import (
    EVERYTHING,
    NOTHING,
    UNPAIRED,
    All,
    Either,
    Everything,
    Expression,
    Nearby,
    Nothing,
    Prefix,
    Terms,
    Without,
    pair,
)

WORDS = ("газ", "газета", "мір", "peace", "3d5", "n0mnsk", "not", "and")

_words = st.lists(st.sampled_from(WORDS), max_size=3).map(tuple)
readings = st.builds(Terms, st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(tuple))
_leaves: st.SearchStrategy[Expression] = st.one_of(
    st.just(NOTHING),
    st.just(EVERYTHING),
    st.builds(Terms, _words),
    st.builds(Prefix, st.lists(st.sampled_from(("га", "p", "н")), max_size=2).map(tuple), _words),
    st.builds(Nearby, st.lists(st.builds(Terms, _words), max_size=3).map(tuple)),
)


def _nodes(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.one_of(
        st.builds(All, several), st.builds(Either, several), st.builds(Without, parts, parts)
    )


expressions = st.recursive(_leaves, _nodes, max_leaves=10)


def written(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """The terms of a text of these sentences, of words that have one term each."""
    words = frozenset(word for sentence in sentences for word in sentence)
    return words | {pair(*two) for sentence in sentences for two in pairwise(sentence)}


sentences = st.lists(st.lists(st.sampled_from(WORDS), max_size=4), max_size=3)
unpaired = st.frozensets(st.sampled_from(WORDS)).map(lambda words: words | {UNPAIRED})
texts = st.one_of(sentences.map(written), unpaired)


def finds(expression: Expression, text: frozenset[str]) -> bool:
    """Whether a text with these terms is meant; an empty list of parts asks for nothing."""
    if isinstance(expression, Terms):
        return bool(text & set(expression.alternatives))
    if isinstance(expression, Prefix):
        begun = (
            any(term.startswith(expression.stems) for term in text) if expression.stems else False
        )
        return begun or bool(text & set(expression.terms))
    if isinstance(expression, Nearby):
        words = [part.alternatives for part in expression.parts]
        beside = all(
            any(pair(*two) in text for two in product(first, second))
            for first, second in pairwise(words)
        )
        return bool(words) and finds(All(expression.parts), text) and (beside or UNPAIRED in text)
    if isinstance(expression, All):
        return bool(expression.parts) and all(finds(part, text) for part in expression.parts)
    if isinstance(expression, Either):
        return any(finds(part, text) for part in expression.parts)
    if isinstance(expression, Without):
        return finds(expression.wanted, text) and not finds(expression.unwanted, text)
    assert isinstance(expression, Nothing | Everything)
    return isinstance(expression, Everything)
