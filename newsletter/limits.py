"""How many may sign up: from one network, with one address, and altogether."""

from django.conf import settings
from django.http import HttpRequest

from limits.counting import Limit, seconds_to_wait
from limits.networks import network_of_request
from newsletter.addresses import Address
from newsletter.keyring import keyring
from newsletter.secrets.sealing import index_of


def seconds_until_sign_up(request: HttpRequest, address: Address) -> int:
    """Counts one sign-up; 0 if it may go on, else the seconds until the next one may.

    An address is counted by its keyed hash, whether it is known or not, and it is counted only
    where its network may go on; all together only where the address may.
    """
    counted = {
        "network": network_of_request(request),
        "address": index_of(address.key, keyring().newest).hex(),
        "everybody": "",
    }
    for kind, whose in counted.items():
        limit = Limit(*settings.NEWSLETTER_LIMITS[kind])
        if seconds := seconds_to_wait(f"newsletter.{kind}", limit, whose):
            return seconds
    return 0
