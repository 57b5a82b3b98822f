"""When a page was made, signed: a form on it that comes back at once was sent by a program.

Only pages that nobody stores carry a stamp; all others are functions of their address.
"""

import time

from django.core.signing import BadSignature, Signer

_SIGNER = "newsletter.stamps"


def stamp() -> str:
    """This moment, for a form to send back."""
    return Signer(salt=_SIGNER).sign(str(int(time.time() * 1_000)))


def is_old_enough(stamp: str, seconds: float) -> bool:
    """Whether ``stamp`` is ours and was made at least ``seconds`` ago."""
    try:
        made = int(Signer(salt=_SIGNER).unsign(stamp))
    except (BadSignature, ValueError):
        return False
    return time.time() * 1_000 - made >= seconds * 1_000
