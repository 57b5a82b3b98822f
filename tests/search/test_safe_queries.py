"""Nothing that is typed into a search box gives an error."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page, Site

from search.query_text import words_of
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


@given(st.text())
def test_only_letters_digits_and_single_spaces_reach_the_database(text: str) -> None:
    assert all(word.isalnum() for word in words_of(text).split(" ") if word)
    assert words_of(words_of(text)) == words_of(text)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_an_editor_may_type_anything_into_the_page_search(
    signed_in: Callable[..., Client], query: str
) -> None:
    editor = signed_in("Editors")

    answer = editor.get("/admin/pages/search/", {"q": query.encode("utf-8", "surrogatepass")})

    assert answer.status_code == 200


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_any_query_can_be_searched_and_completed(site: Site, query: str) -> None:
    list(Page.objects.search(query))
    list(Page.objects.autocomplete(query))


def test_a_quotation_mark_does_not_hide_what_was_searched_for(site: Site) -> None:
    issue = factories.issue()

    assert [page.pk for page in Page.objects.search('"June 11')] == [issue.pk]
