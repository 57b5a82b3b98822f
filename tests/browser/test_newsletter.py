"""A reader's whole way: subscribe, confirm from the mail, receive an issue, leave by one click."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import APIRequest, Page, Playwright, expect
from pytest_django import Settings

from newsletter import posting, running
from newsletter.mailings import preparing, steps
from newsletter.models import Edition, Letter, Mailing, Subscriber
from newsletter.views import confirming
from tests.browser import sample

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("archive")]

# There in all three languages.
WEEK = "2018-06-18"
ADDRESS = "nobody.knows@example.org"
# A little more than the page of a button wants.
SECOND = 1_200


@dataclass(frozen=True)
class Words:
    """What a reader meets on the way, in one language."""

    subscribe: str
    sent: str
    confirm: str
    subscribed: str
    saved: str
    save: str
    left: str
    edition: str
    languages: str


WORDS = {
    "be": Words(
        subscribe="Падпісацца",
        sent="Праверце пошту",
        confirm="Пацвердзіць",
        subscribed="Вы паспяхова падпісаліся",
        saved="Ваш выбар захаваны",
        save="Захаваць",
        left="Вы адпісаліся ад рассылкі",
        edition="be-ru",
        languages="be,ru",
    ),
    "ru": Words(
        subscribe="Подписаться",
        sent="Проверьте почту",
        confirm="Подтвердить",
        subscribed="Вы успешно подписались",
        saved="Ваш выбор сохранён",
        save="Сохранить",
        left="Вы отписались от рассылки",
        edition="be-ru",
        languages="ru,be",
    ),
    "en": Words(
        subscribe="Subscribe",
        sent="Check your mailbox",
        confirm="Confirm",
        subscribed="You have been successfully subscribed",
        saved="Your choice has been saved",
        save="Save",
        left="You have been unsubscribed",
        edition="en",
        languages="en",
    ),
}


@pytest.fixture
def mailbox(settings: Settings, tmp_path: Path) -> Path:
    """The folder in which all mail ends, as files."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def newest(mailbox: Path, seen: set[Path]) -> EmailMessage:
    """The one mail that was not ``seen`` before."""
    (file,) = set(mailbox.glob("*.eml")) - seen
    seen.add(file)
    message = message_from_bytes(file.read_bytes(), policy=modern)
    assert isinstance(message, EmailMessage)
    return message


def link_in(message: EmailMessage, page: str) -> str:
    """The path of the link to ``page`` in the text of a mail."""
    body = message.get_body(("plain",))
    assert body is not None
    (link,) = set(re.findall(rf"https?://\S+/newsletter/{page}/[\w-]+/", body.get_content()))
    return urlsplit(str(link)).path


