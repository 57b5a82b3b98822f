"""Letters to one person: their language, the one thing to do, no more named than needed."""

import re
from email.message import EmailMessage

import pytest
from django.urls import resolve
from django.utils import translation
from pytest_django import Settings

from newsletter.mail.letters import PURPOSE_OF, letter_template
from newsletter.models import Edition, Letter, Subscriber
from newsletter.secrets.tokens import Purpose
from tests.config.test_reader_words import english_in
from tests.newsletter.mail.reading import read, seen, text_of, words

pytestmark = pytest.mark.django_db

KINDS = [kind.value for kind in Letter.Kind]
SUBJECTS = {
    ("confirm", "be"): "Пацвердзіце падпіску",
    ("confirm", "ru"): "Подтвердите подписку",
    ("confirm", "en"): "Confirm your subscription",
    ("welcome", "be"): "Вы паспяхова падпісаліся",
    ("welcome", "ru"): "Вы успешно подписались",
    ("welcome", "en"): "You have been successfully subscribed",
    ("known", "be"): "Вы ўжо падпісаныя",
    ("known", "ru"): "Вы уже подписаны",
    ("known", "en"): "You are subscribed already",
}
NAMES = ("Сітуацыя ў Беларусі", "Ситуация в Беларуси", "Situation in Belarus")


def letter(kind: str, language: str, *, neutral: bool = False) -> EmailMessage:
    edition = Edition.objects.get(code="en" if language == "en" else "be-ru")
    edition.neutral = neutral
    languages = "en" if language == "en" else "ru,be"
    subscriber = Subscriber(edition=edition, languages=languages, language=language)
    template = letter_template(kind, subscriber)
    return read(template.fill("reader@example.org", "<1@situation.test>", "t" * 43))


def pages_linked(message: EmailMessage, language: str) -> set[str]:
    """The names of our pages for who holds the token, by the links of both bodies."""
    both = text_of(message, "plain") + text_of(message, "html")
    paths = re.findall(r"https://situation\.test(/\S+?/t{43}/)", both)
    with translation.override(language):
        return {str(resolve(path).url_name) for path in paths}


@pytest.mark.parametrize("language", ["be", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_in_the_language_of_the_form(kind: str, language: str) -> None:
    message = letter(kind, language)
    html, plain = text_of(message, "html"), text_of(message, "plain")

    assert message["Subject"] == SUBJECTS[kind, language]
    assert message["Content-Language"] == language
    assert SUBJECTS[kind, language] in words(seen(html))
    assert plain.startswith(SUBJECTS[kind, language])
    assert f"https://situation.test/{language}/reading-safely/" in plain
    if language != "en":
        assert not english_in(html.encode(), language)
        assert not re.search(r"[A-Za-z]{3} [A-Za-z]{2}", re.sub(r"https?://\S+", "", plain))


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_letter_that_asks_to_confirm_has_that_link_alone_and_no_list_to_leave(
    language: str,
) -> None:
    message = letter("confirm", language)

    assert pages_linked(message, language) == {"newsletter_confirm"}
    assert message["List-Unsubscribe"] is None
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Precedence"] is None
    assert "48" in text_of(message, "plain")


@pytest.mark.parametrize("kind", ["welcome", "known"])
def test_whoever_is_subscribed_is_told_how_to_change_and_how_to_leave(kind: str) -> None:
    message = letter(kind, "be")

    assert pages_linked(message, "be") == {"newsletter_change", "newsletter_leave"}
    assert (
        message["List-Unsubscribe"] == f"<https://situation.test/be/newsletter/leave/{'t' * 43}/>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_token_of_a_letter_is_good_for_what_its_links_do() -> None:
    assert PURPOSE_OF[Letter.Kind.CONFIRM] is Purpose.CONFIRM
    assert {PURPOSE_OF[Letter.Kind.WELCOME], PURPOSE_OF[Letter.Kind.KNOWN]} == {Purpose.LEAVE}


def test_a_letter_says_what_was_chosen_in_the_order_chosen() -> None:
    assert "BE/RU: па-руску, потым па-беларуску" in text_of(letter("welcome", "be"), "plain")


@pytest.mark.parametrize("language", ["be", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_neutral_letter_does_not_name_the_site(kind: str, language: str) -> None:
    message = letter(kind, language, neutral=True)
    shown = words(seen(text_of(message, "html"))) + text_of(message, "plain")

    assert not any(name in str(message["From"]) + str(message["Subject"]) for name in NAMES)
    assert not any(name in shown.replace("\u00a0", " ") for name in NAMES)
    assert any(name in str(letter(kind, language)["From"]) for name in NAMES)


@pytest.mark.parametrize("kind", KINDS)
def test_who_cannot_open_the_site_can_confirm_or_leave_at_its_other_addresses(
    settings: Settings, kind: str
) -> None:
    assert "mirror" not in text_of(letter(kind, "be"), "plain")

    settings.NEWSLETTER_MIRRORS = ["https://mirror.example"]
    message, page = letter(kind, "be"), "confirm" if kind == "confirm" else "leave"
    for body in (text_of(message, "plain"), text_of(message, "html")):
        assert "Калі сайт не адкрываецца" in body
        assert f"https://mirror.example/be/newsletter/{page}/{'t' * 43}/" in body


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_loads_nothing(kind: str) -> None:
    html = text_of(letter(kind, "ru"), "html")

    assert not seen(html).find_all(["img", "script", "link", "form"])
    assert not re.search(r"\bsrc\s*=|url\(|@import", html)
