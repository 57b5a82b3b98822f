"""Which states of a mailing go together."""

from newsletter.models import Mailing

NOT_STARTED = (Mailing.State.INCOMPLETE, Mailing.State.READY, Mailing.State.SCHEDULED)
AT_WORK = (Mailing.State.SENDING, Mailing.State.WAITING)
UNDER_WAY = (*AT_WORK, Mailing.State.PAUSED, Mailing.State.STOPPED)
OVER = (Mailing.State.SENT, Mailing.State.CANCELLED)
