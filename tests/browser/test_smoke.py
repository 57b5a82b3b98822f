"""A reader and an editor each open the site in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.factories import issue


def test_a_reader_opens_the_front_page_and_an_issue(reader: Page) -> None:
    page = issue()
    reader.goto("/en/")
    expect(reader.locator("html")).to_have_attribute("lang", "en")
    reader.goto(page.url)
    expect(reader.locator("h1")).to_have_count(1)


def test_an_editor_signs_in_and_sees_the_newsroom(browse_as: Callable[..., Page]) -> None:
    newsroom = browse_as("Editors")
    expect(newsroom.get_by_role("button", name="Publication")).to_be_visible()
