"""What is found stands at an address of this site, in one of its languages."""

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from home.models import HomePage, PlainPage
from issues.models import IssueIndexPage
from search.finding import find

pytestmark = pytest.mark.django_db


def front_page(language: str, slug: str) -> HomePage:
    """Another page under the tree's root."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    home = HomePage(title="Else", slug=slug, locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    return home


def plain_page(home: Page, title: str = "Bearded reedling") -> PlainPage:
    page = PlainPage(title=title, slug="reedling", locale=home.locale)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def own_front_page(language: str) -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def paths(text: str, language: str = "en") -> list[str]:
    found = find(text, language)
    assert found.total + found.similar == len(found.results)
    return [result.path for result in found.results]


def test_a_page_below_the_front_page_is_found_at_its_address(site: Site, client: Client) -> None:
    plain_page(own_front_page("en"))

    assert paths("reedling") == ["/en/reedling/"]
    assert client.get("/en/reedling/").status_code == 200


def test_a_page_below_the_root_of_another_site_is_not_found(site: Site) -> None:
    everything = find("", "en").total, find("-minsk", "en").total
    home = front_page("en", "other-site")
    plain_page(home)
    Site.objects.create(hostname="other.test", root_page=home)

    assert paths("reedling") == []
    assert (find("", "en").total, find("-minsk", "en").total) == everything


def test_a_page_in_a_language_that_the_site_does_not_have_is_not_found(site: Site) -> None:
    home = front_page("de", "situation-de")
    home.translation_key = own_front_page("en").translation_key
    home.save()
    home.add_child(instance=IssueIndexPage(title="Alle", slug="issues", locale=home.locale))
    plain_page(home)

    assert paths("reedling") == []


def test_a_page_below_a_withdrawn_front_page_is_not_found(site: Site) -> None:
    plain_page(own_front_page("be"))
    own_front_page("be").unpublish()

    assert paths("reedling", "be") == []


def test_a_page_in_the_tree_of_another_language_is_linked_where_it_stands(
    site: Site, client: Client
) -> None:
    page = plain_page(own_front_page("be"))
    page.move(own_front_page("ru"), pos="last-child")

    assert paths("reedling") == ["/ru/reedling/"]
    assert client.get("/ru/reedling/").status_code == 200
