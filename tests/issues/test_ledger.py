"""The verdict ledger as readers see it, and its small forms on other pages."""

import re
from datetime import date, timedelta
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from issues.models import IssueIndexPage, IssuePage, Section
from issues.reading import render_verdicts
from tests import factories

pytestmark = pytest.mark.django_db

MONDAY = date(2018, 6, 11)
ALL, YEAR = "/en/issues/verdicts/", "/en/issues/verdicts/2018/"


def week(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


def publish(*verdicts: str | None, section: str = "security-issues") -> None:
    """An issue for each of adjoining weeks; ``None`` for an issue without this section."""
    for number, verdict in enumerate(verdicts):
        commentary = (
            factories.commentary(section, verdict=verdict, slug="here", title=f"Week {number}")
            if verdict
            else factories.commentary("the-ruling-elite", slug="elsewhere")
        )
        factories.issue("en", week(number), [commentary])


def text_of(client: Client, path: str) -> str:
    """The page with plain spaces, wherever a line may not break."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode().replace("\u00a0", " ")


def words_in(html: str, css: str) -> list[str]:
    """The texts of the elements of one class, spaces evened out."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return [
        " ".join("".join(element.itertext()).split())
        for element in document.iter()
        if css in str(element.get("class") or "").split()
    ]


def test_the_ledger_says_how_long_a_section_has_been_worse(site: Site, client: Client) -> None:
    publish("better", "worse", "worse", "worse")

    assert "Worse for 3 weeks" in text_of(client, ALL)
    assert "Worse for 3 weeks" in text_of(client, YEAR)


def test_a_week_without_a_commentary_is_a_gap_in_strip_line_and_table(
    site: Site, client: Client
) -> None:
    publish("worse", None, "worse")
    html = text_of(client, YEAR)
    strip = next(words for words in words_in(html, "verdict-strip") if "Security" in words)
    line = re.findall(r'class="verdict-line__sum" d="([^"]*)"', html)

    assert "0 better, 0 unchanged, 2 worse; weeks without a verdict: 1" in strip
    assert "M0 0l1 1M2 1l1 1" in line
    assert "No commentary in this section" in words_in(html, "week-table__gap")
    assert "Worse in the latest week" in text_of(client, ALL)


def test_a_week_without_an_issue_is_a_row_that_says_so(site: Site, client: Client) -> None:
    publish("worse")
    factories.issue("en", week(2), [factories.commentary()])
    html = text_of(client, YEAR)

    assert words_in(html, "week-table__gap").count("No issue that week") == 1
    assert "June 18" in html
    assert 'href="/en/issues/2018-06-18/"' not in html


def test_every_cell_of_a_year_leads_to_its_commentary(site: Site, client: Client) -> None:
    publish("better", "unchanged", "worse")
    html = text_of(client, YEAR)
    document = html5lib.parse(html, namespaceHTMLElements=False)
    links = {
        link.get("href"): "".join(link.itertext())
        for cell in document.iter("td")
        for link in cell
        if link.tag == "a"
    }

    assert links == {
        "/en/issues/2018-06-11/here/": "better: Week 0",
        "/en/issues/2018-06-18/here/": "unchanged: Week 1",
        "/en/issues/2018-06-25/here/": "worse: Week 2",
    }
    assert words_in(html, "week-table__sum") == ["0", "+1", "+1"]


def test_several_commentaries_of_a_week_are_added_up_and_all_linked(
    site: Site, client: Client
) -> None:
    texts = [
        factories.commentary(verdict="worse", slug="first", title="First"),
        factories.commentary(verdict="worse", slug="second", title="Second"),
        factories.commentary(verdict="better", slug="third", title="Third"),
    ]
    factories.issue("en", MONDAY, texts)
    html = text_of(client, YEAR)

    assert words_in(html, "week-table__sum") == ["−1"]
    for slug in ("first", "second", "third"):
        assert f'href="/en/issues/2018-06-11/{slug}/"' in html
    third = text_of(client, "/en/issues/2018-06-11/third/")
    assert "All commentaries of this week in the section together: worse." in third


def test_a_section_that_ended_is_shown_as_such_and_not_as_zero(site: Site, client: Client) -> None:
    old = "international-relations"
    factories.issue("en", date(2016, 12, 19), [factories.commentary(old, verdict="worse")])
    publish("better")
    html = text_of(client, ALL)
    rows = {
        part.get("aria-labelledby"): ["".join(cell.itertext()).strip() for cell in row.iter("td")][
            1:
        ]
        for part in html5lib.parse(html, namespaceHTMLElements=False).iter("section")
        for row in part.iter("tr")
        if str(part.get("aria-labelledby")).startswith("year-")
        and "International relations" in "".join(row.find("th").itertext())
    }

    assert rows["year-2016"] == ["–"] * 9 + ["0", "0", "1"]
    assert rows["year-2017"] == rows["year-2018"] == ["The section was not in use"]
    assert "This section is no longer in use" in html
    section = text_of(client, f"/en/issues/section/{old}/")
    assert "This section is no longer in use" in section
    assert "verdict-strip" in section


