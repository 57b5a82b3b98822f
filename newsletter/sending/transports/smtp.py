"""SMTP, fast: Python's library connects, encrypts and signs in; the mail itself goes as bytes."""

import re
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from newsletter.sending.outcome import (
    ENDS_CONNECTION,
    Outcome,
    Reply,
    Verdict,
    of_content,
    of_recipient,
    of_session,
)
from newsletter.sending.transports.conversation import BrokenError, Conversation
from newsletter.sending.transports.interface import Closing, ConnectError, Post

MAILS_PER_CONNECTION = 100
START_MAIL_INPUT = 354
GONE_BEFORE_DOT = Outcome(Verdict.UNREACHABLE, said="the connection was cut")
NO_ANSWER = Outcome(Verdict.UNANSWERED, said="no answer after the end of the mail")
LEASE_OVER = Outcome(Verdict.ABANDONED)
NO_FORM_FOR_IT = Outcome(Verdict.FAILED, 553, "5.6.7")
"""Letters outside of ASCII before the @, and a server that does not know RFC 6531."""
NOT_AN_ADDRESS = Outcome(Verdict.FAILED, 553, "5.1.3")


@dataclass(frozen=True)
class Server:
    """``security`` is empty, starttls or tls, as EMAIL_USE_TLS and EMAIL_USE_SSL say it."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    security: str = ""
    certificate: str | None = None
    certificate_key: str | None = None
    own_name: str | None = None


class SmtpTransport(Closing):
    def __init__(self, server: Server, *, step: float, final: float) -> None:
        self.server, self.step, self.final = server, step, final
        self._smtp: smtplib.SMTP | None = None
        self._talk: Conversation | None = None
        self._sent = 0

    @property
    def is_open(self) -> bool:
        return self._talk is not None and self._sent < MAILS_PER_CONNECTION

    def open(self) -> None:
        if self.is_open:
            return
        self.close()
        try:
            self._smtp = self._connected()
        except (smtplib.SMTPException, OSError) as error:
            raise ConnectError(_why_not(error)) from None
        link = cast("socket.socket", self._smtp.sock)
        # The final dot travels in a packet of its own, which shall not wait for company.
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._talk, self._sent = Conversation(link, self.step), 0

    def close(self) -> None:
        """Says goodbye without waiting for an answer."""
        smtp, talk, self._smtp, self._talk = self._smtp, self._talk, None, None
        if talk is not None:
            with suppress(BrokenError):
                talk.say(b"QUIT\r\n")
        if smtp is not None:
            smtp.close()

    def send(self, post: Post) -> Outcome:
        if re.search(r"[\s<>]", post.recipient):
            return NOT_AN_ADDRESS
        self._sent += 1
        outcome = self._converse(post)
        if outcome.verdict in ENDS_CONNECTION:
            self._drop()
        return outcome

    def _converse(self, post: Post) -> Outcome:
        try:
            refused = self._envelope(post)
            if refused is not None:
                return refused
            talk = self._open_talk
            reply = talk.ask(b"DATA\r\n")
            if reply.code != START_MAIL_INPUT:
                # An answer of 2xx here would be no answer to our question.
                return of_content(reply, post.recipient) if reply.code >= 400 else GONE_BEFORE_DOT
            # No line of a filled template begins with a dot, which would have to be doubled.
            talk.say(post.template.fill(post.to, post.message_id, post.token))
            if talk.is_interrupted():
                reply = talk.hear()
                return of_content(reply, post.recipient) if reply.code >= 400 else GONE_BEFORE_DOT
        except BrokenError:
            return GONE_BEFORE_DOT
        if not post.lease.holds_for(self.final):
            return LEASE_OVER
        try:
            talk.say(b".\r\n")
            return of_content(talk.hear(self.final), post.recipient)
        except BrokenError:
            return NO_ANSWER

    def _envelope(self, post: Post) -> Outcome | None:
        """Sender and recipient, in one packet where the server takes that (RFC 2920)."""
        talk, ascii_only = self._open_talk, post.recipient.isascii()
        if not ascii_only and not self._offers("smtputf8"):
            return NO_FORM_FOR_IT
        mail = f"MAIL FROM:<{post.returns_to}>{'' if ascii_only else ' SMTPUTF8'}\r\n".encode()
        to = f"RCPT TO:<{post.recipient}>\r\n".encode()
        if self._offers("pipelining"):
            talk.say(mail + to)
            first, second = talk.hear(), talk.hear()
        else:
            first = talk.ask(mail)
            second = talk.ask(to) if first.code < 400 else first
        outcome = of_session(first, post.recipient) or of_recipient(second, post.recipient)
        if outcome is not None and outcome.verdict not in ENDS_CONNECTION:
            talk.ask(b"RSET\r\n")
        return outcome

    @property
    def _open_talk(self) -> Conversation:
        if self._talk is None:
            raise BrokenError
        return self._talk

    def _offers(self, extension: str) -> bool:
        return self._smtp is not None and self._smtp.has_extn(extension)

    def _drop(self) -> None:
        smtp, self._smtp, self._talk = self._smtp, None, None
        if smtp is not None:
            smtp.close()

    @cached_property
    def _context(self) -> ssl.SSLContext:
        """Made once: reading the certificates of the world takes a fifth of a second."""
        context = ssl.create_default_context()
        if self.server.certificate:
            context.load_cert_chain(self.server.certificate, self.server.certificate_key)
        return context

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        smtp: smtplib.SMTP
        if server.security == "tls":
            smtp = smtplib.SMTP_SSL(
                server.host, server.port, server.own_name, timeout=self.step, context=self._context
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, server.own_name, timeout=self.step)
        try:
            smtp.ehlo_or_helo_if_needed()
            if server.security == "starttls":
                smtp.starttls(context=self._context)
                smtp.ehlo()
            if server.user:
                smtp.login(server.user, server.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


def _why_not(error: Exception) -> Outcome:
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        outcome = of_session(Reply(error.smtp_code, "", text))
        return outcome or Outcome(Verdict.UNREACHABLE, error.smtp_code)
    if isinstance(error, ssl.SSLCertVerificationError | smtplib.SMTPNotSupportedError):
        said = getattr(error, "verify_message", "") or str(error)
        return Outcome(Verdict.MISCONFIGURED, said=said)
    return Outcome(Verdict.UNREACHABLE, said=type(error).__name__)
