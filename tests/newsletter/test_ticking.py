"""Regular work: what nobody presses a button for."""

import logging
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from issues.models import IssuePage
from newsletter import crew, mailings, posting
from newsletter.clock import seconds_now
from newsletter.letters import wake
from newsletter.models import Delivery, Edition, Letter, Mailing
from newsletter.tasks import send_letters, send_mailing
from newsletter.ticking import STEPS, tick
from newsletter.ticking.clearing import collapse_old, forget_results
from newsletter.ticking.reaping import free_abandoned, wake_letters, wake_mailings
from tests.factories import issue
from tests.newsletter.subscribers import deliveries, subscribe_address

State = Mailing.State


@pytest.fixture
def sending(editions: dict[str, Edition]) -> Mailing:
    """A mailing that an editor has just begun, and whose task no worker has taken yet."""
    issue("en")
    mailings.prepare()
    mailing = Mailing.objects.select_related("edition").get()
    mailings.send_now(mailing, User.objects.create_superuser("chief", "chief@newsroom.test"))
    return mailing


def tasks_of(mailing: Mailing, status: TaskResultStatus) -> int:
    path = send_mailing.module_path
    rows = DBTaskResult.objects.filter(task_path=path, args_kwargs__args=[mailing.pk])
    return rows.filter(status=status).count()


def worker_took_it(minutes: int = 5) -> None:
    """Some worker began the task so long ago."""
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(minutes=minutes)
    )


def work() -> None:
    """A worker does what there is to do, and goes."""
    call_command(
        "db_worker", "--backend=newsletter", "--batch", "--no-startup-delay", "--no-reload", "-v0"
    )


@pytest.mark.django_db
def test_one_step_that_fails_stops_no_other(
    editions: dict[str, Edition], caplog: pytest.LogCaptureFixture
) -> None:
    def bad() -> int:
        raise ValueError("somebody@example.org")

    issue("en")
    with caplog.at_level(logging.ERROR):
        done = tick((bad, *STEPS))

    assert done == {"bad": -1, "prepare": 1}
    assert "ValueError in test_ticking.py" in caplog.text
    assert "somebody" not in caplog.text


@pytest.mark.django_db
def test_the_command_does_a_round(editions: dict[str, Edition]) -> None:
    issue("en")

    call_command("newsletter_tick", verbosity=0)

    assert Mailing.objects.get().state == State.READY


@pytest.mark.django_db
def test_what_a_killed_worker_left_running_is_freed_and_begun_anew(sending: Mailing) -> None:
    worker_took_it()
    Mailing.objects.update(heartbeat=seconds_now() - 120)

    assert free_abandoned() == 1
    assert wake_mailings() == 1

    assert tasks_of(sending, TaskResultStatus.FAILED) == 1
    assert tasks_of(sending, TaskResultStatus.READY) == 1
    assert wake_mailings() == 0, "once is enough"


@pytest.mark.django_db
def test_a_worker_whose_crew_says_that_it_lives_is_left_alone(sending: Mailing) -> None:
    worker_took_it(minutes=300)
    Mailing.objects.update(heartbeat=seconds_now() - 5)

    assert free_abandoned() == 0
    assert wake_mailings() == 0


@pytest.mark.django_db
def test_mail_that_is_due_later_is_sent_when_it_is_due(sending: Mailing) -> None:
    DBTaskResult.objects.all().delete()
    deliveries(sending, sent=2, deferred=1)
    Delivery.objects.filter(state=Delivery.State.DEFERRED).update(due_at=seconds_now() + 60)
    assert wake_mailings() == 0

    Delivery.objects.filter(state=Delivery.State.DEFERRED).update(due_at=seconds_now() - 1)
    assert wake_mailings() == 1


@pytest.mark.django_db
def test_mail_that_was_in_flight_when_its_sender_died_waits_for_the_end_of_its_lease(
    sending: Mailing,
) -> None:
    DBTaskResult.objects.all().delete()
    deliveries(sending, in_flight=1)
    Delivery.objects.update(lease_until=seconds_now() + 600)
    assert wake_mailings() == 0

    Delivery.objects.update(lease_until=seconds_now() - 1)
    assert wake_mailings() == 1


@pytest.mark.django_db
def test_a_mailing_whose_task_was_lost_is_begun_all_the_same(sending: Mailing) -> None:
    DBTaskResult.objects.all().delete()

    assert wake_mailings() == 1


@pytest.mark.django_db
def test_editors_are_told_once_and_in_their_language_that_it_has_stopped(
    sending: Mailing,
) -> None:
    Mailing.objects.update(state=State.STOPPED, reason="refused", said="554 5.7.1 go away")

    tick()
    tick()

    (letter,) = mail.outbox
    assert letter.to == ["chief@newsroom.test"]
    assert "554 5.7.1 go away" in letter.body
    assert f"/newsletter/mailings/inspect/{sending.pk}/" in letter.body