def test_a_year_between_without_an_issue_is_shown_and_not_linked(
    site: Site, client: Client
) -> None:
    for year in (2017, 2019):
        factories.issue("en", date(year, 6, 12) + timedelta(days=-date(year, 6, 12).weekday()))
    html = text_of(client, ALL)

    assert [int(year) for year in re.findall(r'<h2 id="year-(\d+)">', html)] == [2019, 2018, 2017]
    assert f'href="{ALL}2017/"' in html
    assert f'href="{ALL}2018/"' not in html
    assert client.get(f"{ALL}2018/").status_code == 404


def test_before_the_first_issue_the_ledger_says_so_and_is_not_indexed(
    site: Site, client: Client
) -> None:
    html = text_of(client, ALL)

    assert "The first issue has not come out yet." in html
    assert '<meta name="robots" content="noindex">' in html
    assert "<svg" not in html.split("<main")[1]


def test_a_single_week_is_a_whole_ledger(site: Site, client: Client) -> None:
    publish("worse")

    for path in (ALL, YEAR):
        html = text_of(client, path)
        assert "Worse in the latest week" in html
        assert 'd="M0 0l1 1"' in html


def test_the_line_is_behind_a_table_that_says_the_same(site: Site, client: Client) -> None:
    publish("worse", "worse", "worse", "better", "better")
    table = words_in(text_of(client, ALL), "quarter-table")[0]

    assert "Q2 2018" in table
    assert "−3" in table
    assert "−1" in table


def test_the_front_page_shows_the_last_weeks_of_every_section_in_use(
    site: Site, client: Client
) -> None:
    publish("worse", "worse")
    html = text_of(client, "/en/")
    recent = words_in(html, "recent-verdicts")[0]

    for section in Section.objects.in_use(week(1)):
        assert section.name_en in recent
    assert "International relations" not in recent
    assert "Worse for 2 weeks" in recent
    assert "From the earliest to the latest: worse, worse." in recent
    assert f'href="{ALL}"' in html


def test_no_strip_shows_more_than_twelve_weeks(site: Site, client: Client) -> None:
    publish(*["worse"] * 14)

    for path in ("/en/", "/en/issues/section/security-issues/"):
        assert 'viewBox="0 0 120 10"' in text_of(client, path)
        assert "Worse for 14 weeks" in text_of(client, path)


def test_a_commentary_shows_where_its_week_stands_and_nothing_later(
    site: Site, client: Client
) -> None:
    publish("better", "worse", "worse", "worse")
    run = words_in(text_of(client, "/en/issues/2018-06-25/here/"), "section-run")[0]

    assert "Worse for the 2nd week in a row." in run
    assert "From the earliest to the latest: better, worse, worse." in run
    first = words_in(text_of(client, "/en/issues/2018-06-18/here/"), "section-run")[0]
    assert "Worse; the week before: better." in first


def test_what_stands_behind_a_password_is_a_gap(site: Site, client: Client) -> None:
    publish("worse", "worse", "better")
    locked = IssuePage.objects.get(week_start=week(2))
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.LOGIN)

    for path in (ALL, YEAR, "/en/", "/en/issues/section/security-issues/"):
        html = text_of(client, path)
        assert "Worse for 2 weeks" in html, path
        assert "2018-06-25" not in html, path


def test_each_language_counts_what_it_has(site: Site, client: Client) -> None:
    publish("worse", "worse")
    factories.issue("be", week(5), [factories.commentary(verdict="worse")])
    html = text_of(client, "/be/issues/verdicts/")

    assert "Пагоршылася за апошні тыдзень" in html
    head = html.split("</head>")[0]
    assert 'hreflang="en"' in head
    assert 'hreflang="ru"' not in head


def test_a_year_is_offered_where_it_exists(site: Site, client: Client) -> None:
    publish("worse")
    missing = client.get("/be/issues/verdicts/2018/")

    assert missing.status_code == 404
    assert YEAR in missing.content.decode()


def test_hostile_titles_and_names_are_shown_as_text(site: Site, client: Client) -> None:
    script = "<script>alert(1)</script>"
    Section.objects.filter(slug="security-issues").update(name_en=f"Name {script}")
    factories.issue("en", MONDAY, [factories.commentary(title=f"Title {script}")])

    for path in (ALL, YEAR, "/en/", "/en/issues/section/security-issues/"):
        assert script not in text_of(client, path)


def test_the_figures_of_all_years_take_three_queries(site: Site, rf: RequestFactory) -> None:
    publish("worse", "better")
    index: Any = IssueIndexPage.objects.select_related("locale").get(locale__language_code="en")
    with CaptureQueriesContext(connection) as captured:
        render_verdicts(index, rf.get(ALL))

    assert len(captured) == 3
