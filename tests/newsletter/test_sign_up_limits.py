"""Nobody can be flooded with our letters, and nobody's address is kept to see to that."""

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from wagtail.models import Site

from newsletter.models import Letter
from tests.newsletter.conftest import subscriber_at

TOO_MANY = {
    "be": ("Зашмат падпісак адразу", "Паспрабуйце яшчэ раз праз"),
    "ru": ("Слишком много подписок сразу", "Попробуйте ещё раз через"),
    "en": ("Too many subscriptions at once", "Try again in"),
}


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def allow(settings: Settings, network: int = 99, address: int = 99, everybody: int = 99) -> None:
    settings.NEWSLETTER_LIMITS = {
        "network": (network, 3_600),
        "address": (address, 86_400),
        "everybody": (everybody, 3_600),
    }


def sign_up(address: str, host: str = "192.0.2.1", language: str = "en", **data: str) -> Any:
    """From another network for each ``host`` with another third number."""
    return Client(REMOTE_ADDR=host).post(
        f"/{language}/newsletter/subscribe/", {"address": address, **data}
    )


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_network_that_signs_up_too_many_is_told_to_wait_in_its_language(
    site: Site, settings: Settings, language: str
) -> None:
    allow(settings, network=2)
    for number in range(2):
        assert sign_up(f"a{number}@example.org", language=language).status_code == 200
    answer = sign_up("a2@example.org", host="192.0.2.77", language=language)

    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3_600
    assert answer.headers["Cache-Control"] == "no-store"
    for words in TOO_MANY[language]:
        assert words in answer.content.decode()
    assert Letter.objects.count() == 2
    assert sign_up("a2@example.org", host="192.0.3.1", language=language).status_code == 200


def test_an_address_gets_so_many_letters_a_day_and_nobody_hears_that_it_has_had_them(
    site: Site, settings: Settings
) -> None:
    """From wherever it is entered, and however it is written."""
    allow(settings, address=2)
    spellings = ["ala@example.org", "Ala@Example.ORG", " ALA@EXAMPLE.org ", "ala@example.org"]
    answers = [
        sign_up(spelling, host=f"192.0.{number}.1") for number, spelling in enumerate(spellings)
    ]
    letters = list(Letter.objects.order_by("id").values_list("subscriber", flat=True))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert letters == [subscriber_at("ala@example.org").id] * 2 + [None] * 2
    assert sign_up("other@example.org", host="192.0.2.1").content == answers[0].content
    assert Letter.objects.filter(subscriber=subscriber_at("other@example.org").id).exists()


def test_all_together_are_limited_too(site: Site, settings: Settings) -> None:
    allow(settings, everybody=2)
    answers = [
        sign_up(f"a{number}@example.org", host=f"192.0.{number}.1").status_code
        for number in range(3)
    ]

    assert answers == [200, 200, 429]


def test_what_sends_no_letter_is_not_counted(site: Site, settings: Settings) -> None:
    allow(settings, network=1, address=1, everybody=1)
    sign_up("no address")
    sign_up("ala@mail.ru")
    sign_up("ala@example.org", stamp="of my own")

    assert sign_up("ala@example.org").status_code == 200


def test_who_fills_in_the_trap_is_counted_as_anybody(site: Site, settings: Settings) -> None:
    allow(settings, network=1)

    assert sign_up("ala@example.org", subject="x").status_code == 200
    assert sign_up("ala@example.org", subject="x").status_code == 429


def test_leaving_is_never_refused(site: Site, settings: Settings) -> None:
    allow(settings, network=0, address=0, everybody=0)
    token = "x" * 43
    for _time in range(5):
        assert Client().post(f"/en/newsletter/leave/{token}/").status_code == 404


def test_the_cache_holds_neither_the_address_nor_the_network(site: Site) -> None:
    sign_up("ala@example.org", host="192.0.2.77")
    memory = cache._connections[cache._alias]._cache  # type: ignore[attr-defined]  # the cache behind the proxy
    kept = pickle.dumps(list(memory.items())).decode("latin-1").lower()

    assert len(memory) == 3
    assert "ala" not in kept
    assert "example.org" not in kept
    assert "192.0" not in kept
