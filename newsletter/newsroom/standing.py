"""How a mailing stands, in sentences for an editor."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus

from newsletter.clock import seconds_now
from newsletter.mailings.published import languages_of
from newsletter.mailings.states import OVER
from newsletter.models import Mailing
from newsletter.names import language_name, moment
from newsletter.outgoing import choice_of_settings
from newsletter.tasks import unfinished

State = Mailing.State
FOLDER = "folder"
PATIENCE = timedelta(minutes=2)
"""A worker or a tick that runs has done its work by then."""


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    is_live: bool


@dataclass(frozen=True)
class Standing:
    """``advice`` says what may be done now; ``warnings`` what somebody has to look after.

    ``moves`` is whether it changes by itself, so that a page that shows it has to be read anew.
    """

    languages: list[Language]
    advice: str | Promise = ""
    warnings: list[str | Promise] = field(default_factory=list)
    tries_again: datetime | None = None
    moves: bool = False

    @property
    def missing(self) -> list[Language]:
        return [language for language in self.languages if not language.is_live]


ADVICE = {
    State.INCOMPLETE: _(
        "As soon as the missing language is published, the issue can be sent. "
        "You can also send it without."
    ),
    State.READY: _("Everything is there. Look at it, send a test to yourself, then send it."),
    State.PAUSED: _("It stands still until somebody lets it go on. Nothing is lost."),
    State.STOPPED: _(
        "Nobody gets it until somebody acts. Put right what is wrong, then let it go on."
    ),
    State.WAITING: _("It is tried again by itself."),
    State.CANCELLED: _("It is not sent to anybody any more."),
}


def standing_of(mailing: Mailing) -> Standing:
    live = set(mailing.languages)
    if mailing.state not in OVER:
        live = set(languages_of(mailing.issue))
    return Standing(
        languages=[
            Language(code, language_name(code), code in live) for code in mailing.edition.languages
        ],
        advice=ADVICE.get(State(mailing.state), ""),
        warnings=_warnings(mailing),
        tries_again=moment(mailing.resume_at) if mailing.state == State.WAITING else None,
        moves=mailing.state in (State.SENDING, State.WAITING, State.SCHEDULED),
    )


def _warnings(mailing: Mailing) -> list[Any]:
    now = timezone.now()
    if mailing.state == State.SCHEDULED and (mailing.scheduled_for or now) < now - PATIENCE:
        return [
            _(
                "Its time has come and it has not begun: newsletter_tick is not running. "
                "Ask whoever runs the site, or send it now."
            )
        ]
    if mailing.state == State.SENDING and _nobody_works(mailing, now):
        return [
            _(
                "Nobody is at it: no worker is running, or all of them are busy. "
                "Ask whoever runs the site."
            )
        ]
    return []


def _nobody_works(mailing: Mailing, now: datetime) -> bool:
    silent = seconds_now() - PATIENCE.total_seconds()
    if mailing.heartbeat > silent or mailing.paced_since > silent:
        return False
    waiting = [row for row in unfinished(mailing.pk) if row.status == TaskResultStatus.READY]
    return any(row.enqueued_at < now - PATIENCE for row in waiting)


def writes_to_a_folder() -> bool:
    """Whether mail is written to files instead of being sent."""
    return choice_of_settings().kind == FOLDER
