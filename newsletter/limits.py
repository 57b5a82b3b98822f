"""How many may sign up: from one network, with one address, and altogether."""

from django.conf import settings
from django.http import HttpRequest

from limits.counting import Limit, seconds_to_wait
from limits.networks import network_of_request
from newsletter.addresses import Address
from newsletter.keyring import keyring
from newsletter.secrets.sealing import index_of


def seconds_until_sign_up(request: HttpRequest) -> int:
    """Counts one sign-up; 0 if it may go on, else the seconds until the next one may.

    All together are counted only where the network may go on.
    """
    for kind, whose in (("network", network_of_request(request)), ("everybody", "")):
        if seconds := _seconds_to_wait(kind, whose):
            return seconds
    return 0


def has_had_its_letters(address: Address) -> bool:
    """Counts one sign-up with ``address``, by its keyed hash, whether it is known or not.

    True once it is to get no more letters today. Nobody may be told: it would say that somebody
    has entered this address.
    """
    return _seconds_to_wait("address", index_of(address.key, keyring().newest).hex()) > 0


def _seconds_to_wait(kind: str, whose: str) -> int:
    limit = Limit(*settings.NEWSLETTER_LIMITS[kind])
    return seconds_to_wait(f"newsletter.{kind}", limit, whose)
