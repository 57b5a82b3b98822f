"""How often one network may search, counted without keeping anybody's address.

What is counted stands in the cache under a keyed hash of the day and the reader's network, so that
who sees the cache cannot tell who searched, and not even that somebody came back the next day.
"""

import time
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Literal, NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

Kind = Literal["search", "suggestions"]

SALT = "search.limits"
# What a household or an office gets of addresses, and what a mobile provider hides readers behind.
PREFIX_BITS = {4: 24, 6: 48}


class Limit(NamedTuple):
    """So many requests of one network in so many seconds."""

    requests: int
    seconds: int


def seconds_to_wait(request: HttpRequest, kind: Kind) -> int:
    """Counts ``request``; 0 if it may be answered, else the seconds until the next one may be."""
    limit = Limit(*settings.SEARCH_LIMITS[kind])
    now = time.time()
    window, passed = divmod(int(now), limit.seconds)
    left = limit.seconds - passed
    key = f"{SALT}.{kind}.{window}.{_code_of(network_of(address_of(request)), now)}"
    return left if _count(key, left) > limit.requests else 0


def address_of(request: HttpRequest) -> str:
    """The address that the request came from; what a reader may have forged is not looked at.

    Each of ``PROXIES_IN_FRONT`` proxies adds, at the right of X-Forwarded-For, the address that it
    was asked from. Fewer addresses than proxies: the last proxy's own address.
    """
    address: str = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.PROXIES_IN_FRONT
    if not proxies:
        return address
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return forwarded[-proxies] if len(forwarded) >= proxies and forwarded[-proxies] else address


def network_of(address: str) -> str:
    """The network around ``address``: 24 bits of IPv4, 48 of IPv6; "" for what is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    network = ip_network((int(found), PREFIX_BITS[found.version]), strict=False)
    return str(network)


def _code_of(network: str, now: float) -> str:
    """A code of ``network`` for the day of ``now``; without our secret key nobody can make it."""
    day = datetime.fromtimestamp(now, UTC).date()
    return salted_hmac(SALT, f"{day} {network}", algorithm="sha256").hexdigest()


def _count(key: str, seconds: int) -> int:
    """How often ``key`` was counted, this time included; forgotten after ``seconds``."""
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it was forgotten in between
        return 1
