"""The ledger: who has which mail, and what became of it.

A sender claims a block of rows for a short time, and puts up a fence before each mail: the row is
marked as in flight, if it is still the sender's own, its subscriber still there and the mailing
still being sent. Then it sends, and settles the row. What is in flight when its lease is over had a
sender that died or froze: nobody knows whether it was sent.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from newsletter.sending import statements as sql
from newsletter.sending.settling import MOST_REPEATS, Claim, Rules, Settlement, State

PATIENCE_WITH_DATABASE = (0.2, 1, 2, 5, 10, 20, 30)
"""Seconds between attempts to write down what a mail server said: it cannot be asked again."""

T = TypeVar("T")


@dataclass
class Ledger:
    """The ledger of one mailing, as ``sender`` sees it.

    ``since`` is ``paced_since`` of the mailing as it was when its mails were made: what was told
    before somebody paused it and let it go on holds no longer.
    """

    connection: BaseDatabaseWrapper
    mailing: int
    sender: str
    rules: Rules
    since: float = 0.0

    def enrol(self) -> None:
        """Writes down all subscribers of the edition, once."""
        if self._run(sql.ENROL, self.mailing) and self.connection.vendor == "postgresql":
            self._run(sql.ANALYZE)

    def claim(self, most: int) -> list[Claim]:
        """Up to ``most`` mails that are due and that nobody else has; those deferred first."""
        with self._atomic():
            rows: list[int] = []
            for state in (State.DEFERRED, State.PENDING):
                if len(rows) < most:
                    left = most - len(rows)
                    rows += [row for (row,) in self._take(state, left)]
            if not rows:
                return []
            wanted = ", ".join(map(str, rows))
            claims = [self._as_claim(row) for row in self._ask(_with(sql.CLAIMED, rows=wanted))]
            gone = set(rows) - {claim.row for claim in claims}
            if gone:
                gone_rows = ", ".join(map(str, gone))
                self._run(_with(sql.LEFT, rows=gone_rows), self.sender)
        return claims

    def turn(self, done: Settlement | None, then: Claim | None) -> bool:
        """Settles one mail and fences the next, in one transaction; whether that may be sent.

        Keeps on trying while the database is away, and raises its error when that lasts.
        """
        return self._insist(lambda: self._turned(done, then))

    def recover(self) -> None:
        """Frees what was in flight when its lease was over: to be sent again, or uncertain."""
        most = 0 if self.rules.hold else MOST_REPEATS
        self._run(sql.RECOVER, most, most, self.mailing)

    def release(self) -> None:
        """Gives back what was claimed and not sent."""
        self._run(sql.RELEASE, self.mailing, self.sender)

    def bury(self, sender: str) -> None:
        """Frees everything of a ``sender`` whose process has ended."""
        self._run(sql.BURY, self.mailing, sender)

    def reopen(self, claims: Sequence[Claim]) -> None:
        """Lets what failed be tried again, after a while."""
        rows = ", ".join(str(claim.row) for claim in claims)
        if rows:
            self._run(_with(sql.REOPEN, rows=rows), self.rules.pace.repeat_after)

    def suppress(self, claims: Sequence[Claim]) -> None:
        """Erases subscribers whose address does not exist: nobody writes to them again."""
        for claim in claims:
            self._insist(partial(self._suppressed, claim))

    def strike_out(self) -> None:
        """Marks mails to those who have left."""
        self._run(sql.STRIKE, self.mailing)

    def counts(self) -> dict[State, int]:
        return {State(state): n for state, n in self._ask(sql.COUNTS, self.mailing)}

    def is_due(self) -> bool:
        """Whether a sender would find something to do now."""
        ((due,),) = self._ask(sql.ANY_DUE, self.mailing)
        return bool(due)

    def arrangements(self) -> list[tuple[str, str]]:
        """Which languages, joined by commas, and which language of address still occur."""
        return self._ask(sql.ARRANGEMENTS, self.mailing)

    def is_sending(self) -> bool:
        """Whether the mailing is still being sent, and nobody has paused it meanwhile."""
        ((sending,),) = self._ask(sql.IS_SENDING, self.mailing, self.since)
        return bool(sending)

    def stop(self, reason: str, said: str) -> None:
        """Stops the mailing for all senders, unless somebody has changed its state already."""
        self._run(sql.STOP, reason, said, self.mailing, self.since)

    def wait(self, said: str, seconds: float) -> None:
        """Lets the mailing rest until the mail server may be back."""
        self._run(sql.WAIT, said, seconds, self.mailing, self.since)

    def take(self) -> bool:
        """Whether the mailing is to be sent and no other crew has been heard of lately."""
        return self._run(sql.TAKE, self.mailing, self.since, self.rules.pace.silent) == 1

    def beat(self) -> None:
        self._run(sql.BEAT, self.mailing)

    def progressed(self) -> None:
        """Forgets earlier trouble with the mail server."""
        self._run(sql.PROGRESS, self.mailing)

    def leave(self) -> None:
        """Says that this crew has gone."""
        self._run(sql.LEAVE, self.mailing)

    def _take(self, state: State, most: int) -> list[tuple[Any, ...]]:
        statement = sql.CLAIM[self.connection.vendor]
        return self._ask(
            statement, self.sender, self.rules.pace.claim, self.mailing, int(state), most
        )

    def _as_claim(self, row: tuple[Any, ...]) -> Claim:
        number, subscriber, sealed, *rest = row
        uuid = subscriber if isinstance(subscriber, UUID) else UUID(subscriber)
        return Claim(number, uuid, bytes(sealed), *rest)

    def _turned(self, done: Settlement | None, then: Claim | None) -> bool:
        settle = self._settle_parameters(done) if done else ()
        fence = self._fence_parameters(then) if then else ()
        if done and then and self.connection.vendor == "postgresql":
            both = f"WITH done AS ({sql.SETTLE}) {sql.FENCE}"
            return self._run(both, *settle, *fence) == 1
        with self._atomic():
            if done:
                self._run(sql.SETTLE, *settle)
            return bool(then) and self._run(sql.FENCE, *fence) == 1

    def _settle_parameters(self, done: Settlement) -> tuple[Any, ...]:
        state = int(done.state)
        return (
            *(state, done.attempts, done.repeats, done.delay, state, done.code, done.status),
            *(done.claim.row, self.sender, state),
        )

    def _fence_parameters(self, then: Claim) -> tuple[Any, ...]:
        return (self.rules.pace.lease, then.row, self.sender, self.mailing, self.since)

    def _suppressed(self, claim: Claim) -> None:
        subscriber = claim.subscriber
        key = subscriber if self.connection.vendor == "postgresql" else subscriber.hex
        with self._atomic():
            if self._run(sql.GIVE_UP, claim.row):
                for statement in (sql.SUPPRESS, *sql.FORGET):
                    self._run(statement, key)

    def _insist(self, action: Callable[[], T]) -> T:
        for pause in PATIENCE_WITH_DATABASE:
            try:
                return action()
            except (OperationalError, InterfaceError):
                if self.connection.in_atomic_block:
                    raise
                self.connection.close()
                time.sleep(pause)
        return action()

    def _atomic(self) -> transaction.Atomic:
        return transaction.atomic(using=self.connection.alias)

    def _run(self, statement: str, *values: Any) -> int:
        """Executes ``statement``; how many rows it changed."""
        with self.connection.cursor() as cursor:
            cursor.execute(self._said(statement), values)
            return cursor.rowcount

    def _ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:
            cursor.execute(self._said(statement), values)
            return cursor.fetchall()

    def _said(self, statement: str) -> str:
        return statement.replace("{now}", sql.NOW[self.connection.vendor])


def _with(statement: str, *, rows: str) -> str:
    """``rows`` are numbers of rows, which we read from the database ourselves."""
    return statement.replace("{rows}", rows)
