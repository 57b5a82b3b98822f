"""Mailings follow from what is published: made, completed and withdrawn by looking at it."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from newsletter.actions import HOLD
from newsletter.logbook import move
from newsletter.mailings.published import PublishedIssue, languages_of, published_since
from newsletter.mailings.states import AT_WORK, NOT_STARTED
from newsletter.models import Edition, Mailing


def in_order(edition: Edition, languages: Iterable[str]) -> list[str]:
    """Those of ``languages`` that belong to ``edition``, in its order."""
    found = set(languages)
    return [code for code in edition.languages if code in found]


def prepare() -> int:
    """Brings all mailings in line with what readers can open.

    One that has begun pauses when a language of it is taken back: what readers shall no longer
    find, nobody shall get. Returns how many were made, changed or removed. Whoever runs it twice
    at once does no harm.
    """
    editions = list(Edition.objects.all())
    if not editions:
        return 0
    published = published_since(min(edition.first_week for edition in editions))
    return sum(_prepare(edition, published) for edition in editions)


@transaction.atomic
def prepare_one(mailing: Mailing) -> None:
    """Brings one mailing in line; ``mailing`` is read anew, unless it is gone."""
    languages = languages_of(mailing.issue)
    published = PublishedIssue(mailing.week_start, languages) if languages else None
    _follow(mailing, published)
    if Mailing.objects.filter(pk=mailing.pk).exists():
        mailing.refresh_from_db()


@transaction.atomic
def _prepare(edition: Edition, published: dict[UUID, PublishedIssue]) -> int:
    wanted = {
        issue: found
        for issue, found in published.items()
        if found.week_start >= edition.first_week and in_order(edition, found.languages)
    }
    mailings = list(Mailing.objects.filter(edition=edition).select_related("edition"))
    changed = sum(_follow(mailing, wanted.get(mailing.issue)) for mailing in mailings)
    for issue in wanted.keys() - {mailing.issue for mailing in mailings}:
        changed += _make(edition, issue, wanted[issue])
    return changed


def _make(edition: Edition, issue: UUID, published: PublishedIssue) -> bool:
    languages = in_order(edition, published.languages)
    complete = len(languages) == len(edition.languages)
    _mailing, created = Mailing.objects.get_or_create(
        edition=edition,
        issue=issue,
        defaults={
            "week_start": published.week_start,
            "languages": languages,
            "state": Mailing.State.READY if complete else Mailing.State.INCOMPLETE,
        },
    )
    return created


def _follow(mailing: Mailing, published: PublishedIssue | None) -> bool:
    """Changes a mailing that is not over; returns whether anything changed."""
    if mailing.state in AT_WORK:
        return _hold_back(mailing)
    if mailing.state not in NOT_STARTED:
        return False
    if published is None:
        return _withdraw(mailing)
    languages = in_order(mailing.edition, published.languages)
    sendable = is_sendable(mailing, languages)
    changes = _changes(mailing, languages, published.week_start, sendable=sendable)
    if not changes:
        return False
    rows = Mailing.objects.filter(pk=mailing.pk, state=mailing.state)
    if "state" not in changes or sendable:
        return bool(rows.update(**changes))
    missing = [code for code in mailing.edition.languages if code not in languages]
    held = Mailing.State(mailing.state)
    return move(mailing, (held,), HOLD, data={"missing": missing}, **changes)


def _hold_back(mailing: Mailing) -> bool:
    live = languages_of(mailing.issue)
    missing = [code for code in mailing.languages if code not in live]
    return bool(missing) and move(
        mailing, AT_WORK, HOLD, data={"missing": missing}, state=Mailing.State.PAUSED
    )


def _withdraw(mailing: Mailing) -> bool:
    rows = Mailing.objects.filter(pk=mailing.pk, state__in=NOT_STARTED, started_at=None)
    return bool(rows.delete()[0])


def is_sendable(mailing: Mailing, languages: list[str]) -> bool:
    """Whether nothing is missing of what the editors want to send; ``languages`` are live."""
    if mailing.without_missing:
        return bool(languages)
    return len(languages) == len(mailing.edition.languages)


def _changes(
    mailing: Mailing, languages: list[str], week_start: date, *, sendable: bool
) -> dict[str, Any]:
    """The fields of ``mailing`` that are no longer right."""
    right: dict[str, Any] = {"languages": languages, "week_start": week_start}
    if not sendable:
        right |= {"state": Mailing.State.INCOMPLETE, "scheduled_for": None}
    elif mailing.state == Mailing.State.INCOMPLETE:
        right["state"] = Mailing.State.READY
    return {name: value for name, value in right.items() if getattr(mailing, name) != value}
