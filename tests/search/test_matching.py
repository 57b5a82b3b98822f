"""What is asked of an index means the same however it is put."""

import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.matching import (
    EVERYTHING,
    LENGTH_OF_PAIR,
    MOST_GROUPS,
    NOTHING,
    All,
    Either,
    Expression,
    Terms,
    Without,
    all_of,
    certain_groups,
    either,
    groups,
    in_a_row,
    nearby,
    neighbours,
    pair,
    prefix,
    simplified,
    terms,
    without,
)
from search.matching.fts5 import fts5
from search.matching.tsquery import tsquery
from search.matching.wording import CannotBeWordedError
from tests.search.terms import expressions, finds, texts

GAS, PEACE = Terms(("газ",)), Terms(("мір", "peace"))


@given(expressions, texts)
def test_simplifying_changes_nothing_that_is_found(
    expression: Expression, text: frozenset[str]
) -> None:
    assert finds(simplified(expression), text) == finds(expression, text)


@given(expressions)
def test_what_is_simple_stays_as_it_is(expression: Expression) -> None:
    assert simplified(simplified(expression)) == simplified(expression)


@given(expressions, texts)
def test_sqlite_finds_what_is_meant(expression: Expression, text: frozenset[str]) -> None:
    simple = simplified(expression)
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE entries USING fts5(completion, body, title)")
    words = sorted(text)
    table.execute(
        "INSERT INTO entries VALUES ('газ мір', ?, ?)",
        (" ".join(words[::2]), " ".join(words[1::2])),
    )
    try:
        match = fts5(simple, ("title", "body"))
    except CannotBeWordedError:
        everything_without = isinstance(simple, Without) and simple.wanted == EVERYTHING
        assert simple in (NOTHING, EVERYTHING) or everything_without
        return

    found = table.execute("SELECT 1 FROM entries WHERE entries MATCH ?", (match,)).fetchall()

    assert bool(found) == finds(expression, text)


@given(expressions, texts)
def test_every_text_that_is_found_has_the_certain_words(
    expression: Expression, text: frozenset[str]
) -> None:
    if finds(expression, text):
        assert all(finds(group, text) for group in certain_groups(expression))


@given(expressions)
def test_words_that_rank_are_few_and_asked_for(expression: Expression) -> None:
    found = groups(expression)

    assert len(found) <= MOST_GROUPS
    assert len(set(found)) == len(found)


def test_words_that_are_unwanted_do_not_rank() -> None:
    assert groups(All((GAS, Without(EVERYTHING, PEACE)))) == [GAS]


def test_a_pair_is_a_term_that_never_changes() -> None:
    assert pair("правы", "чалавек") == "џo2kk2w7q"
    assert pair("чалавек", "правы") == "џjz2z5uiq"


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_pair_is_of_letters_and_digits_and_as_long_as_any_other(first: str, second: str) -> None:
    assert re.fullmatch("џ[a-z2-7]{8}", pair(first, second))
    assert len(pair(first, second).encode()) == LENGTH_OF_PAIR


def test_a_phrase_asks_for_each_reading_of_a_word_with_each_of_the_next() -> None:
    assert in_a_row([PEACE, GAS]) == Terms((pair("мір", "газ"), pair("peace", "газ")))
    assert in_a_row([GAS, GAS, PEACE]) == All(
        (Terms((pair("газ", "газ"),)), Terms((pair("газ", "мір"), pair("газ", "peace"))))
    )
    assert in_a_row([GAS]) == NOTHING


def test_neighbours_are_words_next_to_each_other() -> None:
    inside = nearby([GAS, PEACE])

    assert neighbours(All((GAS, PEACE, prefix(["га"]), GAS))) == in_a_row([GAS, PEACE])
    assert neighbours(Without(All((GAS, PEACE)), GAS)) == in_a_row([GAS, PEACE])
    assert neighbours(GAS) == neighbours(inside) == neighbours(Either((GAS, PEACE))) == NOTHING


def test_a_word_without_terms_asks_for_nothing_and_not_for_all() -> None:
    assert terms([]) == prefix([]) == all_of([]) == either([]) == nearby([]) == NOTHING
    assert all_of([GAS, terms([])]) == NOTHING
    assert either([GAS, terms([])]) == GAS


def test_what_is_no_word_never_reaches_a_database() -> None:
    assert terms(['"', "a b", "", "x'y", "\0", "\ud800", "*"]) == NOTHING


def test_all_without_something_stands_at_the_root_alone() -> None:
    assert all_of([GAS, Without(EVERYTHING, PEACE)]) == Without(GAS, PEACE)
    assert either([GAS, Without(EVERYTHING, PEACE)]) == Without(EVERYTHING, Without(PEACE, GAS))
    assert without(EVERYTHING, Without(EVERYTHING, GAS)) == GAS


def test_both_databases_are_asked_the_same() -> None:
    expression = Without(All((PEACE, Either((GAS, prefix(["га"]))))), GAS)

    assert fts5(expression, ["title"]) == (
        '{title} : (((("мір" OR "peace") AND ("газ" OR "га" *)) NOT "газ"))'
    )
    assert tsquery(expression) == "((('мір' | 'peace') & ('газ' | 'га':*)) & !'газ')"


@pytest.mark.parametrize("expression", [NOTHING, EVERYTHING, Without(EVERYTHING, GAS)])
def test_what_no_index_can_answer_is_refused(expression: Expression) -> None:
    with pytest.raises(CannotBeWordedError):
        tsquery(expression)
