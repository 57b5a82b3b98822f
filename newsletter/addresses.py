"""E-mail addresses: what readers may type, where mail goes, and when two are the same."""

import unicodedata
from dataclasses import dataclass, field

from django.utils.translation import gettext
from email_validator import EmailNotValidError, validate_email

# What copying an address from a page or a chat may leave around it, besides white space.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class AddressError(ValueError):
    """No address to which mail could go; says why in the language of the reader."""


@dataclass(frozen=True)
class Address:
    """``mailbox`` is what mail is sent to; ``key`` is the same for all spellings of one address.

    The domain of either is ASCII. The part before the @ stays as it was typed in ``mailbox``, where
    a server may tell capital letters from small ones, and is in small letters in ``key``, because
    no person does.
    """

    mailbox: str = field(repr=False)
    key: str = field(repr=False)


def read_address(text: str) -> Address:
    """The address in what a reader typed. Raises ``AddressError``.

    Nobody is asked whether it exists: a question to the DNS would tell others who subscribes here.
    """
    try:
        typed = text.strip().strip(INVISIBLE).strip()
        found = validate_email(typed, check_deliverability=False, strict=True)
    except EmailNotValidError:
        raise AddressError(_what_is_wrong(text)) from None
    mailbox = f"{found.local_part}@{found.ascii_domain}"
    return Address(mailbox, key_of(mailbox))


def key_of(mailbox: str) -> str:
    """What the index hashes of a ``mailbox`` as ``read_address`` makes it."""
    # Not ``casefold``, for which aleſ@ and ales@ would be one person.
    small = unicodedata.normalize("NFC", mailbox).lower()
    return unicodedata.normalize("NFC", small)


def _what_is_wrong(text: str) -> str:
    if not text.strip():
        return gettext("Please enter your email address")
    before, at, after = text.strip().rpartition("@")
    if not at:
        return gettext("This address has no @. Please enter a valid email address")
    if before and "." not in after:
        return gettext(
            "After the @ of this address the name of a mail server is missing or cut short. "
            "Please enter a valid email address"
        )
    return gettext("Please enter a valid email address")
