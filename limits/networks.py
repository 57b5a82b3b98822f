"""Which network a request came from."""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# What a household or an office gets of addresses, and what a mobile provider hides readers behind.
PREFIX_BITS = {4: 24, 6: 48}
_WITH_PORT = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+))(?::\d+)?")


def network_of_request(request: HttpRequest) -> str:
    """The network around the address of ``request``; "" for one that came from no address."""
    return network_of(address_of(request))


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
    """The network around ``address``: 24 bits of IPv4, 48 of IPv6; "" for what is no address.

    Some proxies add the port: 203.0.113.7:4711, [2001:db8::1]:4711.
    """
    with_port = _WITH_PORT.fullmatch(address)
    try:
        found = ip_address((with_port[1] or with_port[2]) if with_port else address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    network = ip_network((int(found), PREFIX_BITS[found.version]), strict=False)
    return str(network)
