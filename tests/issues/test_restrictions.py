"""What stands behind a password opens at its address, and is named nowhere else."""

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from home.models import HomePage, PlainPage
from issues.models import Commentary, IssueIndexPage
from issues.reading.paths import index_paths
from tests.factories import issue
from tests.home.editions import editions

pytestmark = pytest.mark.django_db

WEEK, WEEK_BEFORE = date(2018, 6, 11), date(2018, 6, 4)
TITLE = "A week that is nobody’s business"


def lock(page: Page) -> None:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_locked_issue_is_in_no_list(site: Site, client: Client) -> None:
    lists = [
        "/en/",
        "/en/issues/",
        "/en/issues/2018/",
        "/en/issues/section/security-issues/",
        "/en/issues/section/security-issues/2018/",
    ]
    locked = editions("en", "be", title=TITLE)["en"]
    editions("en", week_start=WEEK_BEFORE)
    slug = locked.commentaries[0].value["slug"]
    assert all(TITLE in text_of(client, path) for path in lists)

    lock(locked)

    for path in lists:
        html = text_of(client, path)
        assert TITLE not in html, path
        assert "/en/issues/2018-06-11/" not in html, path
    neighbour = text_of(client, "/en/issues/2018-06-04/")
    assert "2018-06-11" not in neighbour
    assert TITLE not in text_of(client, "/en/issues/2018-06-04/a-calm-week-at-the-border/")
    # In the language that is not locked, nothing leads to the one that is.
    for path in ("/be/issues/2018-06-11/", f"/be/issues/2018-06-11/{slug}/"):
        assert "/en/issues/2018-06-11/" not in text_of(client, path), path


def test_a_locked_issue_still_opens_with_its_password(site: Site, client: Client) -> None:
    locked = editions("en", "be", title=TITLE)["en"]
    slug = locked.commentaries[0].value["slug"]
    lock(locked)
    assert TITLE not in text_of(client, locked.url)
    restriction = PageViewRestriction.objects.get()

    client.post(
        f"/en/_util/authenticate_with_password/{restriction.pk}/{locked.pk}/",
        {"password": "open sesame", "return_url": locked.url},
    )

    assert TITLE in text_of(client, locked.url)
    html = text_of(client, f"{locked.url}{slug}/")
    assert TITLE in html
    assert f'href="/be/issues/2018-06-11/{slug}/"' in html


def test_what_stands_below_a_locked_page_is_in_no_list(site: Site, client: Client) -> None:
    editions("en", "be", title=TITLE)
    lock(IssueIndexPage.objects.get(locale__language_code="en"))

    front = text_of(client, "/en/")

    assert TITLE not in front
    assert 'href="/en/issues/' not in front
    assert "/en/issues/" not in text_of(client, "/be/issues/2018-06-11/")
    assert list(index_paths()) == ["be", "ru"]


def test_a_locked_language_is_in_no_list_of_the_others(site: Site, client: Client) -> None:
    editions("en", "be", title=TITLE)
    editions("en", week_start=date(2018, 6, 18))

    lock(HomePage.objects.get(locale__language_code="en"))

    for path in ("/be/", "/be/issues/2018-06-11/", "/be/about/"):
        assert 'href="/en/' not in text_of(client, path), path
    assert list(index_paths()) == ["be", "ru"]


def test_below_a_locked_root_nothing_is_in_a_list(site: Site, client: Client) -> None:
    issue("en", WEEK)

    lock(Page.objects.get(depth=1))

    assert not Commentary.objects.for_everyone().exists()
    assert index_paths() == {}


def test_a_locked_plain_page_locks_nothing_else(site: Site, client: Client) -> None:
    issue("en", WEEK)

    lock(PlainPage.objects.get(slug="about", locale__language_code="en"))

    assert 'href="/en/issues/2018-06-11/"' in text_of(client, "/en/")


def test_a_lock_on_one_page_leaves_others_alone(site: Site, client: Client) -> None:
    locked = issue("en", WEEK)
    issue("en", WEEK_BEFORE)
    lock(locked)

    assert 'href="/en/issues/2018-06-04/"' in text_of(client, "/en/")


def test_the_frame_does_not_lead_to_a_locked_page(site: Site, client: Client) -> None:
    about = PlainPage.objects.get(slug="about", locale__language_code="be")
    assert 'href="/be/about/"' in text_of(client, "/be/")

    lock(about)

    assert 'href="/be/about/"' not in text_of(client, "/be/")
    assert 'href="/be/about/"' not in text_of(client, "/en/about/")


def test_a_section_without_commentaries_is_no_alternate_of_one_with_some(
    site: Site, client: Client
) -> None:
    issue("en", WEEK)

    full = text_of(client, "/en/issues/section/security-issues/").split("</head>")[0]
    empty = text_of(client, "/be/issues/section/security-issues/")

    assert 'hreflang="be"' not in full
    assert 'hreflang="en"' in full
    assert '<meta name="robots" content="noindex">' in empty
    assert "hreflang" not in empty.split("</head>")[0]
    # A reader is shown where there is something to read.
    assert 'href="/en/issues/section/security-issues/"' in empty
