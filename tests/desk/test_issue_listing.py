"""The explorer's list of issues: by week, with the state of every language."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from wagtail.models import Site
from wagtail_localize.models import StringTranslation, TranslationSource

from desk.progress import EditionState, State, edition_states, progress, unfinished_commentaries
from issues.models import IssueIndexPage, IssuePage
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db

WEEKS = [date(2018, 6, 11), date(2018, 6, 18), date(2018, 6, 25)]


def _explore(client: Client, query: str = "") -> str:
    index = IssueIndexPage.objects.get(locale__language_code="be")
    response = client.get(reverse("wagtailadmin_explore", args=[index.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_issues_are_listed_newest_week_first(site: Site, newsroom: Newsroom) -> None:
    for week in (WEEKS[1], WEEKS[0], WEEKS[2]):
        factories.issue("be", week)

    listed = _explore(newsroom.client("Editors"))

    titles = ["25 чэрвеня – 1 ліпеня 2018", "18–24 чэрвеня 2018", "11–17 чэрвеня 2018"]
    places = [listed.index(title) for title in titles]
    assert places == sorted(places)


def test_the_list_says_how_many_commentaries_and_where_each_language_stands(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue(
        "be", commentaries=[factories.commentary(), factories.commentary("the-ruling-elite")]
    )
    newsroom.publish_in(issue, "ru")
    newsroom.submit(issue, "en")

    listed = " ".join(_explore(newsroom.client("Editors")).split())

    assert re.search(r"<td[^>]*> 2 </td>", listed)
    assert 'Русский</span>: <span aria-hidden="true">●</span> live' in listed
    assert 'English</span>: <span aria-hidden="true">◐</span> in translation 0%' in listed


def test_a_translator_sees_the_list_too(site: Site, newsroom: Newsroom) -> None:
    factories.issue("be")

    assert "11–17 чэрвеня 2018" in _explore(newsroom.client("Translators (be)"))


@pytest.mark.parametrize("query", ["?q=чэрвеня", "?q=чэрвеня&ordering=-week_start", "?ordering=x"])
def test_searching_and_sorting_the_list_work_together(
    site: Site, newsroom: Newsroom, query: str
) -> None:
    factories.issue("be")

    assert "11–17 чэрвеня 2018" in _explore(newsroom.client("Editors"), query)


def test_a_drafts_newest_commentaries_are_counted(site: Site, newsroom: Newsroom) -> None:
    factories.issue("be", commentaries=[factories.commentary()], live=False)

    listed = " ".join(_explore(newsroom.client("Editors")).split())

    assert re.search(r"<td[^>]*> 1 </td>", listed)


def test_a_translation_passes_through_every_state(site: Site, newsroom: Newsroom) -> None:
    issue = factories.issue("be")

    def state() -> EditionState:
        return edition_states([issue])[issue.pk]["en"]

    assert state().state is State.MISSING
    newsroom.submit(issue, "en")
    assert state() == EditionState(State.IN_TRANSLATION, 0)
    first, *rest = newsroom.segments(issue, "en")
    newsroom.put(issue, "en", first, "Translated")
    assert state() == EditionState(State.IN_TRANSLATION, 100 // (1 + len(rest)))
    newsroom.translate_all(issue, "en")
    assert state().state is State.READY
    newsroom.publish(issue, "en")
    assert state().state is State.LIVE
    newsroom.put(issue, "en", first, "Translated better")
    assert state().state is State.LIVE_OUTDATED


def test_a_source_is_a_draft_until_it_is_live(site: Site) -> None:
    issue = factories.issue("be", live=False)

    assert edition_states([issue])[issue.pk]["be"].state is State.DRAFT
    issue.get_latest_revision().publish()
    assert edition_states([issue])[issue.pk]["be"].state is State.LIVE


def test_an_empty_translation_is_missing(site: Site, newsroom: Newsroom) -> None:
    issue = factories.issue("be")
    newsroom.submit(issue, "en")
    newsroom.translate_all(issue, "en")
    StringTranslation.objects.filter(data__contains="A calm week").update(data="")

    (part,) = unfinished_commentaries(newsroom.edition(issue, "en"))

    assert (part.number, part.missing, part.outdated) == (1, 1, 0)


def test_progress_is_counted_for_each_commentary(site: Site, newsroom: Newsroom) -> None:
    issue = factories.issue(
        "be", commentaries=[factories.commentary(), factories.commentary("the-ruling-elite")]
    )
    newsroom.submit(issue, "en")
    block_id = issue.commentaries[1].id
    for segment in newsroom.segments(issue, "en"):
        if block_id in segment.context.path:
            newsroom.put(issue, "en", segment, "Done")
    source = TranslationSource.objects.get(object_id=issue.translation_key)

    parts = {block: part for (_s, _l, block), part in progress([source]).items()}

    assert parts[block_id].percent == 100
    assert parts[issue.commentaries[0].id].percent == 0


def test_the_states_of_many_issues_take_no_more_queries_than_those_of_one(
    site: Site, newsroom: Newsroom, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for week in WEEKS:
        newsroom.submit(factories.issue("be", week), "ru", "en")
    issues = list(IssuePage.objects.filter(locale__language_code="be"))

    for some in (issues[:1], issues):
        with django_assert_num_queries(7):
            assert len(edition_states(some)) == len(some)
