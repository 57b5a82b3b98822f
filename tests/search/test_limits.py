"""A network that searches too often has to wait, and nobody's address is kept for it."""

import ipaddress
import pickle
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client, RequestFactory
from django.utils.crypto import salted_hmac
from pytest_django import Settings
from wagtail.models import Site

from limits.counting import SALT
from limits.networks import network_of
from search.limits import seconds_to_wait

MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC).timestamp()
DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def _few_and_nothing_counted(settings: Settings) -> Any:
    settings.SEARCH_LIMITS = {"search": (3, 60), "suggestions": (5, 10)}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``clock(seconds)`` says what time it is; it starts with a window."""

    def set_to(moment: float) -> None:
        monkeypatch.setattr(time, "time", lambda: moment)

    set_to(MORNING)
    return set_to


def ask(address: str, kind: Any = "search") -> int:
    return seconds_to_wait(RequestFactory().get("/", REMOTE_ADDR=address), kind)


def test_a_reader_waits_until_the_minute_is_over(clock: Any) -> None:
    assert [ask("203.0.113.7") for _time in range(4)] == [0, 0, 0, 60]
    clock(MORNING + 45)
    assert ask("203.0.113.7") == 15
    clock(MORNING + 60)
    assert ask("203.0.113.7") == 0


def test_suggestions_are_counted_by_themselves(clock: Any) -> None:
    assert [ask("203.0.113.7", "suggestions") for _time in range(6)] == [0] * 5 + [10]
    assert ask("203.0.113.7") == 0


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("203.0.113.7", "203.0.113.250", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("::ffff:203.0.113.7", "203.0.113.8", True),
        ("2001:db8:1:2::3", "2001:db8:1:ff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("unix:", "", True),
    ],
)
def test_a_network_is_counted_and_not_a_person(
    clock: Any, one: str, other: str, together: bool
) -> None:
    for _time in range(3):
        ask(one)

    assert bool(ask(other)) == together


def test_the_next_day_the_same_network_has_another_code(clock: Any) -> None:
    ask("203.0.113.7")
    today = codes()
    cache.clear()
    clock(MORNING + DAY)
    ask("203.0.113.7")

    assert len(today) == len(codes()) == 1
    assert today != codes()


def codes() -> set[str]:
    assert isinstance(cache_of_this_process(), LocMemCache)
    return {key.rpartition(".")[2] for key in cache_of_this_process()._cache}


def cache_of_this_process() -> Any:
    return cache._connections[cache._alias]  # type: ignore[attr-defined]  # the cache behind the proxy


def test_the_cache_holds_no_address_that_could_be_found_by_trying_them_all(clock: Any) -> None:
    """Without the secret key even the sixteen million networks of IPv4 lead nowhere."""
    ask("203.0.113.7")
    kept = pickle.dumps(list(cache_of_this_process()._cache.items())).decode("latin-1")
    (code,) = codes()

    assert "203.0" not in kept
    assert len(code) == 64
    known_to_a_thief = [
        salted_hmac(salt, f"{day} 203.0.113.0/24", secret=secret, algorithm="sha256").hexdigest()
        for salt in (SALT, "")
        for day in ("2026-03-01", "")
        for secret in ("", SALT)
    ]
    assert code not in known_to_a_thief
    assert ipaddress.ip_network(network_of("203.0.113.7")).num_addresses == 256


def test_nothing_is_counted_longer_than_its_window(clock: Any) -> None:
    clock(MORNING + 50)
    ask("203.0.113.7")

    (until,) = cache_of_this_process()._expire_info.values()
    assert until <= MORNING + 60


@pytest.mark.parametrize(
    ("language", "heading", "advice"),
    [
        ("be", "Зашмат запытаў адразу", "Паспрабуйце яшчэ раз праз"),
        ("ru", "Слишком много запросов сразу", "Попробуйте ещё раз через"),
        ("en", "Too many searches at once", "Try again in"),
        ("be-latn", "Zašmat zapytaŭ adrazu", "Pasprabujcie jašče raz praz"),
    ],
)
def test_who_has_to_wait_is_told_so_in_their_language(
    site: Site, client: Client, clock: Any, language: str, heading: str, advice: str
) -> None:
    for _time in range(3):
        assert client.get(f"/{language}/search/").status_code == 200

    answer = client.get(f"/{language}/search/", {"q": "x"})

    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["Cache-Control"] == "no-store"
    assert heading in answer.content.decode()
    assert advice in answer.content.decode()
    assert f'<a href="/{language}/search/?q=x">' in answer.content.decode()


def test_a_program_that_has_to_wait_is_told_so_as_data(site: Site, client: Client) -> None:
    for _time in range(3):
        assert client.get("/en/search.json", {"q": "x"}).status_code == 200

    answer = client.get("/en/search.json", {"q": "x"})

    assert answer.status_code == 429
    assert answer.headers["Retry-After"].isdigit()
    assert answer.json()["error"].startswith("Too many searches at once")


def test_who_has_to_wait_costs_the_database_nothing(
    site: Site, client: Client, django_assert_num_queries: Any
) -> None:
    for _time in range(3):
        client.get("/en/search/")

    with django_assert_num_queries(0):
        assert client.get("/en/search/").status_code == 429


def test_pages_that_are_no_search_are_not_counted(site: Site, client: Client) -> None:
    for _time in range(5):
        assert client.get("/en/about/").status_code == 200
        assert client.get("/en/search/description.xml").status_code == 200


def test_a_refused_method_is_not_counted(site: Site, client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in ("search/", "search.json", "search/suggest.json"):
        for _time in range(5):
            assert strict.post(f"/en/{address}", {"q": "x"}).status_code == 405
        assert client.get(f"/en/{address}").status_code == 200
