"""One mailing at work, from a worker's side."""

import time
from functools import partial

from django.db import DatabaseError
from wagtail.log_actions import log

from newsletter import crew, posting
from newsletter.actions import FINISHED, STOPPED
from newsletter.clock import seconds_now
from newsletter.discretion import without_words
from newsletter.logbook import move
from newsletter.models import Mailing
from newsletter.outgoing import pace_of_settings
from newsletter.telling import tell_of_stopped

State = Mailing.State
LETTERS_SECONDS = 5.0
"""For letters at a stretch; then the crew looks after its senders again."""
TRIES = 5
"""So many seconds a crew waits for the one before it, which may be about to end."""
WRITTEN_DOWN = {State.SENT: FINISHED, State.STOPPED: STOPPED}


def run(mailing_id: int) -> None:
    """Sends what is due of a mailing, and letters meanwhile, so that no confirmation waits for it.

    Where another crew is at work it leaves: the tick looks again when that one has ended.
    """
    if not _is_free(mailing_id):
        return
    mailing = Mailing.objects.select_related("edition").get(pk=mailing_id)
    try:
        crew.send(mailing, meanwhile=partial(posting.send_due, within=LETTERS_SECONDS))
    except DatabaseError:
        # The tick tries again: a database that is away now is there later.
        raise
    except Exception as error:
        # Tried again it would fail again, and again, until somebody looks at it.
        reason, place = Mailing.Reason.FAULT, str(without_words(error))
        move(mailing, (State.SENDING,), STOPPED, state=State.STOPPED, reason=reason, said=place)
        tell_of_stopped()
        raise
    mailing.refresh_from_db()
    action = WRITTEN_DOWN.get(State(mailing.state))
    if action is not None:
        log(instance=mailing, action=action)
    tell_of_stopped()


def _is_free(mailing_id: int) -> bool:
    """Whether the mailing is to be sent and no crew says that it is at it."""
    sending = Mailing.objects.filter(pk=mailing_id, state=State.SENDING)
    silent = pace_of_settings().silent
    for attempt in range(TRIES):
        if attempt:
            time.sleep(1)
        heartbeat = sending.values_list("heartbeat", flat=True).first()
        if heartbeat is None or heartbeat < seconds_now() - silent:
            return heartbeat is not None
    return False
