"""A trial of the senders: killed, frozen, cut off, refused, while readers leave. Then the account.

The trial runs on the database of this process, against a sink in it. How often a disturbance comes
is bound to the progress of the mailing, so that a fast machine and a slow one meet as many.
"""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.db import OperationalError, connection, transaction

from newsletter.models import Delivery, Edition, Mailing, Subscriber
from newsletter.sending.settling import State
from scripts.chaos_crew import PACE
from scripts.environment import ROOT
from scripts.mail_sink import Sink
from scripts.newsletter_trial import database_url, mailing_of, subscribe

FINISHED = frozenset({State.SENT, State.SUPPRESSED, State.FAILED, State.UNCERTAIN})
FAULTS = {
    "closing_greeting": 0.02,
    "closing": 0.003,
    "mailbox_busy": 0.02,
    "mailbox_refused": 0.01,
    "content_later": 0.01,
    "cut_at_data": 0.003,
    "cut_before_dot": 0.003,
    "lost_after_dot": 0.003,
    "kept_and_cut": 0.003,
    "slow": 0.02,
}
PATIENCE = 900
CREW = (sys.executable, "-m", "scripts.chaos_crew")


@dataclass(frozen=True)
class Size:
    """How much of everything: kills of senders, of whole crews, freezes, and so on."""

    mails: int = 5000
    senders: int = 4
    kills: int = 100
    crew_kills: int = 4
    freezes: int = 8
    outages: int = 6
    leavers: int = 150


@dataclass
class Trial:
    sink: Sink
    size: Size
    dice: random.Random
    left: dict[str, float] = field(default_factory=dict)
    """Who left before their mail was in flight, and when."""
    done: dict[str, int] = field(default_factory=dict)
    frozen: dict[int, float] = field(default_factory=dict)
    """Process ids, and the moment at which each wakes up."""
    outage_until: float = 0
    crew: subprocess.Popen[bytes] | None = None

    def run(self, edition: Edition) -> "Trial":
        """Sends a mailing through everything. ``TimeoutError`` when it does not end."""
        self.readers = subscribe(edition, self.size.mails, [("be,ru", "be")])
        self.mailing = mailing_of(
            edition, UUID(int=1), edition.first_week, connections=self.size.senders
        )
        for name, share in FAULTS.items():
            setattr(self.sink.faults, name, share)
        self.sink.faults.slowness = 2
        deadline = time.monotonic() + PATIENCE
        try:
            while not self._is_over():
                if time.monotonic() > deadline:
                    raise TimeoutError
                try:
                    self._tick()
                    self._disturb()
                except OperationalError:
                    # A frozen sender may hold SQLite's only lock, until it is woken from here.
                    if not self.frozen:
                        raise
                time.sleep(self.dice.uniform(0.005, 0.05))
        finally:
            self._wake(everybody=True)
            if self.crew is not None:
                self.crew.kill()
                self.crew.wait()
        return self

    def _is_over(self) -> bool:
        self.mailing.refresh_from_db()
        return self.mailing.state == Mailing.State.SENT

    def _tick(self) -> None:
        """What the periodic command does: wakes the mailing when its time has come."""
        if self.mailing.state in {Mailing.State.WAITING, Mailing.State.STOPPED}:
            Mailing.objects.filter(pk=self.mailing.pk).exclude(state=Mailing.State.SENT).update(
                state=Mailing.State.SENDING
            )
        if self.crew is None or self.crew.poll() is not None:
            self.crew = subprocess.Popen(
                [*CREW, str(self.mailing.pk), str(self.sink.port)],
                cwd=ROOT,
                env=os.environ | {"TEST_DATABASE_URL": database_url()},
                stderr=subprocess.DEVNULL,
            )

    def _disturb(self) -> None:
        self._wake()
        progress = Delivery.objects.filter(state__in=FINISHED).count() / self.size.mails
        for name in ("kills", "crew_kills", "freezes", "outages", "leavers"):
            wanted = getattr(self.size, name)
            if self.done.get(name, 0) < wanted and self.done.get(name, 0) < progress * wanted * 1.1:
                self.done[name] = self.done.get(name, 0) + int(getattr(self, f"_{name}")())

    def _kills(self) -> bool:
        return self._signal(signal.SIGKILL) is not None

    def _freezes(self) -> bool:
        pid = self._signal(signal.SIGSTOP)
        if pid is not None:
            self.frozen[pid] = time.monotonic() + PACE.lease + self.dice.uniform(0.2, 1)
        return pid is not None

    def _crew_kills(self) -> bool:
        if self.crew is None or not self._senders():
            return False
        self.crew.kill()
        self.crew.wait()
        return True

    def _outages(self) -> bool:
        if self.sink.server is not None:
            self.sink.down()
            self.outage_until = time.monotonic() + 0.5
        return True

    def _leavers(self) -> bool:
        """Somebody leaves, and looks at once whether their mail was in flight by then."""
        reader = self.dice.choice(self.readers)
        number = self.readers.index(reader)
        if not Subscriber.objects.filter(pk=reader).delete()[0]:
            return False
        moment = time.time()
        with transaction.atomic():
            rows = Delivery.objects.filter(subscriber=reader)
            if connection.vendor == "postgresql":
                rows = rows.select_for_update()
            state = rows.values_list("state", flat=True).first()
        if state in {None, State.PENDING, State.DEFERRED}:
            self.left[f"reader{number}@example.org"] = moment
        return True

    def _wake(self, *, everybody: bool = False) -> None:
        for pid, moment in list(self.frozen.items()):
            if everybody or time.monotonic() > moment:
                del self.frozen[pid]
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
        if self.sink.server is None and time.monotonic() > self.outage_until:
            self.sink.up()

    def _signal(self, number: signal.Signals) -> int | None:
        """Sends a signal to one of the senders at work; its process id."""
        candidates = [pid for pid in self._senders() if pid not in self.frozen]
        if not candidates:
            return None
        pid = self.dice.choice(candidates)
        with suppress(ProcessLookupError):
            os.kill(pid, number)
            return pid
        return None

    def _senders(self) -> list[int]:
        """Process ids of the senders that have read their job: children of the crew (Linux)."""
        if self.crew is None or self.crew.poll() is not None:
            return []
        tasks = Path(f"/proc/{self.crew.pid}/task/{self.crew.pid}/children")
        with suppress(OSError):
            return [int(pid) for pid in tasks.read_text().split()]
        return []


