"""Enhanced status codes of mail systems (RFC 3463)."""

import re

CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
# X.1.7 and X.1.8 are about the sender's address, X.1.9 is about a relay on the way.
NOT_ABOUT_THE_RECIPIENT = {"5.1.7", "5.1.8", "5.1.9"}


def status_in(text: str) -> str:
    """The first enhanced status code in ``text``, or ""."""
    match = CODE.search(text)
    return match[1] if match else ""


def says_no_such_address(status: str) -> bool:
    """Whether no mail will ever arrive there: 5.1.x, as far as that is about the recipient."""
    return status.startswith("5.1.") and status not in NOT_ABOUT_THE_RECIPIENT
