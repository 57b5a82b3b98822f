"""``python -m newsletter.sending``: one sender, told on its standard input what to do.

The first line is a job; that the input ends later means that whoever gave it is gone, and the
sender goes home after the mail it has in hand. The exit status is a ``sender.Ending``.
"""

import os
import select
import signal
import sys
from types import FrameType
from typing import Any

from django.apps import apps
from django.conf import settings

from newsletter.sending.discretion import place_of
from newsletter.sending.job import Job

FAULT = 1


class Recall:
    """True once the sender shall go home."""

    def __init__(self, source: int) -> None:
        self._source, self._asked = source, False
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __call__(self) -> bool:
        if not self._asked:
            readable, _w, _x = select.select([self._source], [], [], 0)
            self._asked = bool(readable) and not os.read(self._source, 1)
        return self._asked

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True


def database_of(job: Job) -> dict[str, Any]:
    """The connection of the site, as it suits a sender."""
    database: dict[str, Any] = {**job.database, "ATOMIC_REQUESTS": False, "CONN_MAX_AGE": None}
    options = database.get("OPTIONS") or {}
    if database["ENGINE"].endswith("sqlite3"):
        # Whoever writes first says so at once: nobody waits who could be refused in the end.
        options = {"timeout": 60, **options, "transaction_mode": "IMMEDIATE"}
    elif not database.get("DISABLE_SERVER_SIDE_CURSORS"):
        # The few statements of a sender are planned once. A pooler of transactions, for which
        # that setting is made, would mix up whose plans are whose.
        options = {"server_side_binding": True, "prepare_threshold": 1, **options}
    return database | {"OPTIONS": options}


def configure(job: Job) -> None:
    """As little of Django as a connection to the database needs."""
    settings.configure(
        DATABASES={"default": database_of(job)}, USE_TZ=True, LOGGING_CONFIG=None, **job.settings
    )
    apps.populate(())


def main() -> int:
    source = sys.stdin.fileno()
    job = Job.from_line(_first_line(source))
    recall = Recall(source)
    configure(job)
    # Only now: these ask for the settings.
    from django.db import connection

    from newsletter.sending.ledger import Ledger
    from newsletter.sending.sender import Sender
    from newsletter.sending.settling import Rules
    from newsletter.sending.transports import transport_of

    rules = Rules(job.pace, job.hold)
    ledger = Ledger(connection, job.mailing, job.sender, rules, job.since)
    sender = Sender(job, ledger, transport_of(job.choice), recall)
    ending = sender.run()
    if sender.said:
        sys.stderr.write(sender.said)
    connection.close()
    return int(ending)


def _first_line(source: int) -> bytes:
    """Read without a buffer of Python's, which would hold back what comes after."""
    held = bytearray()
    while not held.endswith(b"\n"):
        piece = os.read(source, 1 << 20)
        if not piece:
            raise EOFError
        held += piece
    return bytes(held)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception as error:
        # Its words may repeat an address; where it happened is enough to find out.
        sys.stderr.write(place_of(error))
        sys.exit(FAULT)
