"""A published text is corrected: what the editor is asked, and what all readers see."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from issues.weeks import format_day
from tests.browser.newsroom import (
    commentary,
    expect_message,
    open_issue,
    publish,
    submit_for_translation,
    unfold,
)
from tests.browser.test_first_issue import (
    ADDRESS,
    BELARUSIAN,
    WEEKS,
    as_read,
    publish_the_source,
    translate_and_publish,
    write_the_issue,
)

LEAD = "The week brought more promises than guests."
LEAD_IN_BELARUSIAN = "За тыдзень абяцанняў прагучала больш, чым прыехала гасцей."
NOTE = "There were more promises than guests, not the other way round."
SUBSTANCE = "Substance: facts, figures, names, the verdict; readers are told"


def change_lead(editor: Page) -> Locator:
    block = commentary(editor, "Security issues")
    unfold(block)
    block.get_by_label("Lead*").fill(LEAD)
    return block


def add_note(block: Locator, text: str) -> None:
    corrections = block.locator("[data-contentpath=corrections]")
    corrections.get_by_role("button", name="Add").click()
    corrections.get_by_label("What was wrong, and what is right").fill(text)


def test_an_editor_corrects_a_text_and_readers_of_both_languages_learn_of_it(
    browse_as: Callable[..., Page], reader: Page
) -> None:
    editor = browse_as("Editors")
    write_the_issue(editor)
    expect(editor.get_by_text("What kind of change is this?")).to_have_count(0)
    submit_for_translation(editor, "Беларуская")
    publish_the_source(editor)
    translator = browse_as("Translators (be)")
    translate_and_publish(translator, editor, "be", BELARUSIAN)

    open_issue(editor, "en", WEEKS["en"])
    block = change_lead(editor)
    publish(editor)
    expect(editor.get_by_text("Readers know the text of")).to_be_visible()
    editor.get_by_label(SUBSTANCE).check()
    publish(editor)
    expect(editor.get_by_text("Add a note that tells readers what was corrected")).to_be_visible()
    block = commentary(editor, "Security issues")
    expect(block.get_by_label("Lead*")).to_have_value(LEAD)
    expect(editor.get_by_label(SUBSTANCE)).to_be_checked()
    add_note(block, NOTE)
    publish(editor)
    expect_message(editor, "has been published")

    today = timezone.localdate()
    reader.goto(f"/en/{ADDRESS}")
    reader.get_by_role("link", name=f"Corrected on {format_day(today, 'en')}").click()
    expect(reader.locator("#corrections").get_by_text(as_read(NOTE))).to_be_in_viewport()
    reader.goto(f"/be/{ADDRESS}")
    expect(reader.get_by_text("у гэтым перакладзе выпраўленне пакуль не ўлічана")).to_be_visible()
    expect(reader.get_by_text(as_read(NOTE))).to_have_count(0)
    reader.get_by_role("link", name="Прачытаць выпраўленне").click()
    expect(reader.get_by_text(as_read(NOTE))).to_be_visible()

    open_issue(translator, "be", WEEKS["be"])
    expect(translator.get_by_text(NOTE)).to_be_visible()
    string = translator.get_by_role("listitem").filter(has=translator.get_by_text(LEAD)).last
    string.get_by_role("button", name="Edit").click()
    string.get_by_role("textbox").fill(LEAD_IN_BELARUSIAN)
    string.get_by_role("button", name="Save").click()
    expect(string.get_by_text(LEAD_IN_BELARUSIAN, exact=True)).to_be_visible()
    open_issue(editor, "be", WEEKS["be"])
    expect(editor.get_by_text("everything is translated; publish it")).to_be_visible()
    editor.get_by_role("button", name="Publish in").click()
    expect_message(editor, "Published")

    reader.goto(f"/be/{ADDRESS}")
    expect(reader.get_by_text(as_read(LEAD_IN_BELARUSIAN))).to_be_visible()
    expect(reader.get_by_text("у гэтым перакладзе ўлічана")).to_be_visible()
    expect(reader.get_by_text("пакуль не ўлічана")).to_have_count(0)
