"""A request is counted for the network it came from, whatever it claims."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from limits.networks import address_of, network_of


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.66, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_a_reader_cannot_pass_for_another_network(
    settings: Settings, proxies: int, forwarded: str, found: str
) -> None:
    settings.PROXIES_IN_FRONT = proxies
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded}
    )

    assert address_of(request) == found


def test_two_headers_of_the_same_name_are_one_list(settings: Settings) -> None:
    """What a web server makes of several X-Forwarded-For: joined by commas, the last at the end."""
    settings.PROXIES_IN_FRONT = 1
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="203.0.113.66,198.51.100.1")

    assert address_of(request) == "198.51.100.1"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.7:4711", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("[2001:db8:1:2::3]:4711", "2001:db8:1::/48"),
        ("[2001:db8:1:2::3]", "2001:db8:1::/48"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("unknown", ""),
        ("203.0.113.7:", ""),
        ("", ""),
    ],
)
def test_a_port_is_no_part_of_an_address(address: str, network: str) -> None:
    assert network_of(address) == network
