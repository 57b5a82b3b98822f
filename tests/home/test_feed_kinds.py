"""What somebody gets who follows one section, or only what changes."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import PageViewRestriction, Site

from home.feeds.contents import ENTRIES
from issues.models import PublicationImage, Section
from tests.factories import commentary, issue
from tests.home.test_feed_documents import block

MONDAY = date(2018, 6, 4)


def entries(client: Client, path: str) -> list[Any]:
    response = client.get(path)
    assert response.status_code == 200
    found: list[Any] = feedparser.parse(BytesIO(response.content)).entries
    return found


def weeks(
    *verdicts: str,
    language: str = "en",
    section: str = "security-issues",
    first: date = MONDAY,
) -> None:
    """An issue a week, each with one commentary of ``section``."""
    for number, verdict in enumerate(verdicts):
        text = commentary(section, title=f"Week {number}", verdict=verdict)
        issue(language, first + timedelta(weeks=number), [text])


def test_the_feed_of_a_section_holds_its_commentaries_only(site: Site, client: Client) -> None:
    texts = [commentary(), commentary("the-ruling-elite", title="Elite")]
    issue("en", commentaries=texts)
    issue("be", MONDAY, [commentary("the-ruling-elite", title="Эліта")])

    (entry,) = entries(client, "/en/feeds/section/the-ruling-elite.atom")

    assert entry.title == "Elite"
    assert entry.link == "https://situation.test/en/issues/2018-06-11/elite/"


def test_the_feed_of_a_section_reaches_back_past_weeks_without_it(
    site: Site, client: Client
) -> None:
    weeks("worse", section="the-ruling-elite")
    for number in range(1, ENTRIES + 3):
        issue("en", MONDAY + timedelta(weeks=number))

    assert [e.title for e in entries(client, "/en/feeds/section/the-ruling-elite.atom")] == [
        "Week 0"
    ]
    assert len(entries(client, "/en/feeds/section/security-issues.atom")) == ENTRIES


def test_a_section_is_named_in_its_feed_and_leads_to_its_page(site: Site, client: Client) -> None:
    feed = feedparser.parse(
        BytesIO(client.get("/ru/feeds/section/security-issues.atom").content)
    ).feed

    assert feed.title == "Ситуация в Беларуси — Вопросы безопасности"
    assert {link.rel: link.href for link in feed.links} == {
        "self": "https://situation.test/ru/feeds/section/security-issues.atom",
        "alternate": "https://situation.test/ru/issues/section/security-issues/",
    }


def test_an_entry_is_the_same_one_in_the_feed_of_everything_and_of_its_section(
    site: Site, client: Client
) -> None:
    issue("en")

    ids = {
        entries(client, f"/en/feeds/{name}.atom")[0].id
        for name in ("all", "section/security-issues")
    }

    assert len(ids) == 1


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_an_unknown_section_is_a_missing_page_in_the_readers_language(
    site: Site, client: Client, language: str
) -> None:
    response = client.get(f"/{language}/feeds/section/gardening.atom")

    assert response.status_code == 404
    assert f'<html lang="{language}">' in response.content.decode()


def test_the_feed_of_changes_holds_the_weeks_that_differ_from_the_last(
    site: Site, client: Client
) -> None:
    weeks("unchanged", "worse", "worse", "unchanged", "unchanged", "better")

    assert [entry.title for entry in entries(client, "/en/feeds/changes.atom")] == [
        "Security issues: from not changed to better, week of July 9 – July 15, 2018",
        "Security issues: from worse to not changed, week of June 25 – July 1, 2018",
        "Security issues: from not changed to worse, week of June 11 – June 17, 2018",
    ]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (
            "be",
            "Пытанні бяспекі: было «не змянілася», стала «пагоршылася», "
            "тыдзень 11–17 чэрвеня 2018\u00a0г.",
        ),
        (
            "ru",
            "Вопросы безопасности: было «не изменилась», стало «ухудшилась», "
            "неделя 11–17 июня 2018\u00a0г.",
        ),
    ],
)
def test_a_change_is_told_in_the_language_of_the_feed(
    site: Site, client: Client, language: str, title: str
) -> None:
    weeks("unchanged", "worse", language=language)

    (entry,) = entries(client, f"/{language}/feeds/changes.atom")

    assert entry.title == title


def test_a_change_leads_to_its_commentary_and_carries_it_whole(site: Site, client: Client) -> None:
    weeks("unchanged", "worse")

    (entry,) = entries(client, "/en/feeds/changes.atom")

    assert entry.link == "https://situation.test/en/issues/2018-06-11/week-1/"
    assert entry.summary == "Week 1 — The week in one sentence."
    assert "Nothing moved, and that was the news." in entry.content[0].value
    assert "Week 1" in entry.content[0].value
    assert entry.id != entries(client, "/en/feeds/all.atom")[0].id


def test_sections_change_each_for_themselves_and_languages_too(site: Site, client: Client) -> None:
    weeks("worse", "worse", section="security-issues")
    issue("en", MONDAY + timedelta(weeks=2), [commentary("the-ruling-elite", verdict="better")])
    weeks("better", "unchanged", language="ru", first=date(2019, 6, 3))

    assert entries(client, "/en/feeds/changes.atom") == []
    assert len(entries(client, "/ru/feeds/changes.atom")) == 1


def test_a_change_against_a_week_that_readers_cannot_open_is_none(
    site: Site, client: Client
) -> None:
    weeks("worse", "worse")
    private = issue("en", date(2018, 6, 18), [commentary(verdict="better")])
    assert len(entries(client, "/en/feeds/changes.atom")) == 1

    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert entries(client, "/en/feeds/changes.atom") == []


def test_a_week_with_two_commentaries_of_a_section_has_one_verdict_and_one_entry(
    site: Site, client: Client
) -> None:
    weeks("unchanged")
    texts = [
        commentary(title="Half", verdict="unchanged"),
        commentary(title="Worse", verdict="worse"),
    ]
    issue("en", MONDAY + timedelta(weeks=1), texts)

    (entry,) = entries(client, "/en/feeds/changes.atom")

    assert entry.title.startswith("Security issues: from not changed to worse")
    assert entry.link.endswith("/worse/")


def test_the_feed_of_changes_leads_to_the_verdicts_of_all_weeks(site: Site, client: Client) -> None:
    feed = feedparser.parse(BytesIO(client.get("/en/feeds/changes.atom").content)).feed

    assert feed.title == "Situation in Belarus — Changes of verdict"
    alternate = next(link.href for link in feed.links if link.rel == "alternate")
    assert alternate == "https://situation.test/en/issues/verdicts/"


def test_a_change_after_weeks_without_the_section_is_told_too(site: Site, client: Client) -> None:
    weeks("worse")
    weeks("better", first=date(2019, 6, 3))

    (entry,) = entries(client, "/en/feeds/changes.atom")

    assert entry.title.endswith("from worse to better, week of June 3 – June 9, 2019")


def test_changes_of_a_long_past_are_left_to_the_archive(site: Site, client: Client) -> None:
    weeks(*["worse", "better"] * (ENTRIES // 2 + 2))

    found = entries(client, "/en/feeds/changes.atom")

    assert len(found) == ENTRIES
    assert found[0].link.endswith(f"/week-{ENTRIES + 3}/")


def test_a_verdict_corrected_in_an_earlier_week_changes_the_feed_of_changes(
    site: Site, client: Client
) -> None:
    first = issue("en", MONDAY, [commentary(verdict="worse")])
    for number in range(1, ENTRIES + 2):
        verdict = "worse" if number % 2 == 0 else "better"
        issue("en", MONDAY + timedelta(weeks=number), [commentary(verdict=verdict)])
    path = "/en/feeds/changes.atom"
    etag = client.get(path)["ETag"]
    assert client.get(path, headers={"if-none-match": etag}).status_code == 304

    second = first.get_next_siblings().first().specific
    second.commentaries[0].value["verdict"] = "worse"
    second.save_revision().publish()

    assert client.get(path, headers={"if-none-match": etag}).status_code == 200


def make_with_pictures(numbers: range) -> None:
    for number in numbers:
        picture = PublicationImage.objects.create(
            title="Square", file=get_test_image_file_jpeg(filename="square.jpg", size=(600, 400))
        )
        body = [
            block("paragraph", "<p>Text.</p>"),
            block("picture", {"picture": picture.pk, "alt_text": "A square"}),
        ]
        verdict = "worse" if number % 2 else "better"
        issue("en", MONDAY + timedelta(weeks=number), [commentary(body=body, verdict=verdict)])


@pytest.mark.parametrize("feed", ["all", "section/security-issues", "changes"])
def test_a_feed_costs_the_same_queries_however_many_issues_and_pictures_it_holds(
    site: Site, client: Client, feed: str
) -> None:
    def count() -> int:
        client.get(f"/en/feeds/{feed}.atom")  # makes the pictures' sizes
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/en/feeds/{feed}.atom")
        return len(queries)

    make_with_pictures(range(3))
    few = count()
    make_with_pictures(range(3, 8))

    assert count() == few


def test_a_renamed_section_is_sent_anew(site: Site, client: Client) -> None:
    path = "/en/feeds/section/security-issues.atom"
    etag = client.get(path)["ETag"]

    Section.objects.filter(slug="security-issues").update(name_en="Safety")

    assert client.get(path, headers={"if-none-match": etag}).status_code == 200
