"""What a new site has is the same wherever it is set up."""

import pytest
from wagtail.models import Page, Site

from config.site import set_up_site
from home.models import PlainPage

pytestmark = pytest.mark.django_db


def keys() -> list[tuple[str, str]]:
    """Addresses of all pages, with the keys that they share with their translations."""
    rows = Page.objects.filter(depth__gt=1).values_list("url_path", "translation_key")
    return sorted((url_path, str(key)) for url_path, key in rows)


def test_pages_have_the_same_translation_keys_in_every_database(site: Site) -> None:
    before = keys()
    for page in Page.objects.filter(depth=2):
        page.delete()
    set_up_site()

    assert keys() == before
    assert len({key for _url_path, key in before}) == len(before) / 3


def test_a_page_that_editors_gave_another_address_is_in_nobodys_way(site: Site) -> None:
    for page in PlainPage.objects.filter(slug="about"):
        page.slug = "who-we-are"
        page.save()
    set_up_site()

    assert PlainPage.objects.filter(slug="about").count() == 3
    assert PlainPage.objects.filter(slug="who-we-are").count() == 3
