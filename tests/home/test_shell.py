"""The front page's frame, the plain pages, and pages that tell of an error."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from wagtail.models import Site

from home.models import PlainPage
from issues.models import Section

pytestmark = pytest.mark.django_db

ABOUT = {"be": "Пра выданне", "ru": "Об издании", "en": "About"}


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_plain_page_is_read_in_its_language(site: Site, client: Client, language: str) -> None:
    html = client.get(f"/{language}/about/").content.decode()

    assert f"<h1>{ABOUT[language]}</h1>" in html
    assert f'<html lang="{language}">' in html
    for code in ("be", "ru", "en"):
        assert f'<a href="/{code}/about/" lang="{code}" hreflang="{code}"' in html


def test_a_plain_page_withdrawn_in_one_language_is_not_linked_there(
    site: Site, client: Client
) -> None:
    PlainPage.objects.get(slug="about", locale__language_code="ru").unpublish()

    html = client.get("/be/about/").content.decode()

    assert "Русский" not in html
    assert "English" in html
    assert "/ru/about/" not in client.get("/ru/").content.decode()


def test_the_footer_leads_to_the_plain_pages_that_ask_for_it(site: Site, client: Client) -> None:
    PlainPage.objects.filter(slug="privacy").update(in_footer=False)

    html = client.get("/en/").content.decode()

    assert 'href="/en/about/"' in html
    assert "/en/privacy/" not in html


def test_the_footer_leads_to_sections_still_in_use(site: Site, client: Client) -> None:
    Section.objects.filter(slug="security-issues").update(used_until=date(2020, 1, 1))

    html = client.get("/be/").content.decode()

    assert "/be/issues/section/security-issues/" not in html
    assert '<a href="/be/issues/section/the-ruling-elite/">Кіроўная эліта</a>' in html


def test_a_page_marks_its_own_links(site: Site, client: Client) -> None:
    html = client.get("/en/issues/section/the-ruling-elite/").content.decode()

    assert (
        '<a href="/en/issues/section/the-ruling-elite/" aria-current="page">The ruling elite</a>'
        in html
    )


def test_a_page_that_is_nowhere_still_has_the_frame(site: Site, client: Client) -> None:
    response = client.get("/ru/no-such-page/")

    html = response.content.decode()
    assert response.status_code == 404
    assert '<html lang="ru">' in html
    assert 'href="/ru/issues/"' in html


def test_the_page_for_a_failure_needs_no_database(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # the fixture is a context manager
        html = render_to_string("500.html")

    for language in ("be", "ru", "en"):
        assert f'lang="{language}"' in html
        assert f'href="/{language}/"' in html


@override_settings(MAX_REQUEST_BYTES=10)
def test_too_large_a_request_is_refused_in_words(client: Client) -> None:
    response = client.post("/en/", data=b"x" * 100, content_type="text/plain")

    assert response.status_code == 413
    assert "Too much at once" in response.content.decode()
