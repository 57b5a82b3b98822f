"""Steps of newsroom work, found on the screen by what people see there."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from issues.models import IssueIndexPage


def list_issues(page: Page, language: str) -> None:
    """Opens the explorer's list of issues in one language."""
    index = IssueIndexPage.objects.get(locale__language_code=language)
    page.goto(f"/admin/pages/{index.pk}/")


def start_issue(page: Page, language: str) -> None:
    """Opens the prefilled form of a new issue."""
    list_issues(page, language)
    page.get_by_role("link", name="Add child page").click()
    expect(page.get_by_role("region", name="Commentaries")).to_be_visible()


def set_week(page: Page, monday: str) -> None:
    week = page.get_by_role("textbox", name="Monday of the week")
    week.fill(monday)
    week.press("Tab")


def commentary(page: Page, section: str) -> Locator:
    """The block of one section in the form of an issue."""
    return page.get_by_role("region", name=f"Commentary {section}")


def remove_commentaries(page: Page, *sections: str) -> None:
    for section in sections:
        block = commentary(page, section)
        block.get_by_role("button", name="Delete").click()
        expect(block).to_have_count(0)


def unfold(block: Locator) -> None:
    block.get_by_role("button", name="Toggle section").first.click()


def write_paragraphs(block: Locator, *paragraphs: str) -> None:
    """Types paragraphs into the rich text editor; returns when the form holds all of them.

    The editor hands its text to the form a moment after the last key.
    """
    paragraph = block.get_by_role("region", name="Paragraph")
    text = paragraph.get_by_role("textbox")
    text.click()
    for number, line in enumerate(paragraphs):
        if number:
            text.press("Enter")
        text.press_sequentially(line)
    expect(paragraph.locator("input[name$=-value]")).to_have_value(
        re.compile(re.escape(paragraphs[-1]))
    )


def fill_commentary(block: Locator, verdict: str, title: str, lead: str) -> None:
    block.get_by_label("Verdict*").select_option(label=verdict)
    block.get_by_label("Title*").fill(title)
    block.get_by_label("Lead*").fill(lead)


def wait_for_autosave(page: Page) -> None:
    """A new issue is kept from the first pause in writing on; until then it has no address.

    Wagtail counts what is changed at once after the form opened as part of it, and saves nothing.
    """
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def save_draft(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()


def publish(page: Page) -> None:
    """Presses “Publish”, which Wagtail keeps in the menu beside the first button."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()


def expect_message(page: Page, text: str) -> None:
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def submit_for_translation(page: Page, *languages: str) -> None:
    """From the form of an issue to the list of issues, by the page's own menu."""
    actions = page.get_by_role("navigation", name="Actions").first
    actions.get_by_role("button", name="Actions").click()
    actions.get_by_role("link", name="Translate this page").click()
    for language in languages:
        page.get_by_label(language).check()
    page.get_by_role("button", name="Submit").click()
    expect_message(page, "successfully submitted for translation")


def open_issue(page: Page, language: str, week: str) -> None:
    list_issues(page, language)
    page.get_by_role("link", name=week).first.click()


def translate(page: Page, wordings: Mapping[str, str]) -> None:
    """Translates string by string in the localize editor: ``{source: translation}``."""
    for source, wording in wordings.items():
        string = page.get_by_role("listitem").filter(has=page.get_by_text(source, exact=True)).last
        string.get_by_role("button", name="Translate").click()
        string.get_by_role("textbox").fill(wording)
        string.get_by_role("button", name="Save").click()
        expect(string.get_by_text(wording, exact=True)).to_be_visible()
        expect(string.get_by_role("button", name="Edit")).to_be_visible()
    expect(page.get_by_role("button", name="Translate", exact=True)).to_have_count(0)
