"""Nothing that is typed into a search box gives an error."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import (
    MATCH_ALL,
    And,
    Boost,
    Fuzzy,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)
from wagtail.models import Page, Site

from tests import factories

HOSTILE = [
    '"',
    'calm "week',
    "calm'week",
    "*",
    "NEAR(calm week)",
    "calm AND",
    "-calm",
    "100%",
    "%s %d",
    "a\\b",
    "calm\x00week",
    "\ud800",
    "\u202eweek",
    "📰",
    "(((",
    "section:security",
    "x" * 100_000,
    "",
    " ",
]


phrases = st.builds(Phrase, st.text(max_size=20))
plain = st.builds(PlainText, st.text(max_size=20), operator=st.sampled_from(["and", "or"]))
fuzzy = st.builds(Fuzzy, st.text(max_size=20), operator=st.sampled_from(["and", "or"]))
queries = st.recursive(
    st.one_of(plain, phrases, fuzzy, st.just(MATCH_ALL)),
    lambda parts: st.one_of(
        st.builds(And, st.lists(parts, max_size=3)),
        st.builds(Or, st.lists(parts, max_size=3)),
        st.builds(Not, parts),
        st.builds(Boost, parts, st.floats(0, 10)),
    ),
    max_leaves=12,
)
# Nothing is written between two examples.
one_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)


@one_database
@given(text=st.text())
def test_any_text_can_be_searched_and_completed(site: Site, text: str) -> None:
    for results in (Page.objects.search(text), Page.objects.autocomplete(text)):
        assert results.count() == len(list(results))


@one_database
@given(query=queries)
def test_any_query_can_be_searched_and_completed(site: Site, query: SearchQuery) -> None:
    for results in (Page.objects.search(query), Page.objects.autocomplete(query)):
        assert results.count() == len(list(results))


def test_a_query_nested_without_end_is_read_as_far_as_a_database_can(site: Site) -> None:
    query: SearchQuery = PlainText("calm")
    for _level in range(400):
        query = And([Or([query, PlainText("week")]), Not(PlainText("storm"))])

    list(Page.objects.search(query))


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_an_editor_may_type_anything_into_the_page_search(
    signed_in: Callable[..., Client], query: str
) -> None:
    editor = signed_in("Editors")

    answer = editor.get("/admin/pages/search/", {"q": query.encode("utf-8", "surrogatepass")})

    assert answer.status_code == 200


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_what_trips_databases_can_be_searched_and_completed(site: Site, query: str) -> None:
    list(Page.objects.search(query))
    list(Page.objects.autocomplete(query))


def test_a_quotation_mark_does_not_hide_what_was_searched_for(site: Site) -> None:
    issue = factories.issue()

    assert [page.pk for page in Page.objects.search('"June 11')] == [issue.pk]
