"""What becomes of a mail in the ledger once the mail server has spoken, or has not."""

from dataclasses import dataclass, field
from enum import IntEnum
from uuid import UUID

from newsletter.sending.outcome import Outcome, Verdict
from newsletter.sending.pace import Pace

MOST_REPEATS = 5
"""So often a mail is sent again because its sender died; then something is wrong with it."""
UNANSWERED = "unanswered"
"""Stands as the status of a mail that once had no answer: it is not repeated for that again."""


class State(IntEnum):
    """As in ``newsletter.models.delivery``, which would be too heavy to import."""

    PENDING = 0
    IN_FLIGHT = 1
    SENT = 2
    DEFERRED = 3
    SUPPRESSED = 4
    FAILED = 5
    UNCERTAIN = 6


@dataclass(frozen=True, slots=True)
class Claim:
    """One mail that a sender has taken. ``waited`` is seconds since its first refusal."""

    row: int
    subscriber: UUID
    sealed: bytes = field(repr=False)
    languages: str
    language: str
    attempts: int = 0
    repeats: int = 0
    waited: float = 0
    status: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a row changes: ``delay`` is seconds until it is due, the numbers are added."""

    claim: Claim
    state: State
    delay: float = 0
    attempts: int = 0
    repeats: int = 0
    code: int | None = None
    status: str = ""
    forget: bool = False
    """Whether the subscriber goes, and the address is never written to again."""


@dataclass(frozen=True)
class Rules:
    pace: Pace
    hold: bool = False
    """Whether a mail that may have been sent is left for an editor to decide."""


def settle(claim: Claim, outcome: Outcome, rules: Rules) -> Settlement:
    known = {"code": outcome.code, "status": outcome.status[:12]}
    match outcome.verdict:
        case Verdict.SENT:
            return Settlement(claim, State.SENT, **known)
        case Verdict.LATER:
            delay = rules.pace.retry(claim.attempts)
            over = claim.waited + delay > rules.pace.give_up_after
            state = State.FAILED if over else State.DEFERRED
            return Settlement(claim, state, delay, attempts=1, **known)
        case Verdict.GONE:
            return Settlement(claim, State.SUPPRESSED, forget=True, **known)
        case Verdict.FAILED:
            return Settlement(claim, State.FAILED, **known)
        case Verdict.REFUSED:
            if was_refused(claim):
                return Settlement(claim, State.FAILED, **known)
            return Settlement(claim, State.PENDING, rules.pace.repeat_after, **known)
        case Verdict.UNANSWERED:
            return _unanswered(claim, rules)
    return Settlement(claim, State.PENDING, status=claim.status)


def was_refused(claim: Claim) -> bool:
    """Whether this mail has stopped the mailing before: a second time says it is about this one."""
    return claim.status.startswith("5.7.")


def _unanswered(claim: Claim, rules: Rules) -> Settlement:
    if rules.hold or claim.status == UNANSWERED or claim.repeats >= MOST_REPEATS:
        return Settlement(claim, State.UNCERTAIN, status=UNANSWERED)
    return Settlement(
        claim, State.PENDING, rules.pace.repeat_after, repeats=1, status=UNANSWERED
    )
