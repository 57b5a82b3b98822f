"""The bounce mailbox on an IMAP server."""

import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from newsletter.models import Subscriber, Suppression
from newsletter.outgoing import returns_to
from tests.newsletter import imap, reports
from tests.newsletter.readers import subscribed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """The editions are there."""


def run(
    mailbox: imap.Mailbox,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    *options: str,
    password: str = imap.PASSWORD,
    inbox: str = "INBOX",
) -> str:
    out = io.StringIO()
    with imap.serving(mailbox, folder) as (host, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        address = f"imaps://{imap.NAME}:{quote(password, safe='')}@{host}/{inbox}"
        with override_settings(NEWSLETTER_BOUNCES_IN=address):
            call_command("read_bounces", *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("uidplus", [True, False])
def test_what_was_understood_is_deleted_and_the_rest_is_left(
    uidplus: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, staying = subscribed("gone@example.org"), subscribed("staying@example.org")
    letter = reports.by_hand(returns_to(staying.pk))
    bounce = reports.delivery_report(returns_to(gone.pk), "5.1.1") + b"x" * 300_000
    mailbox = imap.Mailbox([letter, bounce], uidplus=uidplus)

    told = run(mailbox, tmp_path, monkeypatch, "--dry-run")
    assert "2 messages, of which 1 would be deleted." in told
    assert (len(mailbox.messages), Subscriber.objects.count()) == (2, 2)

    assert "2 messages, of which 1 were deleted." in run(mailbox, tmp_path, monkeypatch)
    assert list(Subscriber.objects.all()) == [staying]
    assert Suppression.objects.get().reason == "bounce"
    assert list(mailbox.messages.values()) == [letter]
    assert ("UID EXPUNGE 12" in mailbox.heard) == uidplus


@pytest.mark.parametrize("uidplus", [True, False])
def test_however_many_there_are_each_command_is_short_enough_for_a_server(
    uidplus: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = reports.delivery_report(returns_to(subscribed().pk), "5.2.2")
    mailbox = imap.Mailbox([full] * 170, uidplus=uidplus, first=4_294_900_000)

    assert "170 messages, of which 170 were deleted." in run(mailbox, tmp_path, monkeypatch)
    assert not mailbox.messages


@pytest.mark.parametrize("unreadable", [reports.nested, reports.forwarded])
def test_what_stands_behind_a_message_that_cannot_be_read_is_read(
    unreadable: Callable[[str], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = subscribed("gone@example.org")
    letter = unreadable(returns_to(gone.pk))
    bounce = reports.delivery_report(returns_to(gone.pk), "5.1.1")
    mailbox = imap.Mailbox([letter, bounce], uidplus=True)

    assert "2 messages, of which 1 were deleted." in run(mailbox, tmp_path, monkeypatch)
    assert list(mailbox.messages.values()) == [letter]
    assert Suppression.objects.get().reason == "bounce"


@pytest.mark.parametrize(
    ("wrong", "said"), [({"password": "guess"}, "error"), ({"inbox": "Nowhere"}, "no such folder")]
)
def test_what_the_server_refuses_is_said_without_the_password(
    wrong: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match=said) as caught:
        run(imap.Mailbox([], uidplus=True), tmp_path, monkeypatch, **wrong)

    assert "guess" not in str(caught.value)
    assert imap.PASSWORD not in str(caught.value)
