"""The address to which mail servers report, and the subscriber that a report is about."""

import re
from uuid import UUID

from newsletter.keyring import keyring
from newsletter.outgoing import bounces_mailbox
from newsletter.secrets.tokens import ENVELOPE_LENGTH, read_envelope

LONGEST_LOCAL_PART = 64
"""Octets (RFC 5321, 4.5.3.1.1). Without a bound, a long header takes time that grows squared."""


def has_token(text: str) -> bool:
    """Whether ``text`` holds the bounce address with something after its plus, signed or not."""
    return _pattern(rf"[^@\s<>,]{{1,{LONGEST_LOCAL_PART}}}").search(text) is not None


def subscriber_in(text: str) -> UUID | None:
    """The first subscriber whose signed bounce address stands in ``text``, a header's value."""
    found = _pattern(rf"[a-z2-7]{{{ENVELOPE_LENGTH}}}").finditer(text)
    read = (read_envelope(match[1].lower(), keyring()) for match in found)
    return next((subscriber for subscriber in read if subscriber), None)


def _pattern(token: str) -> re.Pattern[str]:
    local, _at, domain = bounces_mailbox().rpartition("@")
    before, after = re.escape(f"{local}+"), re.escape(f"@{domain}")
    return re.compile(rf"(?<![\w.+-]){before}({token}){after}(?![\w.-])", re.IGNORECASE)
