"""What every mail has around its text: who it is from, and the headers of a list."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from newsletter.models import Edition
from newsletter.outgoing import sender_address

Headers = tuple[tuple[str, str], ...]


def sender_name(edition: Edition) -> str:
    """In the active language; a neutral envelope does not name the site."""
    return _("Weekly letter") if edition.neutral else _("Situation in Belarus")


def ascii_sender() -> str:
    """The address of the sender, its domain as the DNS has it."""
    mailbox, at, domain = sender_address().rpartition("@")
    return mailbox + at + domain.encode("idna").decode("ascii")


def headers_of(
    edition: Edition, languages: Sequence[str], *, leave: str = "", by_itself: bool = False
) -> Headers:
    """The headers of a list: RFC 2919, 2369, 8058 and 3834.

    ``leave`` is the address at which one click leaves the list; ``by_itself`` says that a program
    wrote, because of what somebody did.
    """
    domain = ascii_sender().rpartition("@")[2] or "localhost"
    headers = [("List-Id", f"<{edition.code}.newsletter.{domain}>")]
    if leave:
        headers += [
            ("List-Unsubscribe", f"<{leave}>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]
    headers.append(("Auto-Submitted", "auto-generated") if by_itself else ("Precedence", "bulk"))
    return (*headers, ("Content-Language", ", ".join(languages)))
