"""Any of Django's e-mail backends, such as django-anymail's: for services that have no SMTP."""

import smtplib

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from newsletter.sending.discretion import place_of, without_addresses
from newsletter.sending.outcome import Outcome, Reply, Verdict, of_recipient, of_session
from newsletter.sending.transports.interface import Closing, ConnectError, Post

TOO_MANY_REQUESTS = 429
NOT_ALLOWED = frozenset({401, 403, 404})
# Names of django-anymail's errors: it is not installed everywhere.
NOT_SET_UP = frozenset({"AnymailUnsupportedFeature", "AnymailConfigurationError"})
NOT_THIS_ONE = frozenset({"AnymailRecipientsRefused", "AnymailInvalidAddress"})
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
        connection = get_connection(self.backend, fail_silently=False)
        try:
            connection.open()
        except Exception as error:
            raise ConnectError(_meaning(error, "")) from None
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
    if status in NOT_ALLOWED or type(error).__name__ in NOT_SET_UP:
        return Outcome(Verdict.MISCONFIGURED, status, said=said)
    refused = status is not None and 400 <= status < 500 and status != TOO_MANY_REQUESTS
    if refused or type(error).__name__ in NOT_THIS_ONE:
        return Outcome(Verdict.FAILED, status, said=said)
    return Outcome(Verdict.UNREACHABLE, said=place_of(error))


_UNKNOWN = Outcome(Verdict.UNREACHABLE)


def _reply(code: int, words: bytes | str) -> Reply:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    status, _space, rest = text.partition(" ")
    return Reply(code, status, rest) if status.count(".") == 2 else Reply(code, "", text)
