"""The links in every mail: to change what comes, and to leave."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from newsletter import subscribing
from newsletter.models import Letter, Subscriber
from newsletter.secrets.tokens import Purpose
from tests.newsletter.conftest import is_known, token_of
from tests.newsletter.test_confirming import EXPIRED, NONSENSE
from tests.newsletter.test_form import form_in

ALA = "ala@example.org"
ONE_CLICK = "List-Unsubscribe=One-Click"
FORM = "application/x-www-form-urlencoded"
LEFT = {
    "be": "Вы адпісаліся ад рассылкі",
    "ru": "Вы отписались от рассылки",
    "en": "You have been unsubscribed",
}


def path_for(address: str, page: str, language: str = "en") -> str:
    return f"/{language}/newsletter/{page}/{token_of(address, Purpose.LEAVE)}/"


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_button_leaves_and_opening_the_link_does_not(
    client: Client, subscribed: Callable[..., Subscriber], language: str
) -> None:
    subscribed(ALA, language)
    path = path_for(ALA, "leave", language)
    page = client.get(path)
    assert page.status_code == 200
    assert is_known(ALA)

    answer = client.post(path)

    assert LEFT[language] in answer.content.decode()
    assert not is_known(ALA)


@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data; boundary=x", "text/plain"])
def test_a_mail_program_leaves_by_one_click(
    subscribed: Callable[..., Subscriber], content_type: str
) -> None:
    """RFC 8058: no cookie, no redirect, nothing to prove but the address that was posted to."""
    subscribed(ALA)
    body = ONE_CLICK
    if "boundary" in content_type:
        name, value = ONE_CLICK.split("=")
        body = f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n--x--\r\n'
    program = Client(enforce_csrf_checks=True)
    path = path_for(ALA, "leave")
    answer = program.post(path, body, content_type=content_type, headers={"Origin": "null"})

    assert answer.status_code == 200
    assert not answer.cookies
    assert not is_known(ALA)


def test_leaving_a_second_time_is_answered_as_the_first(
    client: Client, subscribed: Callable[..., Subscriber]
) -> None:
    subscribed(ALA)
    path = path_for(ALA, "leave")
    before = client.get(path)
    first, second = client.post(path), client.post(path, ONE_CLICK, content_type=FORM)

    assert first.content == second.content
    assert (first.status_code, second.status_code) == (200, 200)
    assert client.get(path).content == before.content


def test_who_leaves_takes_the_letters_along(
    client: Client, subscribed: Callable[..., Subscriber]
) -> None:
    subscribed(ALA)
    assert Letter.objects.exists()
    client.post(path_for(ALA, "leave"))

    assert not Letter.objects.exists()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("token", NONSENSE)
def test_a_link_cut_off_leaves_nobody_and_says_so(
    client: Client, subscribed: Callable[..., Subscriber], token: str
) -> None:
    subscribed(ALA)
    path = f"/en/newsletter/leave/{token}/"
    for answer in (client.get(path), client.post(path, ONE_CLICK, content_type=FORM)):
        assert answer.status_code == 404
        assert "This link is not complete" in answer.content.decode()
    assert is_known(ALA)


def change(client: Client, path: str, **data: Any) -> str:
    return client.post(path, data).content.decode()


def test_the_form_to_change_shows_what_comes_now(
    client: Client, subscribed: Callable[..., Subscriber]
) -> None:
    subscribed(ALA, "ru")
    html = client.get(path_for(ALA, "change", "ru")).content.decode()

    assert 'value="be-ru" id="subscribe-be-ru" checked' in html
    assert '<option value="ru,be" selected>' in html
    assert '<option value="ru" lang="ru" selected>' in html
    assert 'name="address"' not in html


def test_a_change_holds_and_is_shown(client: Client, subscribed: Callable[..., Subscriber]) -> None:
    subscriber = subscribed(ALA, "en")
    data = {"edition": "be-ru", "languages-be-ru": "be", "language": "be"}
    html = change(client, path_for(ALA, "change"), **data)

    subscriber.refresh_from_db()
    assert (subscriber.edition.code, subscriber.languages, subscriber.language) == (
        "be-ru",
        "be",
        "be",
    )
    assert "Your choice has been saved" in html
    assert '<option value="be" selected>' in html


def test_a_change_to_what_does_not_exist_changes_to_what_suits_the_page(
    client: Client, subscribed: Callable[..., Subscriber]
) -> None:
    subscriber = subscribed(ALA, "en")
    change(client, path_for(ALA, "change", "ru"), edition="zz", language="zz")

    subscriber.refresh_from_db()
    assert (subscriber.languages, subscriber.language) == ("ru,be", "ru")


def test_after_leaving_there_is_nothing_to_change(
    client: Client, subscribed: Callable[..., Subscriber]
) -> None:
    subscribed(ALA)
    path = path_for(ALA, "change")
    client.post(path_for(ALA, "leave"))
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert EXPIRED["en"] in answer.content.decode()
        form_in(answer.content.decode())


@pytest.mark.parametrize("token", NONSENSE)
def test_a_link_that_was_never_ours_changes_nothing(site: Site, client: Client, token: str) -> None:
    for answer in (
        client.get(f"/be/newsletter/change/{token}/"),
        client.post(f"/be/newsletter/change/{token}/"),
    ):
        assert answer.status_code == 404
        assert EXPIRED["be"] in answer.content.decode()


@pytest.mark.parametrize("page", ["change", "leave"])
def test_a_link_is_stored_by_nobody_and_told_to_nobody(
    client: Client, subscribed: Callable[..., Subscriber], page: str
) -> None:
    subscribed(ALA)
    for answer in (client.get(path_for(ALA, page)), client.post(path_for(ALA, page))):
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        if not is_known(ALA):
            break


def test_no_log_repeats_the_link(
    subscribed: Callable[..., Subscriber],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither of a page that is missing nor of an error, of which Django logs the address."""
    subscribed(ALA)
    token = token_of(ALA, Purpose.LEAVE)
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.DEBUG):
        assert client.get(f"/en/newsletter/confirm/{token}/").status_code == 404
        monkeypatch.setattr(subscribing, "leave", lambda _token: 1 // 0)
        assert client.post(path_for(ALA, "leave")).status_code == 500

    assert "Not Found: /en/newsletter/" in caplog.text
    assert "Internal Server Error: /en/newsletter/" in caplog.text
    assert token not in caplog.text


@pytest.fixture
def console() -> Iterator[io.StringIO]:
    """What the site writes into its log."""
    (handler,) = [each for each in logging.getLogger().handlers if each.name == "console"]
    assert isinstance(handler, logging.StreamHandler)
    said = io.StringIO()
    before = handler.setStream(said)
    yield said
    handler.setStream(before)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("options", "/en/newsletter/leave/{}/"),
        ("put", "/ru/newsletter/confirm/{}/"),
        ("post", "/be-latn/newsletter/leave/{}/"),
        ("get", "/en/newsletter/change/{}/."),
        ("get", "/en/newsletter/leave/{})/"),
    ],
)
def test_no_log_repeats_a_link_that_leads_to_no_page(
    site: Site, console: io.StringIO, method: str, path: str
) -> None:
    token = "x" * 43
    assert getattr(Client(), method)(path.format(token)).status_code in (404, 405)

    assert "/newsletter/" in console.getvalue()
    assert token not in console.getvalue()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"address=ala@example.org"),
        ("application/x-www-form-urlencoded", b"&".join([b"ala@example.org=1"] * 20_100)),
    ],
)
def test_a_broken_form_is_a_bad_request_and_not_repeated(
    site: Site, console: io.StringIO, kind: str, body: bytes
) -> None:
    client = Client(raise_request_exception=False)
    answer = client.post("/en/newsletter/subscribe/", body, content_type=kind)

    assert answer.status_code == 400
    assert "ala@" not in console.getvalue()
    assert "not a form" in console.getvalue()
    assert "Internal Server Error" not in console.getvalue()


def test_another_method_is_answered_as_discreetly_as_the_page(site: Site) -> None:
    answer = Client().options(f"/en/newsletter/leave/{'x' * 43}/")

    assert answer.status_code == 405
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_says_nothing_of_the_address(
    client: Client, subscribed: Callable[..., Subscriber]
) -> None:
    subscribed(ALA)
    for page in ("change", "leave"):
        assert "ala@" not in client.get(path_for(ALA, page)).content.decode()
