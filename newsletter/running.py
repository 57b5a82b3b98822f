"""One mailing at work: by one crew at a time, until nothing is due."""

import time

from newsletter import posting
from newsletter.clock import seconds_now
from newsletter.models import Mailing

SILENCE = 60
"""Seconds after which a crew that says nothing counts as gone."""
TRIES = 5
"""So many seconds the next crew waits for the last one, which may be about to end."""


def run(mailing_id: int) -> None:
    """Sends what is due of a mailing that is to be sent and that no other crew is at work on.

    Whoever finds another one at work leaves: the tick looks again when that one has ended.
    """
    from newsletter import crew

    if not _take(mailing_id):
        return
    try:
        mailing = Mailing.objects.select_related("edition").get(pk=mailing_id)
        # Nobody's confirmation waits for the end of a mailing.
        crew.send(mailing, meanwhile=posting.send_due)
    finally:
        Mailing.objects.filter(pk=mailing_id).update(heartbeat=0)


def _take(mailing_id: int) -> bool:
    """Whether this crew may work; it says that it lives by setting ``heartbeat``."""
    for attempt in range(TRIES):
        if attempt:
            time.sleep(1)
        now = seconds_now()
        sending = Mailing.objects.filter(pk=mailing_id, state=Mailing.State.SENDING)
        if sending.filter(heartbeat__lt=now - SILENCE).update(heartbeat=now):
            return True
        if not sending.exists():
            return False
    return False
