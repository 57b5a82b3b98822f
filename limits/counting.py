"""How often something was asked for, counted without keeping who asked.

What is counted stands in the cache under a keyed hash of the day and of whom it is counted for, so
that who sees the cache cannot tell who came, and not even that somebody came back the next day.
"""

import time
from datetime import UTC, datetime
from typing import NamedTuple

from django.core.cache import cache
from django.utils.crypto import salted_hmac

SALT = "limits"


class Limit(NamedTuple):
    """So many requests in so many seconds."""

    requests: int
    seconds: int


def seconds_to_wait(kind: str, limit: Limit, whose: str) -> int:
    """Counts one request; 0 if it may be answered, else the seconds until the next one may be.

    ``kind`` is a name of our own, such as "search"; ``whose`` is a network or whatever else is
    counted together. It is written nowhere.
    """
    now = time.time()
    window, passed = divmod(int(now), limit.seconds)
    left = limit.seconds - passed
    key = f"{SALT}.{kind}.{window}.{_code_of(whose, now)}"
    return left if _count(key, left) > limit.requests else 0


def _code_of(whose: str, now: float) -> str:
    """A code of ``whose`` for the day of ``now``; without our secret key nobody can make it."""
    day = datetime.fromtimestamp(now, UTC).date()
    return salted_hmac(SALT, f"{day} {whose}", algorithm="sha256").hexdigest()


def _count(key: str, seconds: int) -> int:
    """How often ``key`` was counted, this time included; forgotten after ``seconds``."""
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it was forgotten in between
        return 1
