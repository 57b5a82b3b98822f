"""The search page of a copy of the site that consists of files."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, expect

pytestmark = pytest.mark.usefixtures("archive")

SAID = {
    "be": "Перад вамі копія сайта",
    "be-latn": "Pierad vami kopija sajta",
    "ru": "Перед вами копия сайта",
    "en": "This is a copy of the site",
}


def serve_files(page: Page) -> None:
    """Answers as a server of files does: one body for an address, whatever its query."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=str(finders.find(path.removeprefix("/static/"))))
        elif path.endswith("/"):
            route.fulfill(body=Client().get(path).content, content_type="text/html")
        else:
            route.fulfill(status=404)

    page.route("**/*", answer)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_copy_says_that_it_cannot_search_and_where_to_look_instead(
    new_context: Callable[..., BrowserContext], language: str, scripts: bool
) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    serve_files(page)
    page.goto(f"/{language}/search/")
    said = page.get_by_text(SAID[language])
    expect(said).not_to_be_visible()
    page.get_by_role("search").locator("input").fill("Minsk")
    page.get_by_role("search").get_by_role("button").click()
    expect(said).to_be_visible()
    expect(said).to_be_in_viewport()
    ways_on = page.locator("#found").get_by_role("link")
    expect(ways_on).to_have_count(2 + 5)
    ways_on.first.click()
    page.wait_for_url(f"**/{language}/issues/")


def test_the_site_itself_never_says_so(reader: Page) -> None:
    reader.goto("/en/search/")
    for typed, heading in (("", None), ("Minsk", "texts found"), ("zzyzx", "Nothing was found")):
        reader.get_by_role("search").get_by_role("combobox").fill(typed)
        reader.get_by_role("button", name="Find").click()
        reader.wait_for_url(f"**/en/search/?q={typed}#found")
        if heading:
            expect(reader.get_by_role("heading", name=heading)).to_be_visible()
        expect(reader.get_by_text(SAID["en"])).to_have_count(0)
        expect(reader.get_by_role("heading", level=1)).to_be_in_viewport()
