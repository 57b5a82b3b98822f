"""Sends letters to single people: the ledger in small.

Each is taken for as long as one mail can take, sent, and then its row goes, so that nothing is
left that tells who was written to.
"""

import logging
import time
from collections.abc import Iterator

from django.conf import settings

from newsletter.clock import seconds_now
from newsletter.discretion import without_words
from newsletter.keyring import keyring
from newsletter.mail.letters import PURPOSE_OF, letter_template
from newsletter.models import Letter, Subscriber
from newsletter.outgoing import domain, open_transport, pace_of_settings, returns_to
from newsletter.secrets.sealing import open_sealed
from newsletter.secrets.tokens import MessageIds, link_token
from newsletter.sending.outcome import Outcome, Verdict
from newsletter.sending.transports import ConnectError, Post

logger = logging.getLogger(__name__)

UNREACHED = frozenset({Verdict.UNREACHABLE, Verdict.MISCONFIGURED})
"""The mail server is away or does not take our mail at all: no fault of the letter."""
REFUSED = frozenset({Verdict.LATER, Verdict.REFUSED, Verdict.ABANDONED})
"""Worth another try. What had no answer may have arrived; who lost it signs up once more."""
BY_POLICY = "5.7."
"""The beginning of statuses (RFC 3463, 3.8) that speak of us, as when a relay does not know us."""
MOST_ATTEMPTS = 9
"""Two days: the link of a confirmation holds no longer."""
OVER = frozenset({Verdict.SENT, Verdict.GONE})
"""Nothing for whoever runs the site: anybody may sign up an address that does not exist."""


def send_due(within: float | None = None) -> int:
    """Sends every letter that is due, or what can be begun ``within`` so many seconds.

    Returns how many were sent. Where the mail server cannot be reached the rest waits. Not to be
    called within a transaction.
    """
    sent, begun = 0, time.monotonic()
    for letter in _taken():
        try:
            outcome = _send(letter)
        except ConnectError as error:
            outcome = error.outcome
        except Exception as error:
            logger.error("A letter was not made: %s", without_words(error))
            outcome = Outcome(Verdict.LATER)
        _settle(letter, outcome)
        if outcome is None:
            continue
        if outcome.verdict in UNREACHED:
            break
        sent += outcome.verdict is Verdict.SENT
        if within is not None and time.monotonic() - begun > within:
            break
    return sent


def _taken() -> Iterator[Letter]:
    """Letters that are due, oldest first, each from the moment on at which it belongs to us."""
    while True:
        now = seconds_now()
        due = Letter.objects.filter(due_at__lte=now, lease_until__lt=now)
        letter = due.order_by("due_at", "pk").first()
        if letter is None:
            return
        lease = now + settings.NEWSLETTER_LEASE_SECONDS
        if due.filter(pk=letter.pk).update(lease_until=lease):
            yield letter


def _send(letter: Letter) -> Outcome | None:
    """``None`` where there is nobody to write to."""
    if letter.subscriber is None:
        return None
    subscriber = Subscriber.objects.select_related("edition").filter(pk=letter.subscriber).first()
    if subscriber is None:
        return None
    kind, keys = Letter.Kind(letter.kind), keyring()
    # A new key may come between two tries; the oldest stays the same.
    *_newer, oldest = keys
    subscriber.language = letter.language
    post = Post(
        template=letter_template(kind, subscriber),
        recipient=open_sealed(subscriber.sealed, subscriber.pk, keys),
        message_id=MessageIds(oldest, domain()).for_letter(letter.pk, subscriber.pk),
        token=link_token(PURPOSE_OF[kind], subscriber.pk, keys, subscriber.forgotten_at),
        returns_to=returns_to(subscriber.pk),
    )
    with open_transport() as transport:
        return transport.send(post)


def _settle(letter: Letter, outcome: Outcome | None) -> None:
    """Deletes the letter, or has it tried again later."""
    row, pace = Letter.objects.filter(pk=letter.pk), pace_of_settings()
    if outcome is None:
        row.delete()
    elif outcome.verdict in UNREACHED:
        row.update(due_at=seconds_now() + pace.next_try(0), lease_until=0)
        if outcome.verdict is Verdict.MISCONFIGURED:
            _log("A letter waits", outcome)
    elif _is_worth_another_try(outcome) and letter.attempts < MOST_ATTEMPTS:
        due_at = seconds_now() + pace.retry(letter.attempts)
        row.update(attempts=letter.attempts + 1, due_at=due_at, lease_until=0)
    else:
        row.delete()
        if outcome.verdict not in OVER:
            _log("A letter was given up", outcome)


def _is_worth_another_try(outcome: Outcome) -> bool:
    by_policy = outcome.verdict is Verdict.FAILED and outcome.status.startswith(BY_POLICY)
    return by_policy or outcome.verdict in REFUSED


def _log(sentence: str, outcome: Outcome) -> None:
    """Without the words of the server, which may repeat an address."""
    said = f"{outcome.verdict.name} {outcome.code or ''} {outcome.status}"
    logger.error("%s: %s", sentence, " ".join(said.split()))
