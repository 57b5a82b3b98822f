"""A week's issue on its way from the editor's form to readers of three languages."""

import re
from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.newsroom import (
    commentary,
    expect_message,
    fill_commentary,
    open_issue,
    publish,
    remove_commentaries,
    save_draft,
    set_week,
    start_issue,
    submit_for_translation,
    translate,
    unfold,
    wait_for_autosave,
    write_paragraphs,
)

ENGLISH = (
    "Minsk counts its allies before the parade",
    "The week brought more guests than promises.",
    "Three delegations came to Minsk, and two of them left without a word to the press.",
    "The third one stayed for the parade.",
)
BELARUSIAN = (
    "Мінск лічыць саюзнікаў перад парадам",
    "За тыдзень гасцей прыехала больш, чым прагучала абяцанняў.",
    "У Мінск прыехалі тры дэлегацыі, і дзве з іх не сказалі прэсе ні слова.",
    "Трэцяя засталася на парад.",
)
RUSSIAN = (
    "Минск пересчитывает союзников перед парадом",
    "За неделю гостей приехало больше, чем прозвучало обещаний.",
    "В Минск приехали три делегации, и две из них не сказали прессе ни слова.",
    "Третья осталась на парад.",
)
WEEKS = {
    "en": "June 11 – June 17, 2018",
    "be": "11–17 чэрвеня 2018",
    "ru": "11–17 июня 2018",
}
ADDRESS = "issues/2018-06-11/minsk-counts-its-allies-before-the-parade/"


def write_the_issue(editor: Page) -> None:
    """The form opens with a Monday and a commentary for each section; one of them is written."""
    start_issue(editor, "en")
    week = editor.get_by_role("textbox", name="Monday of the week").input_value()
    assert date.fromisoformat(week).weekday() == 0
    remove_commentaries(
        editor,
        "The ruling elite",
        "Society and political parties",
        "Belarus-West relations",
        "Belarus-Russia relations",
    )
    set_week(editor, "2018-06-11")
    block = commentary(editor, "Security issues")
    unfold(block)
    title, lead, *paragraphs = ENGLISH
    fill_commentary(block, "The situation has gotten worse", title, lead)
    wait_for_autosave(editor)
    write_paragraphs(block, *paragraphs)
    save_draft(editor)
    expect_message(editor, "has been updated")


def publish_the_source(editor: Page) -> None:
    open_issue(editor, "en", WEEKS["en"])
    publish(editor)
    expect_message(editor, "has been published")


def translate_and_publish(
    translator: Page, editor: Page, language: str, wording: tuple[str, ...]
) -> None:
    open_issue(translator, language, WEEKS[language])
    translate(translator, dict(zip(ENGLISH, wording, strict=True)))
    expect(translator.get_by_role("button", name="Publish in")).to_have_count(0)
    open_issue(editor, language, WEEKS[language])
    editor.get_by_role("button", name="Publish in").click()
    expect_message(editor, "Published")


def expect_readable(reader: Page, wording: tuple[str, ...]) -> None:
    title, *texts = wording
    expect(reader.get_by_role("heading", level=1)).to_have_text(as_read(title))
    for text in texts:
        expect(reader.get_by_text(as_read(text))).to_be_visible()


def as_read(text: str) -> re.Pattern[str]:
    """Readers may get any space as one that does not break."""
    return re.compile(r"\s".join(map(re.escape, text.split())))


def test_an_issue_is_written_translated_published_and_read_in_three_languages(
    browse_as: Callable[..., Page], reader: Page
) -> None:
    editor = browse_as("Editors")
    write_the_issue(editor)
    submit_for_translation(editor, "Беларуская", "Русский")
    publish_the_source(editor)
    translate_and_publish(browse_as("Translators (be)"), editor, "be", BELARUSIAN)

    reader.goto("/en/")
    reader.get_by_role("link", name=as_read(ENGLISH[0])).click()
    expect(reader).to_have_url(re.compile(f"/en/{ADDRESS}$"))
    expect_readable(reader, ENGLISH)
    expect(reader.get_by_text("The situation has gotten worse").first).to_be_visible()
    switcher = reader.locator("header").get_by_role("link", name="Беларуская")
    switcher.click()
    expect(reader).to_have_url(re.compile(f"/be/{ADDRESS}$"))
    expect_readable(reader, BELARUSIAN)

    missing = reader.goto(f"/ru/{ADDRESS}")
    assert missing is not None
    assert missing.status == 404
    offers = reader.get_by_role("main")
    expect(offers.get_by_role("link", name="English")).to_have_attribute("href", f"/en/{ADDRESS}")
    offers.get_by_role("link", name="Беларуская").click()
    expect_readable(reader, BELARUSIAN)

    translate_and_publish(browse_as("Translators (ru)"), editor, "ru", RUSSIAN)
    reader.goto(f"/ru/{ADDRESS}")
    expect_readable(reader, RUSSIAN)
    reader.goto("/ru/")
    expect(reader.get_by_role("link", name=as_read(RUSSIAN[0]))).to_be_visible()
