"""What a message in the bounce mailbox says, and of whom.

Delivery reports are read as RFC 3464 writes them, complaints as RFC 5965 does. Whom a report is
about is never taken from an address in it, which anybody could have written, but from a token that
we signed: for a delivery report in the address it was sent to, for a complaint also in what it
quotes of our mail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import Enum
from uuid import UUID

from newsletter.bounces.address import has_token, subscriber_in
from newsletter.bounces.statuses import says_no_such_address, status_in
from newsletter.keyring import keyring
from newsletter.secrets.tokens import LINK_LENGTH, Purpose, read_link

SENT_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "To")
LINK = re.compile(rf"(?<![\w-])([\w-]{{{LINK_LENGTH}}})(?![\w-])", re.ASCII)


class Kind(Enum):
    NO_SUCH_ADDRESS = "no such address"
    COMPLAINT = "complaint"
    REFUSED = "refused for another reason"
    LATER = "not yet delivered"
    AUTOMATIC = "automatic answer"
    FORGED = "forged"
    OTHER = "something else"


@dataclass(frozen=True)
class Report:
    """``subscriber`` is there for every kind but ``FORGED`` and ``OTHER``."""

    kind: Kind
    subscriber: UUID | None = None


def read_report(received: bytes) -> Report:
    """Reads a message, or the beginning of a long one."""
    message = message_from_bytes(received)
    sent_to = _values(message, SENT_TO)
    kind, subscriber = _kind_of(message), subscriber_in(sent_to)
    if kind is Kind.COMPLAINT and subscriber is None:
        subscriber = _subscriber_quoted(message)
    if subscriber is not None:
        return Report(kind, subscriber if kind is not Kind.OTHER else None)
    claims = has_token(sent_to) or kind is Kind.COMPLAINT
    return Report(Kind.FORGED if claims else Kind.OTHER)


def _kind_of(message: Message) -> Kind:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            return _kind_of_delivery(_blocks(part))
        if part.get_content_type() == "message/feedback-report":
            found = {_said(block, "Feedback-Type") for block in _blocks(part)}
            return Kind.COMPLAINT if "abuse" in found else Kind.OTHER
    automatic = _said(message, "Auto-Submitted", absent="no")
    return Kind.OTHER if automatic.startswith("no") else Kind.AUTOMATIC


def _kind_of_delivery(blocks: list[Message]) -> Kind:
    kinds = {_kind_of_recipient(block) for block in blocks if block.get("Action")}
    for kind in (Kind.NO_SUCH_ADDRESS, Kind.REFUSED, Kind.LATER):
        if kind in kinds:
            return kind
    return Kind.AUTOMATIC


def _kind_of_recipient(block: Message) -> Kind:
    action = _said(block, "Action")
    if action == "delayed":
        return Kind.LATER
    if action != "failed":
        return Kind.AUTOMATIC
    status = status_in(_said(block, "Status"))
    if not status or status.endswith(".0.0"):
        # Some servers say more in the words of the other side than in their own code.
        status = status_in(_said(block, "Diagnostic-Code")) or status
    return Kind.NO_SUCH_ADDRESS if says_no_such_address(status) else Kind.REFUSED


def _subscriber_quoted(message: Message) -> UUID | None:
    """Whom the mail that a complaint quotes was sent to."""
    for part in message.walk():
        found = subscriber_in(_values(part, ("Original-Mail-From", "Return-Path")))
        if found is not None:
            return found
        for match in LINK.finditer(_values(part, ("List-Unsubscribe",))):
            found = read_link(Purpose.LEAVE, match[1], keyring())
            if found is not None:
                return found
    return None


def _blocks(part: Message) -> list[Message]:
    """The groups of fields of a report; a broken one may have none."""
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if part.is_multipart() else []


def _said(message: Message, name: str, absent: str = "") -> str:
    """The first header of that name, in small letters."""
    # A header with bytes that are no ASCII comes as an object, not as a string.
    return str(message.get(name, absent)).strip().lower()


def _values(message: Message, names: tuple[str, ...]) -> str:
    return "\n".join(_all_of(message, names))


def _all_of(message: Message, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from (re.sub(r"\s+", " ", str(value)) for value in message.get_all(name, []))
