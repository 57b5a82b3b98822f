"""What the answer of a mail server means for a mail, and for all that wait behind it.

The numbers are of RFC 5321 (reply codes) and RFC 3463 (enhanced status codes).
"""

from dataclasses import dataclass
from enum import Enum, auto

from newsletter.sending.discretion import without_addresses

SERVICE_CLOSES = 421
NO_SUCH_ADDRESS = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"})
"""No such mailbox, no such host, no such form, moved away, takes no mail (RFC 7505). Others of
5.1 speak of the sender's address, or of nobody's in particular."""


class Verdict(Enum):
    SENT = auto()
    LATER = auto()
    """Refused for now: tried again in half an hour or more."""
    GONE = auto()
    """The address does not exist: once it is certain that not all are told so, nobody writes to
    it again."""
    FAILED = auto()
    """Refused for good, this mail to this address."""
    REFUSED = auto()
    """The content or we ourselves are unwelcome: the next mail would be refused like this one."""
    MISCONFIGURED = auto()
    """The server does not know us: password, sender or encryption are wrong."""
    UNREACHABLE = auto()
    """Nobody there, or gone before the final dot: this mail was not sent, and nobody's fault."""
    UNANSWERED = auto()
    """No answer after the final dot: it may have been sent."""
    ABANDONED = auto()
    """Given up before the final dot, because another sender may already have this mail."""


ENDS_CONNECTION = frozenset({Verdict.UNREACHABLE, Verdict.UNANSWERED, Verdict.ABANDONED})


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: reply code, enhanced status such as ``5.1.1`` or empty, and the words."""

    code: int
    status: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``said`` holds the server's words for an editor, without any address."""

    verdict: Verdict
    code: int | None = None
    status: str = ""
    said: str = ""


def of_recipient(reply: Reply, recipient: str) -> Outcome | None:
    """What the answer to RCPT means; ``None`` when it is accepted."""
    if reply.code < 400:
        return None
    if reply.code == SERVICE_CLOSES:
        return _outcome(Verdict.UNREACHABLE, reply, recipient)
    if reply.code < 500:
        return _outcome(Verdict.LATER, reply, recipient)
    return _outcome(
        Verdict.GONE if reply.status in NO_SUCH_ADDRESS else Verdict.FAILED, reply, recipient
    )


def of_content(reply: Reply, recipient: str) -> Outcome:
    """What the answer to DATA, or to the final dot, means."""
    if reply.code < 400:
        return Outcome(Verdict.SENT, reply.code, reply.status)
    if reply.code == SERVICE_CLOSES:
        return _outcome(Verdict.UNREACHABLE, reply, recipient)
    if reply.code < 500:
        return _outcome(Verdict.LATER, reply, recipient)
    if reply.status in NO_SUCH_ADDRESS:
        return _outcome(Verdict.GONE, reply, recipient)
    refused = reply.status.startswith("5.7.")
    return _outcome(Verdict.REFUSED if refused else Verdict.FAILED, reply, recipient)


def of_session(reply: Reply, recipient: str = "") -> Outcome | None:
    """What the answer to anything before RCPT means; ``None`` when all is well.

    For now (4xx) the server is as good as away; for good (5xx) it does not want us.
    """
    if reply.code < 400:
        return None
    verdict = Verdict.UNREACHABLE if reply.code < 500 else Verdict.MISCONFIGURED
    return _outcome(verdict, reply, recipient)


def _outcome(verdict: Verdict, reply: Reply, recipient: str) -> Outcome:
    said = f"{reply.code} {reply.status} {without_addresses(reply.text, recipient)}"
    return Outcome(verdict, reply.code, reply.status, " ".join(said.split()))
