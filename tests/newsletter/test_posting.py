"""Letters to single people: what becomes of them when the mail server does not take them."""

import logging
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings
from pytest_django import Settings

from newsletter import outgoing, posting
from newsletter.clock import seconds_now
from newsletter.models import Edition, Letter, Subscriber
from scripts.mail_sink import Sink, running_sink
from tests.newsletter.subscribers import subscribe_address

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reader(editions: dict[str, Edition]) -> Subscriber:
    return subscribe_address("reader@example.org", "en")


@pytest.fixture
def letter(reader: Subscriber) -> Letter:
    return Letter.objects.create(kind=Letter.Kind.CONFIRM, subscriber=reader.pk, language="be")


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    with running_sink() as running:
        settings.EMAIL_BACKEND = outgoing.SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


def says(reply: bytes) -> Callable[[str], bytes]:
    return lambda recipient: reply.replace(b"ADDRESS", recipient.encode())


def test_a_relay_that_does_not_know_us_costs_no_letter(letter: Letter, sink: Sink) -> None:
    sink.faults.by_recipient = says(b"554 5.7.1 <ADDRESS>: Relay access denied")
    posting.send_due()

    letter.refresh_from_db()
    assert letter.attempts == 1
    assert 1700 < letter.due_at - seconds_now() < 1900

    sink.faults.by_recipient = lambda recipient: None
    Letter.objects.update(due_at=0)
    assert posting.send_due() == 1
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("attempts", "reply", "told"),
    [
        (posting.MOST_ATTEMPTS, b"554 5.7.1 <ADDRESS>: Relay access denied", "FAILED 554 5.7.1"),
        (posting.MOST_ATTEMPTS, b"450 4.2.1 ADDRESS is busy", "LATER 450 4.2.1"),
        (0, b"550 5.2.1 ADDRESS is disabled", "FAILED 550 5.2.1"),
    ],
)
def test_a_letter_that_is_given_up_is_told_of_and_its_reader_is_not(
    attempts: int,
    reply: bytes,
    told: str,
    letter: Letter,
    sink: Sink,
    caplog: pytest.LogCaptureFixture,
) -> None:
    Letter.objects.update(attempts=attempts)
    sink.faults.by_recipient = says(reply)
    posting.send_due()

    assert not Letter.objects.exists()
    assert caplog.record_tuples == [
        ("newsletter.posting", logging.ERROR, f"A letter was given up: {told}")
    ]


def test_an_address_that_does_not_exist_is_nobodys_error(
    letter: Letter, sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    sink.faults.by_recipient = says(b"550 5.1.1 ADDRESS who")
    posting.send_due()

    assert not Letter.objects.exists()
    assert caplog.record_tuples == []


def test_a_letter_that_waits_for_better_settings_is_told_of(
    letter: Letter, sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    sink.faults.at_mail = b"530 5.7.0 Authentication required"
    posting.send_due()

    assert Letter.objects.get().attempts == 0
    assert caplog.record_tuples == [
        ("newsletter.posting", logging.ERROR, "A letter waits: MISCONFIGURED 530 5.7.0")
    ]


def test_a_letter_whose_sender_was_killed_comes_again_as_the_same_mail(
    letter: Letter, reader: Subscriber, sink: Sink, settings: Settings
) -> None:
    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(posting, "_settle", killed)
        with pytest.raises(KeyboardInterrupt):
            posting.send_due()
    Letter.objects.update(lease_until=0)
    newer = settings.NEWSLETTER_KEYS.replace("1:", "2:").replace("A", "B", 1)
    with override_settings(NEWSLETTER_KEYS=f"{newer}\n{settings.NEWSLETTER_KEYS}"):
        posting.send_due()
    Letter.objects.create(kind=Letter.Kind.KNOWN, subscriber=reader.pk, language="be")
    posting.send_due()

    first, again, another = [mail.message_id for mail in sink.account.accepted]
    assert first == again != another
    assert uuid.UUID(first[1:33])