@pytest.mark.django_db
def test_seven_days_later_only_numbers_are_left(sending: Mailing) -> None:
    deliveries(sending, sent=5, failed=1, suppressed=2)
    before = mailings.progress(sending).counts
    ended = timezone.now() - timedelta(days=6)
    Mailing.objects.update(state=State.SENT, finished_at=ended)
    assert collapse_old() == 0

    Mailing.objects.update(finished_at=ended - timedelta(days=2))
    assert collapse_old() == 1
    assert collapse_old() == 0

    sending.refresh_from_db()
    assert not Delivery.objects.exists()
    assert sending.counts == {"sent": 5, "suppressed": 2, "failed": 1}
    assert mailings.progress(sending).counts == before
    assert not mailings.repeat_uncertain(sending, None)


def done(task: str, status: str, ended: datetime) -> None:
    DBTaskResult.objects.filter(id=task).update(status=status, finished_at=ended)


@pytest.mark.django_db
def test_results_of_tasks_are_forgotten_and_failures_a_week_later(sending: Mailing) -> None:
    now = timezone.now()
    ready = tasks_of(sending, TaskResultStatus.READY)
    for status, hours in (("SUCCESSFUL", 0), ("FAILED", 48), ("FAILED", 8 * 24)):
        done(send_letters.enqueue().id, status, now - timedelta(hours=hours))
    for hours in (2, 48):
        done(send_mailing.enqueue(sending.pk).id, "SUCCESSFUL", now - timedelta(hours=hours))

    assert forget_results() == 3

    left = DBTaskResult.objects.exclude(status=TaskResultStatus.READY)
    assert set(left.values_list("status", "task_path")) == {
        ("FAILED", send_letters.module_path),
        ("SUCCESSFUL", send_mailing.module_path),
    }
    assert tasks_of(sending, TaskResultStatus.READY) == ready


@pytest.mark.django_db(transaction=True)
def test_a_worker_sends_the_letters_that_are_due(editions: dict[str, Edition]) -> None:
    reader = subscribe_address("reader@example.org", "en")
    for subscriber in (reader.pk, None):
        Letter.objects.create(kind=Letter.Kind.WELCOME, subscriber=subscriber, language="be")
    wake()

    work()

    assert [letter.to for letter in mail.outbox] == [["reader@example.org"]]
    assert not Letter.objects.exists()
    (row,) = DBTaskResult.objects.all()
    assert row.status == TaskResultStatus.SUCCESSFUL
    assert row.args_kwargs == {"args": [], "kwargs": {}}


@pytest.mark.django_db(transaction=True)
def test_a_letter_waits_while_the_mail_server_is_away(
    editions: dict[str, Edition], settings: Settings
) -> None:
    reader = subscribe_address("reader@example.org", "en")
    Letter.objects.create(kind=Letter.Kind.WELCOME, subscriber=reader.pk, language="be")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert posting.send_due() == 0

    letter = Letter.objects.get()
    assert letter.attempts == 0
    assert 30 < letter.due_at - seconds_now() < 120
    assert wake_letters() == 0

    Letter.objects.update(due_at=0)
    assert wake_letters() == 1
    assert wake_letters() == 0, "a worker is on its way already"


@pytest.mark.django_db(transaction=True)
def test_an_error_that_names_a_person_is_not_stored(
    editions: dict[str, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("reader@example.org is unknown")

    monkeypatch.setattr(posting, "send_due", fail)
    wake()

    work()

    (row,) = DBTaskResult.objects.all()
    assert row.status == TaskResultStatus.FAILED
    assert "RuntimeError in test_ticking.py" in row.traceback
    assert "reader@" not in row.traceback


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_our_own_stops_the_mailing_instead_of_being_tried_for_ever(
    sending: Mailing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("reader@example.org is unknown")

    monkeypatch.setattr(crew, "send", fail)

    work()
    tick()

    sending.refresh_from_db()
    assert (sending.state, sending.reason) == (State.STOPPED, "fault")
    assert sending.said == "RuntimeError in test_ticking.py, line " + sending.said.split()[-1]
    assert tasks_of(sending, TaskResultStatus.READY) == 0
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_an_issue_taken_back_before_anybody_looked_stops_and_says_why(sending: Mailing) -> None:
    subscribe_address("reader@example.org", "en")
    IssuePage.objects.get().unpublish()

    work()

    sending.refresh_from_db()
    assert (sending.state, sending.reason) == (State.STOPPED, "withdrawn")
    assert [row.state for row in Delivery.objects.all()] == [Delivery.State.PENDING]
    assert [letter.to for letter in mail.outbox] == [["chief@newsroom.test"]]
