"""What a reader meets at an address where nothing is, or when something breaks."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home.models import PlainPage
from home.offers import LONGEST_PATH, offers_for
from home.views import server_error
from issues.models import IssueIndexPage
from tests.factories import commentary, issue
from tests.home.editions import editions


def offered(client: Client, path: str) -> dict[str, str]:
    """``{language: path}`` that the missing page at ``path`` offers."""
    response = client.get(path)
    assert response.status_code == 404
    body = response.content.decode()
    offers = response.context["offers"]
    assert all(f'href="{offer.path}"' in body and offer.name in body for offer in offers)
    return {offer.code: offer.path for offer in offers}


def test_a_missing_issue_offers_the_languages_it_exists_in(site: Site, client: Client) -> None:
    editions("ru", "en")
    assert offered(client, "/be/issues/2018-06-11/") == {
        "ru": "/ru/issues/2018-06-11/",
        "en": "/en/issues/2018-06-11/",
    }


def test_an_address_without_a_language_offers_all_it_exists_in(site: Site, client: Client) -> None:
    assert list(offered(client, "/about/")) == ["be", "ru", "en"]


def test_a_missing_plain_page_offers_the_other_languages(site: Site, client: Client) -> None:
    PlainPage.objects.get(slug="about", locale__language_code="be").unpublish()
    assert list(offered(client, "/be/about/")) == ["ru", "en"]


def test_a_missing_commentary_offers_the_languages_it_exists_in(site: Site, client: Client) -> None:
    slug = editions("be", "en")["be"].commentaries[0].value["slug"]
    assert offered(client, f"/ru/issues/2018-06-11/{slug}/") == {
        "be": f"/be/issues/2018-06-11/{slug}/",
        "en": f"/en/issues/2018-06-11/{slug}/",
    }


def test_a_missing_commentary_is_offered_by_an_old_slug_too(site: Site, client: Client) -> None:
    page = editions("en")["en"]
    old = page.commentaries[0].value["slug"]
    page.commentaries[0].value["slug"] = "a-better-address"
    page.save_revision().publish()
    assert offered(client, f"/be/issues/2018-06-11/{old}/") == {
        "en": "/en/issues/2018-06-11/a-better-address/"
    }


def test_a_commentary_is_not_offered_for_the_same_slug_in_another_week(
    site: Site, client: Client
) -> None:
    slug = editions("en")["en"].commentaries[0].value["slug"]
    editions("be", week_start=date(2018, 6, 18), title="Something else")
    assert offered(client, f"/ru/issues/2018-06-18/{slug}/") == {}


@pytest.mark.parametrize(
    "rest",
    ["issues/2018/", "issues/section/security-issues/2018/"],
)
def test_a_missing_year_offers_the_languages_that_have_it(
    site: Site, client: Client, rest: str
) -> None:
    editions("en")
    assert offered(client, f"/be/{rest}") == {"en": f"/en/{rest}"}


def test_a_section_is_offered_where_the_archive_itself_is_missing(
    site: Site, client: Client
) -> None:
    editions("ru")
    IssueIndexPage.objects.get(locale__language_code="be").unpublish()
    path = "issues/section/security-issues/"
    assert offered(client, f"/be/{path}") == {"ru": f"/ru/{path}"}


def test_nothing_hidden_is_offered(site: Site, client: Client) -> None:
    drafted = issue("en", date(2018, 6, 18), live=False)
    pages = editions("ru", "en")
    PageViewRestriction.objects.create(page=pages["ru"], restriction_type=PageViewRestriction.LOGIN)
    assert offered(client, f"/be/issues/{drafted.slug}/") == {}
    assert list(offered(client, "/be/issues/2018-06-11/")) == ["en"]


def test_an_alias_is_not_offered(site: Site, client: Client) -> None:
    english = editions("en")["en"]
    alias: Any = english.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    assert alias.live
    assert list(offered(client, "/be/issues/2018-06-11/")) == ["en"]


WEIRD = [
    "/en/\x00/",
    "/\x00",
    "/en/issues/\x00/",
    "/en/issues/section/\x00/",
    "/en/\udcff/",
    "/\udcff\udcfe/",
    "/en/\udced\udca0\udc80/",
    "//",
    "//[",
    "/en//",
    "/en/" + "a" * 10_000 + "/",
    "/" + "a/" * 5_000,
    "/en/\u202e\u200f/",
    "/en/issues/2018-06-11/\u202e/",
    "/en/issues/0000/",
    "/en/issues/9999/",
    "/en/issues/2018-13-99/",
    "/en/../../etc/passwd",
    "/en/about/;a=b",
    "/be/%25%32%35/",
    "/ru/\r\nSet-Cookie: a=b/",
]


def test_a_weird_address_is_a_missing_page_and_never_an_error(site: Site, client: Client) -> None:
    for path in WEIRD:
        # What a server hands over: the bytes of the path, one character each.
        response = client.get(
            "/", PATH_INFO=path.encode(errors="surrogateescape").decode("latin-1")
        )
        assert response.status_code == 404, ascii(path[:60])
        assert not response.cookies, ascii(path[:60])


def test_a_weird_query_on_a_missing_page_is_never_an_error(site: Site, client: Client) -> None:
    for query in ("%00", "a=%ff", "a=\x00", "[", "a" * 10_000):
        response = client.get("/en/nothing/", QUERY_STRING=query)
        assert response.status_code == 404


def test_offers_cost_a_few_queries_at_most_and_none_for_hopeless_addresses(site: Site) -> None:
    editions("ru", "en")
    for path in ("/be/issues/2018-06-11/nothing/", "/be/issues/section/none/", "/be/nothing/"):
        with CaptureQueriesContext(connection) as queries:
            assert offers_for(path) == []
        assert len(queries) <= 8, path
    for path in ("/be/\x00/", "/be/Ж/", "/be/" + "a/" * LONGEST_PATH):
        with CaptureQueriesContext(connection) as queries:
            assert offers_for(path) == []
        assert len(queries) == 0


def test_a_missing_page_speaks_the_language_of_its_address(site: Site, client: Client) -> None:
    body = client.get("/be/nothing/").content.decode()
    assert '<html lang="be">' in body
    assert '<meta name="robots" content="noindex">' in body
    assert "canonical" not in body


def test_an_error_page_needs_no_database(rf: RequestFactory) -> None:
    # Without the ``db`` fixture any query fails this test.
    response = server_error(rf.get("/be/"))
    assert response.status_code == 500
    assert b"<html" in response.content


def test_a_reader_sees_the_error_page_when_something_breaks(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Page, "route", fail)
    monkeypatch.setattr("home.models.HomePage.route", fail)
    response = Client(raise_request_exception=False).get("/en/about/")
    assert response.status_code == 500
    assert "default-src" in response["Content-Security-Policy"]
    assert not response.cookies


def test_a_commentary_with_the_slug_of_a_year_is_told_apart(site: Site, client: Client) -> None:
    issue("en", commentaries=[commentary(slug="2018")])
    assert offered(client, "/be/issues/2018-06-11/2018/") == {"en": "/en/issues/2018-06-11/2018/"}
