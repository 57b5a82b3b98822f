"""Asking whoever runs a command for an address, so that it stands in no history of a shell."""

import sys

from django.core.management.base import CommandError

from newsletter.addresses import Address, AddressError, read_address

QUESTION = "E-mail address: "


def asked_address() -> Address:
    """The address typed at the prompt, or the first line of standard input.

    Raises ``CommandError`` where none is given; it does not repeat what was typed.
    """
    try:
        text = input(QUESTION if sys.stdin.isatty() else "")
    except EOFError:
        raise CommandError("No address was given.") from None
    try:
        return read_address(text)
    except AddressError as error:
        raise CommandError(str(error)) from None
