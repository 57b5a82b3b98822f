"""One sender: takes mails from the ledger and carries them out, one at a time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from newsletter.secrets.keys import Keyring, KeysError, read_keys
from newsletter.secrets.sealing import UnreadableError, open_sealed
from newsletter.secrets.tokens import MessageIds, Purpose, envelope_token, link_token
from newsletter.sending.envelope import return_path
from newsletter.sending.job import Job
from newsletter.sending.lease import Lease
from newsletter.sending.ledger import Ledger
from newsletter.sending.outcome import ENDS_CONNECTION, Outcome, Verdict
from newsletter.sending.settling import Claim, Settlement, State, settle
from newsletter.sending.transports import ConnectError, Post, Transport

BLOCK = 50
"""How many mails are claimed at once."""
TROUBLES_IN_A_ROW = 3
FAILURES_IN_A_ROW = 10
"""So many refusals one after the other are not about the addresses but about us."""
LONGEST_SLEEP = 0.5
REFUSALS = frozenset({Verdict.FAILED, Verdict.REFUSED, Verdict.GONE})
UNREADABLE = Outcome(Verdict.FAILED, status="unreadable")


class Ending(IntEnum):
    """Why a sender ends, as the exit status of its process; 1 and others are faults of ours."""

    NOTHING_DUE = 0
    UNREACHABLE = 10
    HALTED = 11
    NEEDS_TEMPLATES = 12
    CALLED_BACK = 13


class HaltError(Exception):
    """Ends the run from anywhere within."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.name)
        self.ending = ending


@dataclass
class Sender:
    """``called_back`` is asked before each mail whether to go home."""

    job: Job
    ledger: Ledger
    transport: Transport
    called_back: Callable[[], bool] = lambda: False
    said: str = field(default="", init=False)
    """The last words of a server that cannot be reached."""

    def __post_init__(self) -> None:
        self.keyring: Keyring = read_keys(self.job.keys)
        self.troubles = 0
        self.unlucky = 0
        """Refusals for good since the last mail that was taken."""
        self._doubtful: list[Claim] = []
        self._gone: list[Claim] = []
        """Addresses that are said not to exist; believed once another mail has been taken."""
        self._refusal: tuple[str, str] | None = None
        self._next_at = 0.0

    def run(self) -> Ending:
        """Sends until nothing is due, or nothing can be sent; never raises for a mail server."""
        try:
            self.message_ids = MessageIds(self.keyring[self.job.key], self.job.domain)
            while True:
                self.ledger.recover()
                block = self.ledger.claim(BLOCK)
                if not block:
                    return Ending.CALLED_BACK if self.called_back() else Ending.NOTHING_DUE
                self._carry(block)
        except HaltError as halt:
            return halt.ending
        except KeysError as error:
            self.ledger.stop("fault", str(error))
            return Ending.HALTED
        finally:
            self._give_up_gone()
            self.ledger.release()
            self.transport.close()

    def _carry(self, block: list[Claim]) -> None:
        done: Settlement | None = None
        try:
            for claim in block:
                if done is not None and self._may_take_long():
                    self.ledger.turn(done, None)
                    done = None
                recipient = self._ready_for(claim)
                # Read before the ledger is asked: the lease counts from here at the latest.
                lease = Lease(self.job.pace.lease)
                fenced, done = self.ledger.turn(done, claim), None
                if not fenced:
                    if not self.ledger.is_sending():
                        raise HaltError(Ending.HALTED)
                    continue
                outcome = self._sent(claim, recipient, lease) if recipient else UNREADABLE
                done = settle(claim, outcome, self.ledger.rules)
                ending = self._ending_after(claim, outcome, done)
                if ending is not None:
                    raise HaltError(ending)
        finally:
            if done is not None:
                self.ledger.turn(done, None)
            if self._refusal is not None:
                self.ledger.reopen(self._doubtful + self._gone)
                self.ledger.stop(*self._refusal)
                self._gone = []

    def _ready_for(self, claim: Claim) -> str | None:
        """The address, once nothing can go wrong any more that is not about this mail alone.

        ``None`` where it cannot be read.
        """
        if self.called_back():
            raise HaltError(Ending.CALLED_BACK)
        if (claim.languages, claim.language) not in self.job.templates:
            raise HaltError(Ending.NEEDS_TEMPLATES)
        self._keep_pace()
        try:
            recipient = open_sealed(claim.sealed, claim.subscriber, self.keyring)
        except UnreadableError:
            return None
        try:
            self.transport.open()
        except ConnectError as error:
            if error.outcome.verdict is Verdict.MISCONFIGURED:
                self._refusal = ("settings", error.outcome.said)
                raise HaltError(Ending.HALTED) from None
            self.said = error.outcome.said
            raise HaltError(Ending.UNREACHABLE) from None
        return recipient

    def _sent(self, claim: Claim, recipient: str, lease: Lease) -> Outcome:
        bounce = envelope_token(claim.subscriber, self.keyring)
        return self.transport.send(
            Post(
                template=self.job.templates[claim.languages, claim.language],
                recipient=recipient,
                message_id=self.message_ids.for_subscriber(self.job.mailing, claim.subscriber),
                token=link_token(Purpose.LEAVE, claim.subscriber, self.keyring),
                returns_to=return_path(self.job.returns_to, bounce),
                lease=lease,
            )
        )

    def _ending_after(self, claim: Claim, outcome: Outcome, done: Settlement) -> Ending | None:
        """Whether the run ends with what the server said of this one mail."""
        self.troubles = self.troubles + 1 if outcome.verdict in ENDS_CONNECTION else 0
        if self.troubles >= TROUBLES_IN_A_ROW:
            self.said = outcome.said
            return Ending.UNREACHABLE
        if outcome.verdict is Verdict.MISCONFIGURED:
            self._refusal = ("settings", outcome.said)
            return Ending.HALTED
        if outcome.verdict is Verdict.REFUSED and done.state is State.PENDING:
            self._refusal = ("refused", outcome.said)
            return Ending.HALTED
        if outcome.verdict in REFUSALS:
            self.unlucky += 1
            if outcome.verdict is Verdict.GONE:
                self._gone.append(claim)
            elif outcome.verdict is Verdict.FAILED and not claim.status:
                self._doubtful.append(claim)
            if self.unlucky >= FAILURES_IN_A_ROW:
                self._refusal = ("refused", outcome.said)
                return Ending.HALTED
        elif outcome.verdict is Verdict.SENT:
            self.unlucky, self._doubtful = 0, []
            self._give_up_gone()
        return None

    def _give_up_gone(self) -> None:
        gone, self._gone = self._gone, []
        self.ledger.suppress(gone)

    def _may_take_long(self) -> bool:
        """Whether there is something to wait for before the next mail can be in flight."""
        return bool(self.job.rate) or not self.transport.is_open

    def _keep_pace(self) -> None:
        """Sleeps until the next mail may go; in short pieces, to hear when called back."""
        if not self.job.rate:
            return
        while (left := self._next_at - time.monotonic()) > 0:
            time.sleep(min(left, LONGEST_SLEEP))
            if self.called_back():
                raise HaltError(Ending.CALLED_BACK)
        self._next_at = max(self._next_at, time.monotonic()) + 1 / self.job.rate
