"""The mail of an issue opens as it was received, asks nobody for anything, and reads well."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from issues.models import IssuePage
from newsletter.mail.issue_mail import issue_template
from newsletter.mail.letters import letter_template
from newsletter.mail.template import NOBODY, Template
from newsletter.models import Edition, Letter, Mailing, Subscriber
from tests.newsletter.mail.reading import read, text_of

pytestmark = pytest.mark.usefixtures("archive")

ARRANGEMENTS = [("be", "ru"), ("ru", "be"), ("en",)]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WEEK = date(2018, 6, 11)  # the week of the sample archive that has a picture


def edition_for(languages: tuple[str, ...]) -> Edition:
    return Edition.objects.get(code="en" if languages == ("en",) else "be-ru")


def mail_of_issue(languages: tuple[str, ...]) -> Template:
    issue = IssuePage.objects.get(locale__language_code="en", week_start=WEEK)
    mailing = Mailing(edition=edition_for(languages), issue=issue.translation_key, week_start=WEEK)
    return issue_template(mailing, languages, languages[0])


def letter(kind: str, languages: tuple[str, ...]) -> Template:
    edition = edition_for(languages)
    chosen = ",".join(languages)
    subscriber = Subscriber(edition=edition, languages=chosen, language=languages[0])
    return letter_template(kind, subscriber)


def received(template: Template, folder: Path) -> Path:
    """The HTML of the mail as a mail program takes it out of the message, in a file."""
    message = read(template.fill("reader@example.org", "<1@situation.test>", NOBODY))
    file = folder / "mail.html"
    file.write_text(text_of(message, "html"), encoding="utf-8")
    return file


# Of a page on the web: mail has no landmarks.
ABOUT_A_SITE = {name: {"enabled": False} for name in ("region", "landmark-one-main")}


@pytest.mark.parametrize("languages", ARRANGEMENTS, ids="-".join)
def test_mail_asks_nobody_and_reads_well_on_a_phone_in_light_and_dark(
    new_context: Callable[..., BrowserContext], tmp_path: Path, languages: tuple[str, ...]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    asked, complaints = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    letters = [letter(kind, languages) for kind in Letter.Kind.values]
    for template in (mail_of_issue(languages), *letters):
        file = received(template, tmp_path)
        page.goto(file.as_uri(), wait_until="networkidle")

        assert asked == [file.as_uri()]
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert colours_of_the_ground(page) == 2
        assert complaints == []
        asked.clear()


def colours_of_the_ground(page: Page) -> int:
    """How many there are in light and dark; in both, axe finds nothing."""
    grounds = set()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        violations = Axe().run(page, options={"rules": ABOUT_A_SITE}).response["violations"]
        assert [violation["id"] for violation in violations] == [], scheme
    return len(grounds)


def test_the_contents_of_a_mail_lead_to_its_texts(
    new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = new_context(viewport={"width": 360, "height": 640}).new_page()
    page.goto(received(mail_of_issue(("be", "ru")), tmp_path).as_uri())

    page.get_by_role("link", name="Русский", exact=True).click()
    expect(page.get_by_text(re.compile("11–17 июня 2018")).first).to_be_in_viewport()
