"""Where mail that cannot be delivered comes back to."""

LONGEST_LOCAL_PART = 64
"""Octets before the @ (RFC 5321, 4.5.3.1.1)."""


def return_path(mailbox: str, token: str) -> str:
    """``mailbox`` with the signed ``token`` after a plus, by which a bounce is known.

    A mailbox whose name leaves no room for it is used as it is: mail matters more than bounces.
    """
    local, _at, domain = mailbox.rpartition("@")
    signed = f"{local}+{token}"
    return f"{signed}@{domain}" if len(signed.encode()) <= LONGEST_LOCAL_PART else mailbox
