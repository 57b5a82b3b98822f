"""The address to which mail servers report, and the subscriber that a report is about."""

import re
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings

from newsletter.keyring import keyring
from newsletter.secrets.tokens import read_envelope


def bounce_address() -> str:
    """``NEWSLETTER_BOUNCES_TO``, or the sender of the newsletter; without a name."""
    return parseaddr(
        settings.NEWSLETTER_BOUNCES_TO or settings.NEWSLETTER_FROM or settings.DEFAULT_FROM_EMAIL
    )[1]


def has_token(text: str) -> bool:
    """Whether ``text`` holds the bounce address with something after its plus, signed or not."""
    return _pattern("[^@\\s<>,]+").search(text) is not None


def subscriber_in(text: str) -> UUID | None:
    """The first subscriber whose signed bounce address stands in ``text``, a header's value."""
    found = _pattern("[a-z2-7]+").finditer(text)
    read = (read_envelope(match[1].lower(), keyring()) for match in found)
    return next((subscriber for subscriber in read if subscriber), None)


def _pattern(token: str) -> re.Pattern[str]:
    local, _at, domain = bounce_address().rpartition("@")
    before, after = re.escape(f"{local}+"), re.escape(f"@{domain}")
    return re.compile(rf"(?<![\w.+-]){before}({token}){after}(?![\w.-])", re.IGNORECASE)
