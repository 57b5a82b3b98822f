"""The other ways in which mail leaves the house: files in a folder, and Django's backends."""

import smtplib
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from pytest_django import Settings

from newsletter import outgoing
from newsletter.sending.lease import FOR_EVER, Lease
from newsletter.sending.outcome import Verdict
from newsletter.sending.transports import Choice, ConnectError, Post, transport_of
from newsletter.sending.transports.smtp import SmtpTransport
from scripts.mail_sink import Sink
from tests.newsletter.sending.conftest import letter, smtp_options

TOKEN = "t" * 43  # as long as a token, and opens nothing


def post(recipient: str = "anna@example.org", *, lease: Lease = FOR_EVER) -> Post:
    returns_to = "bounces+1@situation.test"
    return Post(letter(), recipient, "<first@situation.test>", TOKEN, returns_to, lease)


def test_a_folder_of_mail_names_nobody_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    with transport_of(Choice("folder", {"folder": str(folder)})) as transport:
        outcome = transport.send(post())

    (file,) = folder.iterdir()
    assert outcome.verdict is Verdict.SENT
    assert (file.name, file.stat().st_mode & 0o777) == ("first.eml", 0o600)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert b"anna" not in file.read_bytes()
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert message["To"] == "undisclosed-recipients:;"
    assert TOKEN in message["List-Unsubscribe"]


def test_a_repeat_in_the_folder_takes_the_place_of_the_first_copy(tmp_path: Path) -> None:
    with transport_of(Choice("folder", {"folder": str(tmp_path)})) as transport:
        transport.send(post())
        transport.send(post())

    assert [path.name for path in tmp_path.iterdir()] == ["first.eml"]


def test_what_may_belong_to_another_sender_is_not_written(tmp_path: Path) -> None:
    with transport_of(Choice("folder", {"folder": str(tmp_path)})) as transport:
        outcome = transport.send(post(lease=Lease(0)))

    assert outcome.verdict is Verdict.ABANDONED
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_matter_of_settings(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ConnectError) as caught:
        transport_of(Choice("folder", {"folder": str(tmp_path / "file" / "mail")})).open()
    assert caught.value.outcome.verdict is Verdict.MISCONFIGURED


LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def test_a_backend_gets_the_parts_with_their_headers_and_tracks_nothing() -> None:
    with transport_of(Choice("backend", {"backend": LOCMEM})) as transport:
        outcome = transport.send(post())

    (message,) = mail.outbox
    assert outcome.verdict is Verdict.SENT
    assert message.to == ["anna@example.org"]
    assert message.extra_headers["Message-ID"] == "<first@situation.test>"
    assert TOKEN in message.extra_headers["List-Unsubscribe"]
    assert TOKEN in message.body
    assert vars(message)["track_opens"] is vars(message)["track_clicks"] is False


class Refusing(BaseEmailBackend):
    """Raises what the test wants."""

    error: Exception = RuntimeError()

    def send_messages(self, email_messages: object) -> int:
        raise self.error


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (smtplib.SMTPRecipientsRefused({"a": (550, b"5.1.1 who")}), Verdict.GONE),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"4.2.1 busy")}), Verdict.LATER),
        (smtplib.SMTPSenderRefused(550, b"no", "us"), Verdict.MISCONFIGURED),
        (ConnectionResetError(), Verdict.UNANSWERED),
        (smtplib.SMTPServerDisconnected(), Verdict.UNANSWERED),
        (ConnectionRefusedError(), Verdict.UNREACHABLE),
    ],
)
def test_what_a_backend_raises_means_what_the_server_said(
    error: Exception, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Refusing, "error", error)
    backend = f"{Refusing.__module__}.{Refusing.__qualname__}"
    with transport_of(Choice("backend", {"backend": backend})) as transport:
        assert transport.send(post()).verdict is verdict


