"""How far a mailing has come."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Min

from newsletter.clock import seconds_now
from newsletter.models import Delivery, Mailing, Subscriber

State = Delivery.State
NOW = (State.PENDING, State.IN_FLIGHT)
OPEN = (*NOW, State.DEFERRED)


@dataclass(frozen=True)
class Progress:
    """``counts`` has every state. ``rate`` is in mails per second since sending last began.

    ``seconds_left`` is for what can be sent now; what was refused for the moment is tried again
    later, from ``next_at`` on, seconds since 1970. All three are ``None`` where there is nothing
    to say.
    """

    counts: Mapping[Delivery.State, int]
    rate: float | None = None
    seconds_left: float | None = None
    next_at: float | None = None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def settled(self) -> int:
        """Those of which nothing more is to be done."""
        return self.total - sum(self.counts[state] for state in OPEN)

    @property
    def share(self) -> float:
        """Settled of all, from 0 to 1; nothing to send is all of it."""
        return self.settled / self.total if self.total else 1.0

    @property
    def percent(self) -> int:
        """Rounded down, so that only what is done says 100."""
        return int(100 * self.share)


def counts_of(mailing: Mailing) -> dict[Delivery.State, int]:
    """The number of mails in each state, from the rows or what is left of them."""
    if mailing.counts:
        return {state: mailing.counts.get(state.name.lower(), 0) for state in State}
    rows = Delivery.objects.filter(mailing=mailing).values_list("state").order_by()
    found = dict(rows.annotate(Count("pk")))
    return {state: found.get(state, 0) for state in State}


def settled(mailing: Mailing) -> int:
    return Progress(counts_of(mailing)).settled


def progress(mailing: Mailing) -> Progress:
    """The progress of ``mailing``; two queries more while it is being sent."""
    counts = counts_of(mailing)
    if mailing.state != Mailing.State.SENDING:
        return Progress(counts)
    done = Progress(counts).settled + counts[State.DEFERRED] - mailing.paced_from
    elapsed = seconds_now() - mailing.paced_since
    left = sum(counts[state] for state in NOW)
    rate = done / elapsed if left and done > 0 and elapsed > 0 else None
    deferred = Delivery.objects.filter(mailing=mailing, state=State.DEFERRED)
    return Progress(
        counts,
        rate=rate,
        seconds_left=left / rate if rate else None,
        next_at=deferred.aggregate(Min("due_at"))["due_at__min"],
    )


def recipients(mailing: Mailing) -> int:
    """How many would get it if it were sent now."""
    return Subscriber.objects.confirmed().filter(edition=mailing.edition).count()
