"""Signing up with the form: what is answered, and what is done."""

import logging
from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from newsletter import subscribing
from newsletter.addresses import read_address
from newsletter.models import Letter, Subscriber, Suppression
from newsletter.views import signing_up
from tests.newsletter.conftest import Later, is_known, subscriber_at
from tests.newsletter.test_form import chosen, form_in

ALA = "ala@example.org"
SENT = {"be": "Праверце пошту", "ru": "Проверьте почту", "en": "Check your mailbox"}


def post(client: Client, language: str = "en", **data: str) -> Any:
    return client.post(f"/{language}/newsletter/subscribe/", data)


def hidden(html: str) -> dict[str, str]:
    """What the form of a page would send without anybody typing."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return {
        str(field.get("name")): field.get("value", "")
        for field in document.iter("input")
        if field.get("type") == "hidden"
    }


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_who_signs_up_is_asked_to_look_into_the_mailbox_in_the_language_of_the_form(
    site: Site, client: Client, language: str
) -> None:
    answer = post(client, language, address=ALA, edition="be-ru", **{"languages-be-ru": "ru"})
    subscriber = subscriber_at(ALA)

    assert SENT[language] in answer.content.decode()
    assert subscriber.language == language
    assert (subscriber.edition.code, subscriber.languages) == ("be-ru", "ru")
    assert subscriber.forgotten_at is not None
    assert Letter.objects.get().kind == Letter.Kind.CONFIRM


def test_what_is_left_open_suits_the_language_of_the_form(site: Site, client: Client) -> None:
    post(client, "ru", address=ALA, edition="of nobody", **{"languages-be-ru": "zz"})

    assert subscriber_at(ALA).languages == "ru,be"


def test_it_works_on_a_mirror_without_a_cookie_and_from_nowhere(site: Site) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(
        "/be/newsletter/subscribe/",
        {"address": ALA},
        headers={"Host": "mirror.example", "Origin": "null"},
    )

    assert SENT["be"] in answer.content.decode()
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"


def test_one_answer_to_an_address_that_is_new_pending_subscribed_or_suppressed(
    client: Client, pending: Callable[..., Subscriber], subscribed: Callable[..., Subscriber]
) -> None:
    pending("pending@example.org")
    subscribed("known@example.org")
    subscribing.suppress(read_address("gone@example.org"), Suppression.Reason.BOUNCE)
    answers, asked = set(), set()
    for name in ("new", "pending", "known", "gone"):
        with CaptureQueriesContext(connection) as captured:
            answer = post(client, address=f"{name}@example.org")
        answers.add((answer.status_code, answer.content, str(answer.headers)))
        asked.add(len(captured))

    assert len(answers) == 1
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Please enter a valid email address"),
        ("be", "Калі ласка, увядзіце сапраўдны адрас электроннай пошты"),
        ("ru", "Пожалуйста, введите корректный адрес электронной почты"),
    ],
)
def test_a_wrong_address_is_said_at_its_field_and_nothing_that_was_entered_is_lost(
    site: Site, client: Client, language: str, sentence: str
) -> None:
    data = {"edition": "be-ru", "languages-be-ru": "ru", "address": "ala@-.org"}
    html = post(client, language, **data).content.decode()
    form = form_in(html)
    field = next(each for each in form.iter("input") if each.get("name") == "address")
    said = next(each for each in form.iter() if each.get("id") == field.get("aria-describedby"))

    assert "".join(said.itertext()) == sentence
    assert field.get("aria-invalid") == "true"
    assert "autofocus" in field.keys()  # noqa: SIM118  # an element is no mapping
    assert field.get("value") == "ala@-.org"
    assert chosen(form) == ("be-ru", "ru")
    assert not Letter.objects.exists()


def test_what_was_typed_cannot_write_markup(site: Site, client: Client) -> None:
    html = post(client, address='"><script>alert(1)</script>').content.decode()

    assert "<script>" not in html


def test_who_fills_in_what_people_do_not_see_is_answered_as_anybody_and_gets_nothing(
    site: Site, client: Client
) -> None:
    person = post(client, address="person@example.org")
    program = post(client, address=ALA, subject="Cheap pills")

    assert program.content == person.content
    assert not is_known(ALA)
    assert Letter.objects.count() == 1


def test_the_page_of_the_form_wants_two_seconds(site: Site, client: Client, later: Later) -> None:
    sent = hidden(client.get("/en/newsletter/").content.decode())
    later(1.9)
    answer = post(client, address=ALA, **sent).content.decode()

    assert "That was quicker than people are." in answer
    assert f'value="{ALA}"' in answer
    assert not is_known(ALA)

    later(2.1)
    assert SENT["en"] in post(client, address=ALA, **sent).content.decode()
    assert is_known(ALA)


def test_a_stamp_of_ones_own_making_does_not_hurry_anything(site: Site, client: Client) -> None:
    for stamp in ("", "0", "1:2:3", "0:" + "x" * 43):
        post(client, address=ALA, stamp=stamp)

    assert not is_known(ALA)


@pytest.mark.parametrize(
    ("address", "law"),
    [
        ("ala@mail.ru", "under the law of Russia"),
        ("ala@yandex.com", "under the law of Russia"),
        ("ala@tut.by", "under the law of Belarus"),
        ("ала@пошта.бел", "under the law of Belarus"),
    ],
)
def test_a_mailbox_that_authorities_can_open_is_warned_of_and_not_refused(
    site: Site, client: Client, later: Later, address: str, law: str
) -> None:
    html = post(client, address=address, edition="be-ru", **{"languages-be-ru": "ru"})
    warning = html.content.decode()
    assert law in warning
    assert not is_known(address)

    sent = hidden(warning)
    later(2.1)
    assert SENT["en"] in post(client, **sent).content.decode()
    assert subscriber_at(address).languages == "ru"


def test_a_mailbox_elsewhere_is_not_warned_of(site: Site, client: Client) -> None:
    assert SENT["en"] in post(client, address="ala@example.org").content.decode()


def test_the_address_of_the_form_itself_leads_to_the_form(site: Site, client: Client) -> None:
    answer = client.get("/be/newsletter/subscribe/")

    assert (answer.status_code, answer["Location"]) == (302, "/be/newsletter/")


def test_other_methods_are_refused(site: Site, client: Client) -> None:
    assert client.put("/be/newsletter/subscribe/").status_code == 405


def test_an_error_does_not_say_whose_address_it_was(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_wish: Any, *, silently: bool) -> None:
        raise ValueError(f"no room for {ALA}")

    monkeypatch.setattr(signing_up, "sign_up", fail)
    with caplog.at_level(logging.DEBUG):
        answer = post(Client(raise_request_exception=False), address=ALA)

    assert answer.status_code == 500
    assert "ValueError" in caplog.text
    assert "ala@" not in caplog.text
    assert "ala@" not in answer.content.decode()
