"""What editors, and the clock, do with a mailing.

Each step is one statement that names the states it may start from, so two editors, or an editor
and a sender, never cross. Each returns whether it was taken: False where somebody else was faster.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from newsletter import actions
from newsletter.clock import seconds_now
from newsletter.keyring import keyring
from newsletter.logbook import move
from newsletter.mailings.preparing import in_order, is_sendable, prepare_one
from newsletter.mailings.progress import settled
from newsletter.mailings.published import languages_of
from newsletter.mailings.states import NOT_STARTED, UNDER_WAY
from newsletter.models import Delivery, Mailing
from newsletter.tasks import send_mailing

State = Mailing.State


@transaction.atomic
def send_now(mailing: Mailing, user: Any) -> bool:
    """Begins to send; the languages are from here on those that are live now."""
    return _begin(mailing, user, (State.READY, State.SCHEDULED))


@transaction.atomic
def schedule(mailing: Mailing, at: datetime, user: Any) -> bool:
    """Lets it begin by itself ``at`` a moment with its time zone."""
    return move(
        mailing,
        (State.READY, State.SCHEDULED),
        actions.SCHEDULE,
        user,
        {"at": at.isoformat()},
        state=State.SCHEDULED,
        scheduled_for=at,
        started_by=user,
    )


@transaction.atomic
def unschedule(mailing: Mailing, user: Any) -> bool:
    return move(
        mailing,
        (State.SCHEDULED,),
        actions.UNSCHEDULE,
        user,
        state=State.READY,
        scheduled_for=None,
        started_by=None,
    )


def start_scheduled() -> int:
    """Begins those whose time has come; returns how many."""
    due = Mailing.objects.filter(state=State.SCHEDULED, scheduled_for__lte=Now())
    started = 0
    for mailing in due.select_related("edition", "started_by"):
        with transaction.atomic():
            # Somebody may have chosen a later time a moment ago.
            still_due = {"scheduled_for__lte": Now()}
            started += _begin(mailing, mailing.started_by, (State.SCHEDULED,), still_due)
    return started


@transaction.atomic
def send_without_missing(mailing: Mailing, user: Any) -> bool:
    """Makes it ready without the languages that are missing; one must be there."""
    languages = in_order(mailing.edition, languages_of(mailing.issue))
    return bool(languages) and move(
        mailing,
        (State.INCOMPLETE,),
        actions.WITHOUT_MISSING,
        user,
        {"languages": languages},
        state=State.READY,
        without_missing=True,
        languages=languages,
    )


@transaction.atomic
def wait_for_missing(mailing: Mailing, user: Any) -> bool:
    """Takes that decision back while nothing has been sent."""
    taken = move(mailing, NOT_STARTED, actions.WAIT_FOR_MISSING, user, without_missing=False)
    prepare_one(mailing)
    return taken


@transaction.atomic
def pause(mailing: Mailing, user: Any) -> bool:
    return move(
        mailing,
        (State.SENDING, State.WAITING),
        actions.PAUSE,
        user,
        state=State.PAUSED,
        resume_at=0,
    )


@transaction.atomic
def resume(mailing: Mailing, user: Any) -> bool:
    """Goes on after a pause or a stop, or tries the mail server at once.

    Languages that were taken back meanwhile are left out; without any it cannot go on.
    """
    return _go_on(mailing, user, (State.PAUSED, State.STOPPED, State.WAITING))


def wake_waiting() -> int:
    """Goes on with those that have waited long enough for the mail server; returns how many."""
    due = Mailing.objects.filter(state=State.WAITING, resume_at__lte=seconds_now())
    woken = 0
    for mailing in due:
        with transaction.atomic():
            still = Mailing.objects.filter(pk=mailing.pk, state=State.WAITING)
            if still.update(state=State.SENDING, resume_at=0, **_pace(mailing)):
                send_mailing.enqueue(mailing.pk)
                woken += 1
    return woken


@transaction.atomic
def cancel(mailing: Mailing, user: Any) -> bool:
    """Ends it for good, whether it has begun or not; what is sent is sent."""
    return move(
        mailing,
        (*NOT_STARTED, *UNDER_WAY),
        actions.CANCEL,
        user,
        state=State.CANCELLED,
        scheduled_for=None,
        finished_at=Now(),
    )


@transaction.atomic
def offer_again(mailing: Mailing, user: Any) -> bool:
    """Takes back that it should not be sent; only where nothing has been."""
    if mailing.started_at is not None:
        return False
    taken = move(
        mailing,
        (State.CANCELLED,),
        actions.OFFER_AGAIN,
        user,
        state=State.INCOMPLETE,
        finished_at=None,
    )
    prepare_one(mailing)
    return taken


@transaction.atomic
def repeat_uncertain(mailing: Mailing, user: Any) -> bool:
    """Sends once more what nobody knows to have arrived, each with its first Message-ID."""
    uncertain = Delivery.objects.filter(mailing=mailing, state=Delivery.State.UNCERTAIN)
    number = uncertain.count()
    if not number or not _go_on(
        mailing, user, (State.SENDING, State.SENT), actions.REPEAT, {"mails": number}
    ):
        return False
    # As if it had never been tried, so that silence once more is nothing but silence once more.
    uncertain.update(
        state=Delivery.State.PENDING, status="", repeats=0, due_at=0, lease_until=0, sender=""
    )
    return True


def _begin(
    mailing: Mailing,
    user: Any,
    allowed: tuple[Mailing.State, ...],
    where: dict[str, Any] | None = None,
) -> bool:
    languages = in_order(mailing.edition, languages_of(mailing.issue))
    if not is_sendable(mailing, languages):
        prepare_one(mailing)
        return False
    taken = move(
        mailing,
        allowed,
        actions.SEND,
        user,
        {"languages": languages},
        where,
        state=State.SENDING,
        languages=languages,
        key=keyring().newest.number,
        scheduled_for=None,
        started_at=Now(),
        started_by=user,
        **_fresh(mailing),
    )
    if taken:
        send_mailing.enqueue(mailing.pk)
    return taken


def _go_on(
    mailing: Mailing,
    user: Any,
    allowed: tuple[Mailing.State, ...],
    action: str = actions.RESUME,
    data: dict[str, Any] | None = None,
) -> bool:
    languages = in_order(mailing.edition, languages_of(mailing.issue) & set(mailing.languages))
    changes: dict[str, Any] = {"state": State.SENDING, "finished_at": None}
    changes |= {"languages": languages, **_fresh(mailing)}
    taken = bool(languages) and move(mailing, allowed, action, user, data, **changes)
    if taken:
        send_mailing.enqueue(mailing.pk)
    return taken


def _fresh(mailing: Mailing) -> dict[str, Any]:
    """A person says go: nothing of what stopped it before counts any more."""
    cleared = {"reason": Mailing.Reason.NONE, "said": "", "resume_at": 0, "failures": 0}
    return cleared | {"told": False, **_pace(mailing)}


def _pace(mailing: Mailing) -> dict[str, Any]:
    return {"paced_since": seconds_now(), "paced_from": settled(mailing)}
