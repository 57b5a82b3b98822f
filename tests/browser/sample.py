"""What the browser tests look at: the sample archive, and the page readers get when all fails."""

from datetime import date

from django.template.loader import render_to_string
from playwright.sync_api import Page

from scripts.reader_pages import LANGUAGES as LANGUAGES
from scripts.reader_pages import UNFINISHED_IN_RUSSIAN as _UNFINISHED
from scripts.reader_pages import missing_pages as missing_pages
from scripts.reader_pages import reader_pages as reader_pages

CRASH = "/crash/"
FREE_WEEK = date(2018, 8, 6)  # no sample issue has it
UNFINISHED_IN_RUSSIAN = date.fromisoformat(_UNFINISHED)


def show_crash(page: Page) -> None:
    """Opens the page that readers get when the site fails, with its own style sheets."""
    body = render_to_string("500.html")
    page.route(
        f"**{CRASH}", lambda route: route.fulfill(status=500, content_type="text/html", body=body)
    )
    page.goto(CRASH)
