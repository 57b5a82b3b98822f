"""A link in a letter opens a page; only its button subscribes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from newsletter.models import Letter, Subscriber
from newsletter.secrets.tokens import Purpose
from tests.newsletter.conftest import Later, token_of
from tests.newsletter.test_form import form_in
from tests.newsletter.test_signing_up import hidden

ALA = "ala@example.org"
SUBSCRIBED = {
    "be": "Вы паспяхова падпісаліся",
    "ru": "Вы успешно подписались",
    "en": "You have been successfully subscribed",
}
EXPIRED = {
    "be": "Тэрмін дзеяння спасылкі скончыўся",
    "ru": "Срок действия ссылки истёк",
    "en": "This link has expired",
}
NONSENSE = ["x", "x" * 43, "-" * 43, "ж" * 43, "x" * 2_000]


def path_for(address: str, language: str = "en") -> str:
    return f"/{language}/newsletter/confirm/{token_of(address, Purpose.CONFIRM)}/"


def press(client: Client, path: str, later: Later, seconds: float = 1.1) -> Any:
    """Opens ``path`` and presses its button after ``seconds``."""
    sent = hidden(client.get(path).content.decode())
    later(seconds)
    return client.post(path, sent)


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_button_subscribes_and_opening_the_link_does_not(
    client: Client, pending: Callable[..., Subscriber], later: Later, language: str
) -> None:
    subscriber = pending(ALA, language)
    path = path_for(ALA, language)
    for _time in range(3):
        assert SUBSCRIBED[language] not in client.get(path).content.decode()
    subscriber.refresh_from_db()
    assert subscriber.forgotten_at is not None

    answer = press(Client(enforce_csrf_checks=True), path, later)

    subscriber.refresh_from_db()
    assert subscriber.forgotten_at is None
    assert SUBSCRIBED[language] in answer.content.decode()
    assert not answer.cookies
    assert set(Letter.objects.values_list("kind", flat=True)) == {"confirm", "welcome"}


def test_the_page_says_what_will_come(client: Client, pending: Callable[..., Subscriber]) -> None:
    pending(ALA, "be")

    assert "BE/RU: па-беларуску, потым па-руску" in client.get(path_for(ALA, "be")).content.decode()


def test_a_program_that_presses_the_button_at_once_subscribes_nobody(
    client: Client, pending: Callable[..., Subscriber], later: Later
) -> None:
    subscriber = pending(ALA)
    quick = press(client, path_for(ALA), later, seconds=0.5)
    without_stamp = client.post(path_for(ALA))

    for answer in (quick, without_stamp):
        assert "That was quicker than people are." in answer.content.decode()
    subscriber.refresh_from_db()
    assert subscriber.forgotten_at is not None
    later(1.1)
    second = client.post(path_for(ALA), hidden(quick.content.decode()))
    assert SUBSCRIBED["en"] in second.content.decode()


def test_pressing_the_button_twice_says_the_same_and_welcomes_once(
    client: Client, pending: Callable[..., Subscriber], later: Later
) -> None:
    pending(ALA)
    path = path_for(ALA)
    first, second = (press(client, path, later) for _time in range(2))

    assert first.content == second.content == client.get(path).content
    assert Letter.objects.filter(kind="welcome").count() == 1


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_after_two_days_the_link_has_expired_and_the_form_is_offered(
    client: Client, pending: Callable[..., Subscriber], later: Later, language: str
) -> None:
    subscriber = pending(ALA, language)
    path = path_for(ALA, language)
    sent = hidden(client.get(path).content.decode())
    Subscriber.objects.filter(id=subscriber.id).update(
        forgotten_at=timezone.now() - timedelta(seconds=1)
    )
    later(1.1)

    for answer in (client.get(path), client.post(path, sent)):
        assert answer.status_code == 404
        assert EXPIRED[language] in answer.content.decode()
        form_in(answer.content.decode())


def test_each_letter_holds_its_own_48_hours_though_the_address_is_entered_again(
    client: Client, pending: Callable[..., Subscriber], later: Later
) -> None:
    pending(ALA)
    first = path_for(ALA)
    Subscriber.objects.update(forgotten_at=F("forgotten_at") + timedelta(hours=47))
    second = path_for(ALA)
    later(49 * 3_600)

    assert client.get(first).status_code == 404
    assert SUBSCRIBED["en"] in press(client, second, later).content.decode()


def test_the_language_of_the_button_stays_though_the_address_was_entered_in_another(
    client: Client, pending: Callable[..., Subscriber], later: Later
) -> None:
    pending(ALA, "be")
    path = path_for(ALA, "be")
    pending(ALA, "en")

    assert SUBSCRIBED["be"] in press(client, path, later).content.decode()

    assert Letter.objects.get(kind="welcome").language == "be"
    assert Subscriber.objects.get().language == "be"


@pytest.mark.parametrize("token", NONSENSE)
def test_a_link_that_was_never_ours_is_answered_like_one_that_has_expired(
    site: Site, client: Client, later: Later, token: str
) -> None:
    sent = hidden(client.get("/en/newsletter/").content.decode())
    later(1.1)
    path = f"/en/newsletter/confirm/{token}/"
    for answer in (client.get(path), client.post(path, sent)):
        assert answer.status_code == 404
        assert EXPIRED["en"] in answer.content.decode()


def test_a_link_to_leave_does_not_confirm(
    client: Client, pending: Callable[..., Subscriber], later: Later
) -> None:
    pending(ALA)
    path = f"/en/newsletter/confirm/{token_of(ALA, Purpose.LEAVE)}/"

    assert client.get(path).status_code == 404


def test_the_link_is_stored_by_nobody_and_told_to_nobody(
    client: Client, pending: Callable[..., Subscriber]
) -> None:
    pending(ALA)
    path = path_for(ALA)
    answer = client.get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    head = answer.content.decode().partition("</head>")[0]
    assert path.split("/")[-2] not in head


def test_the_page_can_be_read_in_another_language(
    client: Client, pending: Callable[..., Subscriber], later: Later
) -> None:
    pending(ALA, "en")
    html = client.get(path_for(ALA, "en")).content.decode()

    assert f'href="{path_for(ALA, "ru")}"' in html
    assert SUBSCRIBED["ru"] in press(client, path_for(ALA, "ru"), later).content.decode()


def test_in_lacinka_the_button_leads_to_the_same_place(
    client: Client, pending: Callable[..., Subscriber]
) -> None:
    pending(ALA, "be")
    cyrillic = path_for(ALA, "be")
    html = client.get(cyrillic.replace("/be/", "/be-latn/")).content.decode()

    assert "Pacvierdzicie padpisku" in html
    assert f'action="{cyrillic}"' in html
