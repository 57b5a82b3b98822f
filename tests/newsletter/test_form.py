"""The form stands on every page, and the page stays a function of its address."""

import re
from typing import Any

import html5lib
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Site

from newsletter.choices import in_words
from newsletter.models import Edition

PAGES = ["", "issues/", "about/", "search/", "search/?q=x", "feeds/", "nowhere/"]


def form_in(html: str) -> Any:
    """The form that asks for an address; fails unless there is exactly one."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    found = [
        form
        for form in document.iter("form")
        if any(field.get("name") == "address" for field in form.iter("input"))
    ]
    assert len(found) == 1
    return found[0]


def chosen(form: Any) -> tuple[str, str]:
    """The edition that is checked, and the order that is selected beside it or another."""
    editions = [
        field.get("value")
        for field in form.iter("input")
        if field.get("type") == "radio" and field.get("checked") is not None
    ]
    orders = [each.get("value") for each in form.iter("option") if each.get("selected") is not None]
    assert len(editions) == len(orders) == 1
    return str(editions[0]), str(orders[0])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["be", "ru", "en", "be-latn"])
def test_every_page_asks_for_an_address_and_says_what_it_may_cost(
    site: Site, client: Client, language: str, page: str
) -> None:
    html = client.get(f"/{language}/{page}").content.decode()
    form = form_in(html)
    spoken = "be" if language == "be-latn" else language

    assert form.get("method") == "post"
    assert form.get("action") == f"/{spoken}/newsletter/subscribe/"
    assert "csrf" not in html
    assert f'href="/{language}/reading-safely/"' in html
    assert f'href="/{language}/feeds/"' in html


@pytest.mark.parametrize(
    ("language", "edition", "order"),
    [("be", "be-ru", "be,ru"), ("ru", "be-ru", "ru,be"), ("en", "en", "be,ru")],
)
def test_what_suits_the_language_of_the_page_is_chosen_already(
    site: Site, client: Client, language: str, edition: str, order: str
) -> None:
    form = form_in(client.get(f"/{language}/").content.decode())

    assert chosen(form) == (edition, order)


def test_a_reader_can_have_two_languages_in_either_order_or_one(site: Site, client: Client) -> None:
    form = form_in(client.get("/ru/").content.decode())
    options = {each.get("value"): each.text for each in form.iter("option")}

    assert options == {
        "be,ru": "По-белорусски, затем по-русски",
        "ru,be": "По-русски, затем по-белорусски",
        "be": "Только по-белорусски",
        "ru": "Только по-русски",
    }


def test_an_order_of_any_number_of_languages_has_words() -> None:
    with translation.override("be"):
        assert in_words(["be", "ru", "en"]) == "па-беларуску, потым па-руску, потым па-англійску"


def test_a_page_with_the_form_is_the_same_each_time_and_sets_no_cookie(
    site: Site, client: Client
) -> None:
    first, second = client.get("/be/"), Client().get("/be/")

    assert first.content == second.content
    assert not first.cookies
    assert b"stamp" not in first.content


def test_the_form_asks_the_database_once_however_many_editions_there_are(
    site: Site, client: Client
) -> None:
    for code in ("one", "two", "three"):
        with CaptureQueriesContext(connection) as captured:
            client.get("/en/feeds/")
        assert sum("newsletter_" in query["sql"] for query in captured) == 1
        Edition.objects.create(
            code=code, name=code, languages=["en", "be", "ru"], first_week="2026-01-05"
        )
    assert 'value="three"' in client.get("/en/feeds/").content.decode()


def test_a_site_without_an_edition_asks_for_no_address(site: Site, client: Client) -> None:
    Edition.objects.all().delete()

    assert 'name="address"' not in client.get("/en/").content.decode()
    assert client.post("/en/newsletter/subscribe/", {"address": "a@b.org"}).status_code == 404


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_the_form_has_a_page_of_its_own_in_each_language(
    site: Site, client: Client, language: str
) -> None:
    answer = client.get(f"/{language}/newsletter/")
    html = answer.content.decode()
    form_in(html)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in html
    for other in ("be", "ru", "en"):
        assert f'href="/{other}/newsletter/"' in html


def test_an_address_of_the_newsletter_without_a_language_leads_to_all_of_them(
    site: Site, client: Client
) -> None:
    html = client.get("/newsletter/").content.decode()

    for language in ("be", "ru", "en"):
        assert f'href="/{language}/newsletter/"' in html


def test_no_page_of_the_archive_names_the_same_thing_twice(site: Site, client: Client) -> None:
    call_command("load_sample", verbosity=0)
    for path in ("/be/", "/be/issues/2018-06-11/", "/be/newsletter/", "/be/search/"):
        ids = re.findall(r'\sid="([^"]+)"', client.get(path).content.decode())
        assert len(ids) == len(set(ids)), path
