"""Reading the bounce mailbox: who gets no mail any more, and what is only counted."""

import logging
from collections import Counter

from django.core.exceptions import ImproperlyConfigured

from newsletter.bounces.mailboxes import opened
from newsletter.bounces.reports import Kind, Report, read_report
from newsletter.discretion import without_words
from newsletter.models import Suppression
from newsletter.subscribing import suppress

logger = logging.getLogger(__name__)

REASONS = {
    Kind.NO_SUCH_ADDRESS: Suppression.Reason.BOUNCE,
    Kind.COMPLAINT: Suppression.Reason.COMPLAINT,
}
LEFT_ALONE = {Kind.FORGED, Kind.OTHER}


def read_bounces(address: str, *, dry_run: bool = False) -> Counter[Kind]:
    """Reads the mailbox at ``address`` and deletes what was understood; counts what there was.

    Nothing is kept of what is only counted. Stopped half way, it may be run again: a report about
    somebody who is suppressed already changes nothing. A message that cannot be read is left alone
    and stops no other: anybody may write there. Raises ``MailboxError``.
    """
    found: Counter[Kind] = Counter()
    with opened(address) as messages:
        for message in messages:
            report = _read(message.content)
            found[report.kind] += 1
            if dry_run or report.kind in LEFT_ALONE:
                continue
            _heed(report)
            message.delete()
    return found


def _read(content: bytes) -> Report:
    try:
        return read_report(content)
    except ImproperlyConfigured:
        raise
    except Exception as error:
        logger.warning("A message among the bounces cannot be read: %s", without_words(error))
        return Report(Kind.OTHER)


def _heed(report: Report) -> None:
    reason = REASONS.get(report.kind)
    if reason is not None and report.subscriber is not None:
        suppress(report.subscriber, reason)
