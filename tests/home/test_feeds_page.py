"""The page that lists the feeds, and the page on reading safely that it leads to."""

from datetime import date

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from home.feeds.listing import feeds_page_paths
from home.models import PlainPage
from issues.models import Section
from tests.factories import commentary, issue
from tests.home.atom import faults

SAFELY = {"be": "Бяспечнае чытанне", "ru": "Безопасное чтение", "en": "Reading safely"}


def listed(client: Client, language: str = "en") -> dict[str, str]:
    """``{name of a feed: address}`` as the page shows them to be copied."""
    response = client.get(f"/{language}/feeds/")
    assert response.status_code == 200
    document = html5lib.parse(response.content, namespaceHTMLElements=False)
    found = {}
    for entry in document.findall(".//ul[@class='feed-list']/li"):
        link, address = entry.find("a"), entry.find("code")
        assert settings.PUBLIC_ORIGIN + link.get("href") == address.text
        found[link.text] = address.text
    return found


def test_the_page_lists_every_feed_with_its_whole_address(site: Site, client: Client) -> None:
    assert listed(client, "be") == {
        "Усе каментары": "https://situation.test/be/feeds/all.atom",
        "Змены ацэнак": "https://situation.test/be/feeds/changes.atom",
    } | {
        section.name_be: f"https://situation.test/be/feeds/section/{section.slug}.atom"
        for section in Section.objects.filter(used_until=None)
    }


def test_every_feed_of_the_page_is_there(site: Site, client: Client) -> None:
    for address in listed(client).values():
        path = address.removeprefix(settings.PUBLIC_ORIGIN)
        assert faults(path, client.get(path).content) == []


def test_a_section_that_ended_is_listed_where_something_came_out_in_it(
    site: Site, client: Client
) -> None:
    issue("en", date(2016, 6, 6), [commentary("international-relations")])

    assert "International relations" in listed(client)
    assert "Международные отношения" not in listed(client, "ru")
    assert "Society and politics" not in listed(client)


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_text_form_and_footer_lead_to_reading_safely(
    site: Site, client: Client, language: str
) -> None:
    html = client.get(f"/{language}/feeds/").content.decode()
    link = f'href="/{language}/reading-safely/">{SAFELY[language]}</a>'

    assert html.count(link) == 3  # the text, the form of the newsletter, the footer
    assert f'<a href="/{language}/feeds/" aria-current="page">' in html
    assert link in client.get(f"/{language}/privacy/").content.decode().split("<footer")[0]
    assert f'<a href="/{language}/feeds/">' in client.get(f"/{language}/").content.decode()


def test_a_page_on_reading_safely_that_was_withdrawn_is_not_linked(
    site: Site, client: Client
) -> None:
    PlainPage.objects.get(slug="reading-safely", locale__language_code="be").unpublish()

    assert "reading-safely" not in client.get("/be/feeds/").content.decode()


def test_reading_safely_is_linked_even_where_the_footer_leaves_it_out(
    site: Site, client: Client
) -> None:
    PlainPage.objects.filter(slug="reading-safely").update(in_footer=False)

    html = client.get("/en/feeds/").content.decode()

    assert html.count('href="/en/reading-safely/"') == 2  # the text, the form of the newsletter


def test_the_page_has_its_languages_its_place_in_the_sitemap_and_an_offer(
    site: Site, client: Client
) -> None:
    html = client.get("/ru/feeds/").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()

    assert '<link rel="canonical" href="https://situation.test/ru/feeds/">' in html
    for code, path in feeds_page_paths().items():
        with override(code):
            assert reverse("feeds") == path
        assert f'<link rel="alternate" hreflang="{code}" href="https://situation.test{path}">' in (
            html
        )
        assert f"<loc>https://situation.test{path}</loc>" in sitemap
    missing = client.get("/feeds/")
    assert missing.status_code == 404
    assert [offer.path for offer in missing.context["offers"]] == list(feeds_page_paths().values())


def test_the_page_is_read_only_and_keeps_nothing(site: Site, client: Client) -> None:
    response = client.get("/en/feeds/")

    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert client.post("/en/feeds/").status_code == 405
