"""A mail server of our own, subscribers, and a mailing that is being sent."""

import uuid
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from newsletter.mail.template import Template, new_marker
from newsletter.models import Edition, Mailing, Subscriber
from newsletter.secrets.keys import read_keys
from newsletter.secrets.sealing import index_of, seal
from newsletter.sending.job import Job
from newsletter.sending.ledger import Ledger
from newsletter.sending.pace import Pace
from newsletter.sending.sender import Sender
from newsletter.sending.settling import Rules
from newsletter.sending.transports import Choice, transport_of
from newsletter.setup import ensure_editions
from scripts.mail_sink import Sink, running_sink

PACE = Pace(
    lease=20, claim=5, step=5, final=5, retry_after=(0.2, 0.4), give_up_after=2,
    repeat_after=0, back_off=(0.2,), heartbeat=0.2, silent=2,
)  # fmt: skip


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running_sink(keep_content=True) as running:
        yield running


@pytest.fixture
def edition(db: None) -> Edition:
    ensure_editions()
    return Edition.objects.get(code="be-ru")


@pytest.fixture
def subscribe(edition: Edition) -> Callable[..., Subscriber]:
    """``subscribe("anna@example.org")`` makes a confirmed subscriber of BE/RU."""

    def make(address: str, **fields: Any) -> Subscriber:
        keyring, number = read_keys(settings.NEWSLETTER_KEYS), uuid.uuid4()
        values = {
            "id": number,
            "sealed": seal(address, number, keyring),
            "index": index_of(address, keyring.newest),
            "edition": edition,
            "languages": "be,ru",
            "language": "be",
            "signed_up_on": date(2018, 6, 1),
        }
        return Subscriber.objects.create(**values | fields)

    return make


@pytest.fixture
def mailing(edition: Edition) -> Mailing:
    return Mailing.objects.create(
        edition=edition,
        issue=uuid.uuid4(),
        week_start=date(2018, 6, 11),
        state=Mailing.State.SENDING,
        languages=["be", "ru"],
        key=1,
    )


def letter(text: str = "Вітаем.\n.\nКропка на пачатку.\n") -> Template:
    marker = new_marker()
    return Template(
        name="Сітуацыя",
        address="letters@situation.test",
        subject="Тыдзень",
        headers=(("List-Unsubscribe", f"<https://situation.test/leave/{marker}/>"),),
        text=f"{text}https://situation.test/leave/{marker}/\n",
        html=f'<p>{text}</p><a href="https://situation.test/leave/{marker}/">x</a>',
        marker=marker,
    )


def smtp_options(port: int) -> dict[str, Any]:
    return {"host": "127.0.0.1", "port": port, "own_name": "localhost"}


@pytest.fixture
def job(mailing: Mailing, sink: Sink) -> Callable[..., Job]:
    def make(**values: Any) -> Job:
        fields: dict[str, Any] = {
            "database": {},
            "settings": {},
            "keys": settings.NEWSLETTER_KEYS,
            "key": 1,
            "mailing": mailing.pk,
            "since": mailing.paced_since,
            "sender": uuid.uuid4().hex,
            "templates": {("be,ru", "be"): letter()},
            "choice": Choice("smtp", smtp_options(sink.port), PACE.step, PACE.final),
            "returns_to": "bounces@situation.test",
            "domain": "situation.test",
            "pace": PACE,
        }
        return Job(**fields | values)

    return make


@pytest.fixture
def sender(job: Callable[..., Job]) -> Callable[..., Sender]:
    """``sender(pace=…)`` is a sender in this process, on the database of the test."""

    def make(**values: Any) -> Sender:
        task = job(**values)
        ledger = Ledger(
            connection, task.mailing, task.sender, Rules(task.pace, task.hold), task.since
        )
        return Sender(task, ledger, transport_of(task.choice))

    return make
