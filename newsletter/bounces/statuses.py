"""Enhanced status codes (RFC 3463) in what others write."""

import re

from newsletter.sending.outcome import NO_SUCH_ADDRESS

CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


def status_in(text: str) -> str:
    """The first enhanced status code in ``text``, or ""."""
    match = CODE.search(text)
    return match[1] if match else ""


def says_no_such_address(status: str) -> bool:
    """Whether no mail will ever arrive there; the same codes count as while sending."""
    return status in NO_SUCH_ADDRESS
