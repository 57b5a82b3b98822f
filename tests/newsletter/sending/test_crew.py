"""A crew sends an issue with processes of its own, whatever becomes of them."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_django import Settings

from newsletter import crew, jobs
from newsletter.models import Delivery, Mailing, Subscriber
from newsletter.processes import SenderProcess
from newsletter.sending.sender import Ending
from newsletter.sending.settling import State
from scripts.mail_sink import Sink
from tests.newsletter.sending.conftest import PACE, letter

Subscribe = Callable[..., Subscriber]


@pytest.fixture(autouse=True)
def mail_through_the_sink(
    transactional_db: None, sink: Sink, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
    monkeypatch.setattr(jobs, "issue_template", lambda *_of_what: letter())


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[SenderProcess]:
    """Every sender process that the crew starts."""
    processes: list[SenderProcess] = []
    start = crew.Crew._start

    def note(self: crew.Crew, connections: int) -> SenderProcess:
        processes.append(start(self, connections))
        return processes[-1]

    monkeypatch.setattr(crew.Crew, "_start", note)
    return processes


def many(subscribe: Subscribe, number: int = 130) -> None:
    for count in range(number):
        subscribe(f"reader{count}@example.org")


def test_two_senders_send_everything_and_the_mailing_is_over(
    subscribe: Subscribe, mailing: Mailing, sink: Sink, started: list[SenderProcess]
) -> None:
    many(subscribe)

    crew.send(mailing, pace=PACE)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.heartbeat) == ("sent", 0)
    assert mailing.finished_at is not None
    assert len(started) == 2
    assert len(sink.account.accepted) == len({m.recipient for m in sink.account.accepted}) == 130


def test_a_mailing_to_nobody_is_over_at_once(mailing: Mailing, sink: Sink) -> None:
    crew.send(mailing, pace=PACE)

    mailing.refresh_from_db()
    assert mailing.state == "sent"


def test_a_mailing_that_is_not_being_sent_is_left_alone(
    subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    many(subscribe, 3)
    Mailing.objects.update(state="paused")

    crew.send(mailing, pace=PACE)

    assert not Delivery.objects.exists()


def test_two_crews_do_not_work_on_one_mailing(
    subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    many(subscribe, 3)
    Mailing.objects.update(heartbeat=time.time())

    crew.send(mailing, pace=replace(PACE, silent=600))

    assert sink.account.accepted == []


def test_killed_senders_lose_nothing_and_repeat_one_mail_each_at_most(
    subscribe: Subscribe, mailing: Mailing, sink: Sink, started: list[SenderProcess]
) -> None:
    many(subscribe)
    sink.faults.slow, sink.faults.slowness = 1, 0.04
    kills = 0

    def kill_one() -> None:
        nonlocal kills
        alive = [process for process in started if not process.has_ended()]
        if alive and kills < 4:
            os.kill(alive[0].pid, signal.SIGKILL)
            kills += 1

    crew.send(mailing, meanwhile=kill_one, pace=PACE)

    mailing.refresh_from_db()
    assert mailing.state == "sent"
    assert kills == 4
    recipients = [mail.recipient for mail in sink.account.accepted]
    assert len(set(recipients)) == 130
    assert len(recipients) <= 130 + kills
    assert len({mail.message_id for mail in sink.account.accepted}) == 130


def test_a_server_that_is_away_lets_the_mailing_wait(
    subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    many(subscribe, 3)
    sink.down()

    crew.send(mailing, pace=replace(PACE, back_off=(600.0, 1200.0)))

    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason, mailing.failures) == ("waiting", "unreachable", 1)
    assert mailing.said == "ConnectionRefusedError"
    assert 590 < mailing.resume_at - time.time() < 610
    assert set(Delivery.objects.values_list("state", "attempts")) == {(State.PENDING, 0)}


def test_after_the_server_is_back_earlier_trouble_is_forgotten(
    subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    many(subscribe, 3)
    Mailing.objects.update(failures=4, reason="unreachable", said="ConnectionRefusedError")

    crew.send(mailing, pace=PACE)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.failures, mailing.reason, mailing.said) == ("sent", 0, "", "")


def test_a_mailing_with_mail_for_later_goes_on_later(
    subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    many(subscribe, 3)
    sink.faults.by_recipient = lambda recipient: (
        b"450 4.2.1 busy" if recipient.startswith("reader1@") else None
    )

    crew.send(mailing, pace=replace(PACE, retry_after=(1800.0,), give_up_after=172_800))

    mailing.refresh_from_db()
    assert (mailing.state, mailing.heartbeat) == ("sending", 0)
    assert len(sink.account.accepted) == 2

    sink.faults.by_recipient = lambda recipient: None
    Delivery.objects.update(due_at=0)
    crew.send(mailing, pace=PACE)

    mailing.refresh_from_db()
    assert mailing.state == "sent"
    assert len(sink.account.accepted) == 3


def test_who_left_before_a_retry_is_counted_and_the_mailing_ends(
    subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    many(subscribe, 1)
    sink.faults.mailbox_busy = 1
    crew.send(mailing, pace=replace(PACE, retry_after=(1800.0,), give_up_after=172_800))
    Subscriber.objects.all().delete()

    crew.send(mailing, pace=PACE)

    mailing.refresh_from_db()
    assert mailing.state == "sent"
    assert Delivery.objects.get().state == State.SUPPRESSED


def test_a_pause_stops_all_senders(subscribe: Subscribe, mailing: Mailing, sink: Sink) -> None:
    many(subscribe)
    sink.faults.slow, sink.faults.slowness = 1, 0.1

    def pause() -> None:
        if sink.account.accepted:
            Mailing.objects.filter(state="sending").update(state="paused")

    crew.send(mailing, meanwhile=pause, pace=PACE)

    mailing.refresh_from_db()
    assert mailing.state == "paused"
    assert 0 < len(sink.account.accepted) < 130
    assert not Delivery.objects.exclude(lease_until=0).exists()


def test_who_pauses_and_goes_on_at_once_has_the_rest_sent_anew(
    subscribe: Subscribe, mailing: Mailing, sink: Sink, started: list[SenderProcess]
) -> None:
    many(subscribe)
    sink.faults.slow, sink.faults.slowness = 1, 0.1

    def pause_and_go_on() -> None:
        if sink.account.accepted:
            Mailing.objects.filter(paced_since=0).update(paced_since=7)

    crew.send(mailing, meanwhile=pause_and_go_on, pace=PACE)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.heartbeat) == ("sending", 0)
    assert 0 < len(sink.account.accepted) < 130
    crew.send(mailing, pace=PACE)
    mailing.refresh_from_db()
    assert mailing.state == "sent"
    assert len({mail.recipient for mail in sink.account.accepted}) == 130
    assert len(sink.account.accepted) == 130


def test_new_arrangements_of_languages_are_made_when_somebody_wants_them(
    subscribe: Subscribe, mailing: Mailing, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def note(_mailing: Mailing, languages: tuple[str, ...], language: str) -> object:
        made.append((languages, language))
        return letter()

    monkeypatch.setattr(jobs, "issue_template", note)
    many(subscribe, 60)
    mailing.edition.connections = 1
    sink.faults.slow, sink.faults.slowness = 1, 0.05

    def change() -> None:
        if sink.account.accepted and len(made) == 1:
            Subscriber.objects.update(languages="ru", language="ru")

    crew.send(mailing, meanwhile=change, pace=PACE)

    assert made == [(("be", "ru"), "be"), (("ru",), "ru")]
    assert len(sink.account.accepted) == 60


def test_a_program_of_ours_that_always_fails_stops_the_mailing(
    subscribe: Subscribe, mailing: Mailing, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(subscribe, 1)
    mailing.edition.connections = 1
    monkeypatch.setattr(jobs, "_database", lambda: {"ENGINE": "nobody.knows", "NAME": ""})

    crew.send(mailing, pace=PACE)

    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason) == ("stopped", "fault")
    assert mailing.said.startswith("ImproperlyConfigured")


def test_senders_go_home_when_their_crew_is_gone(
    subscribe: Subscribe, mailing: Mailing, sink: Sink, started: list[SenderProcess]
) -> None:
    many(subscribe)
    sink.faults.slow, sink.faults.slowness = 1, 0.1

    class Killed(BaseException):
        pass

    def fail() -> None:
        if sink.account.accepted:
            raise Killed

    with pytest.raises(Killed):
        crew.send(mailing, meanwhile=fail, pace=PACE)

    deadline = time.monotonic() + 20
    while not all(process.has_ended() for process in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert {process.ending() for process in started} == {Ending.CALLED_BACK}
    assert not Delivery.objects.exclude(lease_until=0).exists()
    assert 0 < len(sink.account.accepted) < 130