@pytest.mark.parametrize("error", [ConnectionResetError(), smtplib.SMTPServerDisconnected()])
def test_no_mail_is_uncertain_before_there_is_a_connection(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Refusing) -> None:
        raise error

    monkeypatch.setattr(Refusing, "open", fail)
    backend = f"{Refusing.__module__}.{Refusing.__qualname__}"
    with pytest.raises(ConnectError) as caught:
        transport_of(Choice("backend", {"backend": backend})).open()
    assert caught.value.outcome.verdict is Verdict.UNREACHABLE


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (401, Verdict.MISCONFIGURED),
        (422, Verdict.FAILED),
        (429, Verdict.UNREACHABLE),
        (503, Verdict.UNREACHABLE),
        (504, Verdict.UNANSWERED),
        (200, Verdict.UNANSWERED),
    ],
)
def test_an_answer_of_a_service_over_http_is_understood(
    status: int, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    from anymail.exceptions import AnymailAPIError

    error = AnymailAPIError("anna@example.org is not welcome")
    error.status_code = status
    error.describe_response = lambda: None
    monkeypatch.setattr(Refusing, "error", error)
    backend = f"{Refusing.__module__}.{Refusing.__qualname__}"
    with transport_of(Choice("backend", {"backend": backend})) as transport:
        outcome = transport.send(post())

    assert outcome.verdict is verdict
    assert "anna" not in outcome.said


@pytest.fixture
def smtp(sink: Sink) -> Iterator[SmtpTransport]:
    transport = transport_of(Choice("smtp", smtp_options(sink.port), step=5, final=5))
    assert isinstance(transport, SmtpTransport)
    yield transport
    transport.close()


def test_after_a_hundred_mails_the_connection_is_made_anew(smtp: SmtpTransport, sink: Sink) -> None:
    connections = set()
    for _number in range(150):
        smtp.open()
        connections.add(smtp._smtp)
        assert smtp.send(post()).verdict is Verdict.SENT

    assert len(connections) == 2


def test_when_the_lease_could_be_over_the_end_of_the_mail_is_never_sent(
    smtp: SmtpTransport, sink: Sink
) -> None:
    smtp.open()

    assert smtp.send(post(lease=Lease(5))).verdict is Verdict.ABANDONED
    assert not smtp.is_open
    assert sink.account.accepted == []


def test_an_address_in_cyrillic_letters_is_written_to_where_the_server_can(
    smtp: SmtpTransport, sink: Sink
) -> None:
    smtp.open()

    assert smtp.send(post("ганна@example.org")).verdict is Verdict.SENT
    (accepted,) = sink.account.accepted
    assert accepted.recipient == "ганна@example.org"
    assert accepted.content.isascii()

    smtp._smtp.esmtp_features.pop("smtputf8")  # type: ignore[union-attr]  # it is open
    assert smtp.send(post("ганна@example.org")).status == "5.6.7"


def test_an_address_that_would_give_orders_to_the_server_is_not_sent(
    smtp: SmtpTransport, sink: Sink
) -> None:
    smtp.open()

    assert smtp.send(post("a@b.c>\r\nRCPT TO:<d@e.f")).verdict is Verdict.FAILED
    assert sink.account.accepted == []


def test_settings_choose_the_transport(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = outgoing.FOLDER
    settings.EMAIL_FILE_PATH = tmp_path
    assert outgoing.choice_of_settings().options == {"folder": str(tmp_path)}

    settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = outgoing.SMTP, 30
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST_PASSWORD = True, "a secret"
    choice = outgoing.choice_of_settings()
    assert (choice.kind, choice.options["security"]) == ("smtp", "starttls")
    assert "a secret" not in repr(choice)
    assert (choice.step, choice.final) == (120, 600), "EMAIL_TIMEOUT is for other mail"

    settings.EMAIL_BACKEND = LOCMEM
    with outgoing.open_transport() as transport:
        transport.send(post())
    assert len(mail.outbox) == 1
    assert isinstance(mail.outbox[0], EmailMessage)
