"""The crew that sends one mailing: senders in processes of their own, and one who watches them.

The ledger is the queue, and all that is certain stands there. A crew that dies leaves nothing to
be put right: its senders go home, and the next crew goes on where they were.
"""

import logging
import time
from collections.abc import Callable

from django.db import connection, transaction
from django.utils import timezone

from newsletter.jobs import JobMaker
from newsletter.mail.issue_mail import NothingToSendError
from newsletter.models import Mailing
from newsletter.outgoing import pace_of_settings
from newsletter.processes import SenderProcess
from newsletter.sending.discretion import place_of
from newsletter.sending.ledger import Ledger
from newsletter.sending.pace import Pace
from newsletter.sending.sender import BLOCK, Ending
from newsletter.sending.settling import Rules, State

logger = logging.getLogger(__name__)
LOOK_SECONDS = 0.1
DEATHS_WITHOUT_PROGRESS = 5
"""So many for each sender: then it is not bad luck."""
UNFINISHED = frozenset({State.PENDING, State.IN_FLIGHT, State.DEFERRED})


def send(
    mailing: Mailing,
    *,
    meanwhile: Callable[[], object] | None = None,
    pace: Pace | None = None,
) -> None:
    """Sends what is due of ``mailing``; returns when nothing more is, or it stands still.

    Does nothing unless its state is SENDING, as it was when ``mailing`` was read, and no other crew
    has been heard of for a while. When somebody pauses it this crew ends, even if it goes on at
    once: then there may be another text to send. Otherwise
    the state is SENT when all is done, WAITING with ``resume_at`` when the mail server cannot be
    reached, STOPPED with ``reason`` and ``said`` when somebody has to act, and still SENDING when
    the rest is due later. ``meanwhile`` is called every few seconds. Not to be called within a
    transaction: each step has to be certain before the next.
    """
    Crew(mailing, meanwhile, pace or pace_of_settings()).work()


class Crew:
    def __init__(
        self, mailing: Mailing, meanwhile: Callable[[], object] | None, pace: Pace
    ) -> None:
        self.mailing, self.meanwhile, self.pace = mailing, meanwhile, pace
        self.maker = JobMaker(mailing, pace)
        rules = Rules(pace, self.maker.hold)
        self.ledger = Ledger(connection, mailing.pk, "", rules, mailing.paced_since)
        self.processes: list[SenderProcess] = []
        self.last_words = ""
        self.settled = 0
        self.deaths = 0
        self._next_beat = 0.0

    def work(self) -> None:
        if not self.ledger.take():
            return
        try:
            self.ledger.enrol()
            self.ledger.strike_out()
            self.settled = self._settled()
            while self.ledger.is_sending() and self._is_due():
                if not self._round():
                    break
            self._finish()
        finally:
            for process in self.processes:
                process.call_back()
            self.ledger.leave()

    def _is_due(self) -> bool:
        self.ledger.recover()
        return self.ledger.is_due()

    def _round(self) -> bool:
        """Lets senders work until all of them have ended; whether another round makes sense."""
        if not self._prepared():
            return False
        due = sum(n for state, n in self.ledger.counts().items() if state in UNFINISHED)
        connections = min(self.mailing.edition.connections, 1 + due // BLOCK)
        self.processes = [self._start(connections) for _n in range(connections)]
        endings: set[Ending | None] = set()
        while self.processes:
            time.sleep(LOOK_SECONDS)
            self._beat()
            for process in [process for process in self.processes if process.has_ended()]:
                self.processes.remove(process)
                endings.add(self._take_leave(process, connections))
        if Ending.UNREACHABLE in endings and Ending.NOTHING_DUE not in endings:
            self._wait()
            return False
        return True

    def _prepared(self) -> bool:
        """Makes the mails; stops the mailing where that cannot be done."""
        try:
            self.maker.prepare(self.ledger.arrangements())
        except NothingToSendError:
            self.ledger.stop("withdrawn", "")
        except Exception as error:
            place = place_of(error)
            logger.error("the mail of mailing %s cannot be made: %s", self.mailing.pk, place)
            self.ledger.stop("fault", place)
        else:
            return True
        return False

    def _start(self, connections: int) -> SenderProcess:
        return SenderProcess(self.maker.job(connections))

    def _take_leave(self, process: SenderProcess, connections: int) -> Ending | None:
        """Settles what an ended sender leaves; starts another in its place if it died."""
        self.ledger.bury(process.name)
        self._note_progress()
        ending = process.ending()
        if ending is Ending.UNREACHABLE:
            self.last_words = process.last_words
        if ending is None:
            self.deaths += 1
            logger.warning(
                "a sender of mailing %s died: %s", self.mailing.pk, process.last_words or "killed"
            )
            if self.deaths > DEATHS_WITHOUT_PROGRESS * connections:
                self.ledger.stop("fault", process.last_words)
            elif self.ledger.is_sending():
                self.processes.append(self._start(connections))
        return ending

    def _note_progress(self) -> None:
        settled = self._settled()
        if settled > self.settled:
            self.settled, self.deaths = settled, 0
            self.ledger.progressed()

    def _settled(self) -> int:
        return sum(n for state, n in self.ledger.counts().items() if state not in UNFINISHED)

    def _beat(self) -> None:
        if time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + self.pace.heartbeat
        self.ledger.beat()
        self._note_progress()
        if self.meanwhile is None:
            return
        try:
            self.meanwhile()
        except Exception as error:
            # Its words, and those of its traceback, may hold an address.
            logger.error("beside mailing %s: %s", self.mailing.pk, place_of(error))

    def _wait(self) -> None:
        self.mailing.refresh_from_db(fields=["failures"])
        self.ledger.wait(self.last_words, self.pace.next_try(self.mailing.failures))

    def _finish(self) -> None:
        """Ends the mailing when each mail has met its fate."""
        self.ledger.strike_out()
        with transaction.atomic():
            # Locked, so that nobody has mails repeated between the count and the end.
            ours = Mailing.objects.select_for_update().filter(
                pk=self.mailing.pk, state=Mailing.State.SENDING, paced_since=self.ledger.since
            )
            if ours.first() and UNFINISHED.isdisjoint(self.ledger.counts()):
                ours.update(
                    state=Mailing.State.SENT, finished_at=timezone.now(), reason="", said=""
                )
