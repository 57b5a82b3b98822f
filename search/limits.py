"""How often one network may search."""

from typing import Literal

from django.conf import settings
from django.http import HttpRequest

from limits import counting
from limits.networks import network_of_request

Kind = Literal["search", "suggestions"]


def seconds_to_wait(request: HttpRequest, kind: Kind) -> int:
    """Counts ``request``; 0 if it may be answered, else the seconds until the next one may be."""
    limit = counting.Limit(*settings.SEARCH_LIMITS[kind])
    return counting.seconds_to_wait(kind, limit, network_of_request(request))
