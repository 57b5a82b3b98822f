"""What an editor can do with a mailing, and in which words the newsroom offers it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsletter import mailings
from newsletter.mailings.progress import counts_of
from newsletter.mailings.states import NOT_STARTED, UNDER_WAY
from newsletter.models import Delivery, Mailing

State = Mailing.State
Words = str | Promise


@dataclass(frozen=True)
class Deed:
    """One button. ``question`` is asked before it is done; without one it is done at once."""

    name: str
    label: Words
    done: Words
    states: tuple[Mailing.State, ...]
    step: Callable[[Mailing, Any], bool]
    question: Words = ""
    icon: str = ""
    serious: bool = False
    first: bool = False
    fits: Callable[[Mailing], bool] = lambda mailing: True

    def is_offered(self, mailing: Mailing) -> bool:
        return mailing.state in self.states and self.fits(mailing)


def _has_uncertain(mailing: Mailing) -> bool:
    return not mailing.counts and counts_of(mailing)[Delivery.State.UNCERTAIN] > 0


DEEDS = (
    Deed(
        name="send",
        label=_("Send now"),
        done=_("Sending has begun."),
        question=_("Send this issue now? What is sent cannot be called back."),
        states=(State.READY, State.SCHEDULED),
        step=mailings.send_now,
        icon="mail",
        first=True,
    ),
    Deed(
        name="without-missing",
        label=_("Send without what is missing"),
        done=_("It can be sent in the languages that are there."),
        question=_(
            "Send this issue without the language that is missing? Its readers get it in the other "
            "language, and a sentence says so. A language that is published before sending begins "
            "is sent all the same."
        ),
        states=(State.INCOMPLETE,),
        step=mailings.send_without_missing,
        fits=lambda mailing: bool(mailing.languages),
    ),
    Deed(
        name="wait-for-missing",
        label=_("Wait for all languages"),
        done=_("It waits for all languages."),
        states=(State.READY, State.SCHEDULED),
        step=mailings.wait_for_missing,
        fits=lambda mailing: mailing.without_missing,
    ),
    Deed(
        name="unschedule",
        label=_("Lift the schedule"),
        done=_("The schedule is lifted."),
        states=(State.SCHEDULED,),
        step=mailings.unschedule,
        icon="calendar",
    ),
    Deed(
        name="pause",
        label=_("Pause"),
        done=_("Sending pauses. Mails that are just on their way still arrive."),
        states=(State.SENDING, State.WAITING),
        step=mailings.pause,
        first=True,
    ),
    Deed(
        name="resume",
        label=_("Go on"),
        done=_("Sending goes on."),
        states=(State.PAUSED, State.STOPPED, State.WAITING),
        step=mailings.resume,
        icon="resubmit",
        first=True,
    ),
    Deed(
        name="repeat",
        label=_("Repeat what is uncertain"),
        done=_("What was uncertain is sent once more."),
        question=_(
            "Send the uncertain mails once more? Who has got one already gets it twice; most mail "
            "programs show it once, because it is the same message."
        ),
        states=(State.SENDING, State.SENT),
        step=mailings.repeat_uncertain,
        icon="rotate",
        fits=_has_uncertain,
    ),
    Deed(
        name="cancel",
        label=_("Cancel this mailing"),
        done=_("The mailing is cancelled."),
        question=_(
            "Cancel this mailing for good? Who has got it by now keeps it; nobody else does."
        ),
        states=UNDER_WAY,
        step=mailings.cancel,
        icon="cross",
        serious=True,
    ),
    Deed(
        name="do-not-send",
        label=_("Do not send"),
        done=_("This issue will not be sent."),
        question=_("Not send this issue to this edition? You can offer it again later."),
        states=NOT_STARTED,
        step=mailings.cancel,
        icon="cross",
        serious=True,
    ),
    Deed(
        name="offer-again",
        label=_("Offer again"),
        done=_("The issue can be sent again."),
        states=(State.CANCELLED,),
        step=mailings.offer_again,
        fits=lambda mailing: mailing.started_at is None,
    ),
)


def offered(mailing: Mailing) -> list[Deed]:
    """What can be done with ``mailing`` now, in the order of the buttons."""
    return [deed for deed in DEEDS if deed.is_offered(mailing)]


def deed_called(name: str) -> Deed | None:
    return next((deed for deed in DEEDS if deed.name == name), None)
