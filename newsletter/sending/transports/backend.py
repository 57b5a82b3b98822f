"""Any of Django's e-mail backends, such as django-anymail's: for services that have no SMTP."""

import smtplib
import traceback
from collections.abc import Iterator
from dataclasses import replace

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from newsletter.sending.discretion import place_of, without_addresses
from newsletter.sending.outcome import Outcome, Reply, Verdict, of_recipient, of_session
from newsletter.sending.transports.interface import Closing, ConnectError, Post

TOO_MANY_REQUESTS = 429
NOT_ALLOWED = frozenset({401, 403, 404})
PERHAPS_TAKEN = frozenset({500, 502, 504, 520, 524})
"""Failed on the way, or before the answer was made; the last two are Cloudflare's."""
# Errors by name, their own or an ancestor's: django-anymail, requests and others with which it asks
# a service are not installed everywhere.
NOT_SET_UP = frozenset({"AnymailUnsupportedFeature", "ImproperlyConfigured", "ImportError"})
NOT_THIS_ONE = frozenset({"AnymailRecipientsRefused", "AnymailInvalidAddress"})
CUT_OFF = frozenset(
    {
        "ChunkedEncodingError",
        "ConnectionClosedError",
        "ConnectionError",
        "ContentDecodingError",
        "ReadTimeout",
        "SMTPServerDisconnected",
        "SSLError",
        "TimeoutError",
    }
)
NEVER_CONNECTED = frozenset(
    {
        "ConnectTimeout",
        "ConnectionRefusedError",
        "EndpointConnectionError",
        "NewConnectionError",
        "ProxyError",
        "gaierror",
    }
)
HANDSHAKE = "do_handshake"
"""Python's function for the beginning of TLS: what is cut off within it has sent nothing."""
NOT_DELIVERABLE = frozenset({"invalid", "rejected", "failed"})
"""What django-anymail calls a mail that its service will not carry."""


class BackendTransport(Closing):
    """Slower than the others, as Django builds every message anew."""

    def __init__(self, backend: str) -> None:
        self.backend = backend
        self._connection: BaseEmailBackend | None = None

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    def open(self) -> None:
        if self.is_open:
            return
        try:
            connection = get_connection(self.backend, fail_silently=False)
            connection.open()
        except Exception as error:
            raise ConnectError(_without_mail(_meaning(error, ""))) from None
        self._connection = connection

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def send(self, post: Post) -> Outcome:
        message = _message(post)
        if not post.lease.holds_for(0):
            return Outcome(Verdict.ABANDONED)
        try:
            message.connection = self._connection
            sent = message.send()
        except Exception as error:
            self.close()
            return _meaning(error, post.recipient)
        status = getattr(message, "anymail_status", None)
        refused = set(getattr(status, "status", None) or ()) & NOT_DELIVERABLE
        if refused:
            return Outcome(Verdict.FAILED, said=", ".join(sorted(refused)))
        return Outcome(Verdict.SENT if sent else Verdict.UNREACHABLE)


def _message(post: Post) -> EmailMultiAlternatives:
    parts = post.template.parts(post.message_id, post.token)
    message = EmailMultiAlternatives(
        subject=parts.subject,
        body=parts.text,
        from_email=parts.sender,
        to=[post.recipient],
        headers=parts.headers,
    )
    message.attach_alternative(parts.html, "text/html")
    # Attributes of django-anymail; other backends do not look at them. A service that cannot turn
    # its tracking off by mail is refused, unless whoever runs the site says that it is off.
    message.track_opens = False  # type: ignore[attr-defined]  # django-anymail's
    message.track_clicks = False  # type: ignore[attr-defined]  # django-anymail's
    return message


def _meaning(error: Exception, recipient: str) -> Outcome:
    """What an error of any backend means; one that we do not know may pass."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        for code, words in error.recipients.values():
            return of_recipient(_reply(code, words), recipient) or _UNKNOWN
    if isinstance(error, smtplib.SMTPResponseException):
        return of_session(_reply(error.smtp_code, error.smtp_error), recipient) or _UNKNOWN
    status: int | None = getattr(error, "status_code", None)
    said = f"{place_of(error)} {without_addresses(str(error), recipient)}"
    names = _names(error)
    if status in NOT_ALLOWED or names & NOT_SET_UP:
        return Outcome(Verdict.MISCONFIGURED, status, said=said)
    refused = status is not None and 400 <= status < 500 and status != TOO_MANY_REQUESTS
    if refused or names & NOT_THIS_ONE:
        return Outcome(Verdict.FAILED, status, said=said)
    taken = _perhaps_taken(error) if status is None else _is_no_refusal(status)
    return Outcome(Verdict.UNANSWERED if taken else Verdict.UNREACHABLE, said=place_of(error))


_UNKNOWN = Outcome(Verdict.UNREACHABLE)


def _without_mail(outcome: Outcome) -> Outcome:
    """What the same error means while there is nothing yet that could have been taken."""
    lost = outcome.verdict is Verdict.UNANSWERED
    return replace(outcome, verdict=Verdict.UNREACHABLE) if lost else outcome


def _is_no_refusal(status: int) -> bool:
    """Whether an error with this HTTP status leaves open that the mail was taken.

    With 2xx it was, but for an answer that cannot be read.
    """
    return 200 <= status < 300 or status in PERHAPS_TAKEN


def _perhaps_taken(error: BaseException) -> bool:
    """Whether the request may have left before it was cut off."""
    errors = list(_with_causes(error))
    names = frozenset().union(*map(_names, errors))
    if not names & CUT_OFF or names & NEVER_CONNECTED:
        return False
    return not any(
        frame.name == HANDSHAKE
        for each in errors
        for frame in traceback.extract_tb(each.__traceback__)
    )


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    """``error``, and what it was raised from or during."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _names(error: BaseException) -> frozenset[str]:
    return frozenset(kind.__name__ for kind in type(error).__mro__)


def _reply(code: int, words: bytes | str) -> Reply:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    status, _space, rest = text.partition(" ")
    return Reply(code, status, rest) if status.count(".") == 2 else Reply(code, "", text)