@dataclass(frozen=True)
class Account:
    """What the sink and the ledger say when all is over."""

    sent: int
    repeats: int
    excuses: int
    """Kills, freezes, and mails whose answer was cut: each may cost one repeat."""
    lost: int
    """Sent, says the ledger, but the sink has nothing; or not in the ledger; or not at its end."""
    other_ids: int
    """Repeats with another Message-ID than the first."""
    after_leaving: int
    uncertain: int
    failed: int

    @property
    def holds(self) -> bool:
        broken = self.lost + self.other_ids + self.after_leaving
        return not broken and self.repeats <= self.excuses


def account_of(trial: Trial) -> Account:
    accepted: dict[str, list[str]] = {}
    for mail in trial.sink.account.accepted:
        accepted.setdefault(mail.recipient, []).append(mail.message_id)
    states = dict(Delivery.objects.values_list("subscriber", "state"))
    got = {trial.readers[int(name[6:].partition("@")[0])] for name in accepted}
    struck, done = trial.sink.faults.struck, trial.done
    cut = struck.get("kept_and_cut", 0) + struck.get("unheard", 0)
    return Account(
        sent=sum(map(len, accepted.values())),
        repeats=sum(len(ids) - 1 for ids in accepted.values()),
        excuses=done.get("kills", 0) + done.get("freezes", 0) + cut,
        lost=sum(
            state not in FINISHED or (state == State.SENT and reader not in got)
            for reader, state in states.items()
        )
        + (trial.size.mails - len(states)),
        other_ids=sum(len(set(ids)) - 1 for ids in accepted.values()),
        after_leaving=sum(
            mail.moment > trial.left.get(mail.recipient, float("inf"))
            for mail in trial.sink.account.accepted
        ),
        uncertain=sum(state == State.UNCERTAIN for state in states.values()),
        failed=sum(state == State.FAILED for state in states.values()),
    )
