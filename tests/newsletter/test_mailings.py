"""Mailings: made from what is published, moved by editors, one step at a time."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, PageViewRestriction

from issues.models import IssuePage
from newsletter import mailings
from newsletter.clock import seconds_now
from newsletter.mailings.states import NOT_STARTED
from newsletter.models import Delivery, Edition, Mailing
from tests.factories import issue
from tests.newsletter.subscribers import deliveries

pytestmark = pytest.mark.django_db
State = Mailing.State


@pytest.fixture
def editor(editions: dict[str, Edition]) -> User:
    return User.objects.create_user("editor")


def issue_in(*languages: str, week_start: date = date(2018, 6, 11)) -> IssuePage:
    """One issue, live in each of ``languages``."""
    first, *others = languages
    page = issue(first, week_start)
    for language in others:
        translated = issue(language, week_start, translation_key=page.translation_key, live=False)
        translated.get_latest_revision().publish()
    return page


def mailing_of(edition: str = "en") -> Mailing:
    return Mailing.objects.select_related("edition").get(edition__code=edition)


def ready(edition: str = "en") -> Mailing:
    """A mailing that can be sent now."""
    issue_in("be", "ru", "en")
    mailings.prepare()
    return mailing_of(edition)


def actions(mailing: Mailing) -> list[str]:
    return list(
        ModelLogEntry.objects.for_instance(mailing)
        .order_by("timestamp")
        .values_list("action", flat=True)
    )


def queued(mailing: Mailing) -> int:
    return DBTaskResult.objects.filter(args_kwargs__args=[mailing.pk]).count()


def test_an_issue_that_is_live_in_every_language_of_an_edition_can_be_sent(
    editions: dict[str, Edition],
) -> None:
    issue_in("be", "ru", "en")

    assert mailings.prepare() == 2

    assert mailing_of("en").state == State.READY
    assert mailing_of("be-ru").state == State.READY
    assert mailing_of("be-ru").languages == ["be", "ru"]
    assert mailings.prepare() == 0


def test_an_issue_that_lacks_a_language_waits_for_it(editions: dict[str, Edition]) -> None:
    page = issue_in("ru")
    mailings.prepare()
    waiting = mailing_of("be-ru")

    assert (waiting.state, waiting.languages) == (State.INCOMPLETE, ["ru"])
    assert not Mailing.objects.filter(edition__code="en").exists()

    issue("be", translation_key=page.translation_key, live=False).get_latest_revision().publish()
    mailings.prepare()
    assert mailing_of("be-ru").state == State.READY


def test_issues_before_the_first_week_are_never_sent(editions: dict[str, Edition]) -> None:
    issue_in("en", week_start=date(2018, 6, 4))

    assert mailings.prepare() == 0


def test_an_issue_behind_a_password_is_not_sent(editions: dict[str, Edition]) -> None:
    page = issue_in("en")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert mailings.prepare() == 0


def test_taking_an_issue_back_takes_its_mailing_off_the_schedule(editor: User) -> None:
    mailing = ready("be-ru")
    assert mailings.schedule(mailing, timezone.now() + timedelta(hours=1), editor)

    IssuePage.objects.get(locale__language_code="ru").unpublish()
    mailings.prepare()

    mailing.refresh_from_db()
    assert (mailing.state, mailing.scheduled_for) == (State.INCOMPLETE, None)
    assert actions(mailing)[-1] == "newsletter.hold"

    IssuePage.objects.get(locale__language_code="be").unpublish()
    mailings.prepare()
    assert not Mailing.objects.filter(edition__code="be-ru").exists()


def test_taking_an_issue_back_pauses_a_mailing_that_has_begun(editor: User) -> None:
    mailing = ready("be-ru")
    mailings.send_now(mailing, editor)
    IssuePage.objects.get(locale__language_code="ru").unpublish()

    mailings.prepare()

    mailing.refresh_from_db()
    assert mailing.state == State.PAUSED
    assert mailings.resume(mailing, editor), "what is left may go on"
    assert mailing.languages == ["be"]
    assert mailings.prepare() == 0

    IssuePage.objects.get(locale__language_code="be").unpublish()
    mailings.prepare()
    mailing.refresh_from_db()
    assert mailing.state == State.PAUSED
    assert not mailings.resume(mailing, editor), "nothing is left"


def test_an_editor_sends_without_the_language_that_is_missing_or_waits_after_all(
    editor: User,
) -> None:
    page = issue_in("ru")
    mailings.prepare()
    mailing = mailing_of("be-ru")
    assert not mailings.send_now(mailing, editor)

    assert mailings.send_without_missing(mailing, editor)
    assert mailings.prepare() == 0
    assert mailings.wait_for_missing(mailing, editor)
    assert mailing.state == State.INCOMPLETE
    assert mailings.send_without_missing(mailing, editor)

    issue("be", translation_key=page.translation_key, live=False).get_latest_revision().publish()
    assert mailings.send_now(mailing, editor)
    assert mailing.languages == ["be", "ru"], "what has come meanwhile is sent too"


def test_sending_begins_once_whoever_presses_first(editor: User) -> None:
    mailing = ready()
    other = mailing_of()

    assert mailings.send_now(mailing, editor)
    assert not mailings.send_now(other, editor)

    assert (mailing.state, mailing.started_by, mailing.key) == (State.SENDING, editor, 1)
    assert other.state == State.SENDING, "the one who was late sees where it stands"
    assert queued(mailing) == 1
    assert actions(mailing) == ["newsletter.send"]


def test_what_was_taken_back_a_moment_ago_is_not_sent(editor: User) -> None:
    mailing = ready("be-ru")
    IssuePage.objects.get(locale__language_code="ru").unpublish()

    assert not mailings.send_now(mailing, editor)

    assert mailing.state == State.INCOMPLETE
    assert queued(mailing) == 0


def test_a_scheduled_mailing_begins_when_its_time_has_come(editor: User) -> None:
    mailing = ready()
    mailings.schedule(mailing, timezone.now() + timedelta(hours=1), editor)
    assert mailings.start_scheduled() == 0

    mailings.schedule(mailing, timezone.now() - timedelta(seconds=1), editor)
    assert mailings.start_scheduled() == 1
    assert mailings.start_scheduled() == 0

    mailing.refresh_from_db()
    assert (mailing.state, mailing.started_by) == (State.SENDING, editor)


def test_a_schedule_can_be_lifted(editor: User) -> None:
    mailing = ready()
    mailings.schedule(mailing, timezone.now() - timedelta(seconds=1), editor)

    assert mailings.unschedule(mailing, editor)

    assert mailings.start_scheduled() == 0
    assert (mailing.state, mailing.scheduled_for) == (State.READY, None)


def test_pause_resume_and_cancel_follow_one_another(editor: User) -> None:
    mailing = ready()
    assert not mailings.pause(mailing, editor)
    mailings.send_now(mailing, editor)

    assert mailings.pause(mailing, editor)
    assert mailings.resume(mailing, editor)
    assert queued(mailing) == 2
    assert mailings.cancel(mailing, editor)
    assert not mailings.resume(mailing, editor)
    assert not mailings.offer_again(mailing, editor), "some of it has been sent"

    assert mailing.state == State.CANCELLED
    assert mailing.finished_at is not None


def test_what_was_not_to_be_sent_can_be_offered_again(editor: User) -> None:
    mailing = ready()
    assert mailings.cancel(mailing, editor)
    mailings.prepare()
    assert mailing_of().state == State.CANCELLED, "looking at the issues does not bring it back"

    assert mailings.offer_again(mailing, editor)

    assert (mailing.state, mailing.finished_at) == (State.READY, None)


@pytest.mark.parametrize(("seconds", "woken"), [(-1, 1), (60, 0)])
def test_the_mail_server_is_tried_again_when_the_time_has_come(
    editor: User, seconds: int, woken: int
) -> None:
    mailing = ready()
    mailings.send_now(mailing, editor)
    later = seconds_now() + seconds
    waiting = Mailing.objects.filter(pk=mailing.pk)
    waiting.update(state=State.WAITING, resume_at=later, failures=3)

    assert mailings.wake_waiting() == woken

    mailing.refresh_from_db()
    assert mailing.failures == 3, "the next pause is longer"
    assert (mailing.state == State.SENDING) is bool(woken)


def test_an_editor_who_goes_on_clears_what_stopped_it(editor: User) -> None:
    mailing = ready()
    mailings.send_now(mailing, editor)
    Mailing.objects.filter(pk=mailing.pk).update(
        state=State.STOPPED, reason="refused", said="554 5.7.1 no", failures=4, told=True
    )

    assert mailings.resume(mailing, editor)

    assert (mailing.reason, mailing.said, mailing.failures, mailing.told) == ("", "", 0, False)


def test_what_is_uncertain_is_repeated_when_an_editor_says_so(editor: User) -> None:
    mailing = ready()
    mailings.send_now(mailing, editor)
    deliveries(mailing, sent=3, uncertain=2)
    Mailing.objects.update(state=State.SENT, finished_at=timezone.now())

    assert mailings.repeat_uncertain(mailing, editor)

    assert (mailing.state, mailing.finished_at) == (State.SENDING, None)
    assert Delivery.objects.filter(state=Delivery.State.PENDING).count() == 2
    assert not mailings.repeat_uncertain(mailing, editor), "nothing is uncertain now"


def test_progress_counts_every_state_and_reckons_the_time_left(editor: User) -> None:
    mailing = ready()
    mailings.send_now(mailing, editor)
    deliveries(mailing, sent=60, failed=2, suppressed=3, deferred=5, pending=28, in_flight=2)
    Mailing.objects.update(paced_since=seconds_now() - 10, paced_from=0)
    mailing.refresh_from_db()

    now = mailings.progress(mailing)

    assert (now.total, now.settled, now.percent) == (100, 65, 65)
    assert now.counts[Delivery.State.SENT] == 60
    assert now.rate == pytest.approx(7, rel=0.2)
    assert now.seconds_left == pytest.approx(30 / 7, rel=0.2)


def test_progress_reads_the_numbers_that_are_left_of_the_rows(editor: User) -> None:
    mailing = ready()
    mailing.counts = {"sent": 98, "failed": 2}

    now = mailings.progress(mailing)

    assert (now.total, now.percent, now.rate) == (100, 100, None)


def test_every_state_that_has_not_begun_follows_what_is_published() -> None:
    assert set(NOT_STARTED) == {State.INCOMPLETE, State.READY, State.SCHEDULED}


def test_a_mailing_is_written_in_the_history_with_who_did_what(editor: User) -> None:
    mailing = ready()
    steps: list[Any] = [mailings.send_now, mailings.pause, mailings.resume, mailings.cancel]
    for step in steps:
        assert step(mailing, editor)

    entries = ModelLogEntry.objects.for_instance(mailing)
    assert {entry.user for entry in entries} == {editor}
    assert actions(mailing) == [
        f"newsletter.{name}" for name in ("send", "pause", "resume", "cancel")
    ]