def send_an_issue(edition: str) -> Mailing:
    """As the tick, an editor and a worker do it."""
    Edition.objects.update(first_week=WEEK)
    preparing.prepare()
    mailing = Mailing.objects.get(edition__code=edition, week_start=WEEK)
    assert steps.send_now(mailing, None)
    running.run(mailing.pk)
    mailing.refresh_from_db()
    return mailing


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_a_reader_subscribes_confirms_receives_an_issue_and_leaves(
    reader: Page, playwright: Playwright, base_url: str, mailbox: Path, language: str
) -> None:
    words, seen = WORDS[language], set[Path]()
    heading = reader.get_by_role("heading", level=1)

    reader.goto(f"/{language}/issues/")
    reader.locator("input[name=address]").fill(ADDRESS)
    reader.get_by_role("button", name=words.subscribe).click()
    expect(heading).to_have_text(words.sent)

    assert posting.send_due() == 1
    link = link_in(newest(mailbox, seen), "confirm")
    assert link.startswith(f"/{language}/")
    reader.goto(link)
    reader.wait_for_timeout(SECOND)
    reader.get_by_role("button", name=words.confirm).click()
    expect(heading).to_have_text(words.subscribed)

    assert posting.send_due() == 1
    welcome = newest(mailbox, seen)
    assert not Letter.objects.exists()
    reader.goto(link_in(welcome, "change"))
    reader.get_by_role("button", name=words.save).click()
    expect(heading).to_have_text(words.saved)
    subscriber = Subscriber.objects.get()
    assert (subscriber.edition.code, subscriber.languages) == (words.edition, words.languages)
    assert subscriber.language == language

    mailing = send_an_issue(words.edition)
    assert mailing.state == Mailing.State.SENT
    issue = newest(mailbox, seen)
    assert issue["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    one_click = urlsplit(issue["List-Unsubscribe"].strip("<>"))
    assert one_click.path == link_in(issue, "leave")
    assert one_click.path.startswith(f"/{language}/")
    leave(playwright.request, f"{base_url}{one_click.path}", words)
    assert not Subscriber.objects.exists()

    reader.goto(one_click.path)
    assert_nobody_is_named(mailbox)


def leave(requests: APIRequest, address: str, words: Words) -> None:
    """As a mail program does it: without cookies, and twice if it likes to."""
    program = requests.new_context()
    for _time in range(2):
        answer = program.post(
            address,
            form={"List-Unsubscribe": "One-Click"},
            max_redirects=0,
            fail_on_status_code=True,
        )
        assert words.left in answer.text()
        assert "set-cookie" not in answer.headers
    program.dispose()


def assert_nobody_is_named(mailbox: Path) -> None:
    for file in mailbox.iterdir():
        assert ADDRESS not in file.read_text()


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_what_is_wrong_is_said_where_the_reader_is(reader: Page, language: str) -> None:
    reader.goto(f"/{language}/")
    field = reader.locator("input[name=address]")
    field.fill("no address")
    reader.get_by_role("button", name=WORDS[language].subscribe).click()

    expect(field).to_be_focused()
    expect(field).to_have_value("no address")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(reader.locator(f"#{field.get_attribute('aria-describedby')}")).to_be_in_viewport()
    expect(reader.locator("html")).to_have_attribute("lang", language)


def test_without_scripts_the_order_of_languages_shows_for_the_edition_that_has_one(
    reader_with: Callable[..., Page],
) -> None:
    reader = reader_with(java_script_enabled=False)
    reader.goto("/en/")
    order = reader.locator("select")
    expect(order).to_be_hidden()
    reader.get_by_label("BE/RU", exact=True).check()
    expect(order).to_be_visible()
    reader.get_by_label("EN", exact=True).check()
    expect(order).to_be_hidden()


def pages_on_the_way(
    reader: Page, mailbox: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """``{kind: HTML}`` of what stands at no address, or at one that only a mail tells."""
    words, seen, pages = WORDS[language], set[Path](), {}
    monkeypatch.setattr(confirming, "SECONDS_TO_PRESS", 3_600)
    button = reader.locator(".subscribe-form button")

    def pressed() -> str:
        # Without waiting, what is read is the page before, or one that is still empty.
        with reader.expect_event("load"):
            button.click()
        return reader.content()

    for kind, address in (("a mistake", "x"), ("a warning", "x@mail.ru"), ("sent", ADDRESS)):
        reader.goto(f"/{language}/")
        reader.locator("input[name=address]").fill(address)
        pages[kind] = pressed()
    posting.send_due()
    reader.goto(link_in(newest(mailbox, seen), "confirm"))
    pages["to confirm"] = reader.content()
    pages["too quick"] = pressed()
    monkeypatch.setattr(confirming, "SECONDS_TO_PRESS", 0)
    pages["confirmed"] = pressed()
    expect(reader.get_by_role("heading", level=1)).to_have_text(words.subscribed)
    posting.send_due()
    change = link_in(newest(mailbox, seen), "change")
    for kind, path in (("change", change), ("leave", change.replace("change", "leave"))):
        reader.goto(path)
        pages[kind] = reader.content()
        pages[f"{kind}, done"] = pressed()
    reader.goto(change)
    pages["expired"] = reader.content()
    reader.goto(f"/{language}/newsletter/leave/x/")
    pages["incomplete"] = reader.content()
    assert len(set(pages.values())) == len(pages)
    return pages


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_axe_finds_nothing_on_any_page_on_the_way_and_none_is_too_wide(
    reader: Page, mailbox: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for kind, html in pages_on_the_way(reader, mailbox, language, monkeypatch).items():
        reader.set_content(html)
        for scheme, width in (("light", 1_440), ("dark", 320)):
            reader.set_viewport_size({"width": width, "height": 800})
            reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            results = Axe().run(reader)
            if results.violations_count:
                found.append(f"{kind}, {scheme}, {width} px\n{results.generate_report()}")
            if reader.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{kind} is wider than {width} px")
    assert not found, "\n".join(found)


def test_a_printed_page_asks_for_no_address(reader: Page) -> None:
    reader.emulate_media(media="print")
    for path in ("/be/about/", "/be/newsletter/"):
        reader.goto(path)
        expect(reader.locator("form").filter(visible=True)).to_have_count(0)
