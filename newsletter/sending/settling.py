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


@dataclass(frozen=True)
class Rules:
    pace: Pace
    hold: bool = False
    """Whether a mail that may have been sent is left for an editor to decide."""


def settle(claim: Claim, outcome: Outcome, rules: Rules) -> Settlement:
    state, delay, attempts = _fate(claim, outcome.verdict, rules)
    if outcome.verdict is Verdict.UNANSWERED:
        repeats = int(state is State.PENDING)
        return Settlement(claim, state, delay, repeats=repeats, status=UNANSWERED)
    if state is State.PENDING and outcome.verdict is not Verdict.REFUSED:
        return Settlement(claim, state, status=claim.status)
    return Settlement(
        claim,
        state,
        delay,
        attempts,
        code=outcome.code,
        status=outcome.status[:12],
    )


def _fate(claim: Claim, verdict: Verdict, rules: Rules) -> tuple[State, float, int]:
    """State, seconds until it is due, and how many attempts that was."""
    pace = rules.pace
    match verdict:
        case Verdict.SENT:
            return State.SENT, 0, 0
        case Verdict.LATER:
            delay = pace.retry(claim.attempts)
            over = claim.waited + delay > pace.give_up_after
            return State.FAILED if over else State.DEFERRED, delay, 1
        case Verdict.FAILED | Verdict.GONE:
            return State.FAILED, 0, 0
        case Verdict.REFUSED if was_refused(claim):
            return State.FAILED, 0, 0
        case Verdict.REFUSED:
            return State.PENDING, pace.repeat_after, 0
        case Verdict.UNANSWERED if _had_its_chance(claim, rules):
            return State.UNCERTAIN, 0, 0
        case Verdict.UNANSWERED:
            return State.PENDING, pace.repeat_after, 0
    return State.PENDING, 0, 0


def was_refused(claim: Claim) -> bool:
    """Whether this mail has stopped the mailing before: a second time says it is about this one."""
    return claim.status.startswith("5.7.")


def _had_its_chance(claim: Claim, rules: Rules) -> bool:
    return rules.hold or claim.status == UNANSWERED or claim.repeats >= MOST_REPEATS
