"""What editors see when something is wrong or missing, and that nothing they typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.newsroom import (
    commentary,
    expect_message,
    fill_commentary,
    publish,
    remove_commentaries,
    save_draft,
    set_week,
    start_issue,
    unfold,
    wait_for_autosave,
    write_paragraphs,
)

VERDICT = "The situation has gotten better"
TITLE = "A customs post reopens"
PARAGRAPH = "Lorries crossed again on Thursday."


@pytest.fixture
def editor(browse_as: Callable[..., Page]) -> Page:
    """An editor before the form of a new issue, of which one commentary is left."""
    page = browse_as("Editors")
    start_issue(page, "en")
    remove_commentaries(
        page,
        "The ruling elite",
        "Society and political parties",
        "Belarus-West relations",
        "Belarus-Russia relations",
    )
    return page


def write(editor: Page, lead: str) -> None:
    block = commentary(editor, "Security issues")
    unfold(block)
    fill_commentary(block, VERDICT, TITLE, lead)
    write_paragraphs(block, PARAGRAPH)


def expect_unlost(block: Locator, lead: str) -> None:
    expect(block.get_by_label("Verdict*").locator("option:checked")).to_have_text(VERDICT)
    expect(block.get_by_label("Title*")).to_have_value(TITLE)
    expect(block.get_by_label("Lead*")).to_have_value(lead)
    paragraph = block.get_by_role("region", name="Paragraph")
    expect(paragraph.get_by_role("textbox")).to_have_text(PARAGRAPH)


def test_a_week_that_does_not_start_on_a_monday_is_an_error_beside_the_date(editor: Page) -> None:
    set_week(editor, "2018-06-12")
    write(editor, "The queue is gone.")
    save_draft(editor)
    expect_message(editor, "could not be created")
    week = editor.get_by_role("region", name="Monday of the week")
    expect(week.get_by_text("A week starts on a Monday")).to_be_visible()
    expect(week.get_by_role("textbox", name="Monday of the week")).to_have_value("2018-06-12")
    block = commentary(editor, "Security issues")
    unfold(block)
    expect_unlost(block, "The queue is gone.")
    expect(editor.get_by_text("There are validation errors")).to_be_visible()
    set_week(editor, "2018-06-11")
    save_draft(editor)
    expect_message(editor, "Page 'June 11 – June 17, 2018' created")


def test_publishing_without_a_lead_is_an_error_beside_the_lead(editor: Page, reader: Page) -> None:
    set_week(editor, "2018-06-11")
    write(editor, "")
    wait_for_autosave(editor)
    publish(editor)
    expect_message(editor, "could not be saved")
    block = commentary(editor, "Security issues")
    lead = block.locator("[data-contentpath=lead]")
    expect(lead.get_by_role("textbox")).to_have_attribute("aria-invalid", "true")
    expect(lead.get_by_text("This field is required.")).to_be_visible()
    expect(block.locator("[aria-invalid=true]")).to_have_count(1)
    expect_unlost(block, "")
    missing = reader.goto("/en/issues/2018-06-11/")
    assert missing is not None
    assert missing.status == 404
    lead.get_by_role("textbox").fill("The queue is gone.")
    publish(editor)
    expect_message(editor, "published")
    reader.goto("/en/issues/2018-06-11/")
    expect(reader.get_by_role("link", name=TITLE)).to_be_visible()
