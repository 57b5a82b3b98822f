"""What was searched for is kept nowhere and told to nobody."""

import logging
import pickle
from contextlib import closing
from http.cookies import SimpleCookie
from importlib import import_module
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from wagtail.models import Site

from search import page, views
from tests import factories

CANARY = "Kanarejka"
ADDRESSES = ("/be/search/", "/be/search.json", "/be/search/suggest.json", "/be-latn/search/")


def everything_stored() -> dict[str, list[Any]]:
    """All rows of all tables."""
    tables = connection.introspection.table_names()
    rows = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # a name from the database
            rows[table] = cursor.fetchall()
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_search_is_stored_in_no_table_in_no_cache_and_in_no_log(
    site: Site, client: Client, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    factories.issue("be")
    client.get(address, {"q": "першы"})
    before = everything_stored()
    assert len(before) > 40
    caplog.clear()
    caplog.set_level(logging.DEBUG)

    for question in (CANARY, f'"{CANARY} two" -x', "Каткі"):
        answer = client.get(address, {"q": question, "section": CANARY}, follow=True)
        assert answer.status_code == 200

    after = everything_stored()
    assert {table: len(rows) for table, rows in after.items()} == {
        table: len(rows) for table, rows in before.items()
    }
    kept = repr(after) + pickle.dumps(_cached()).decode("latin-1") + caplog.text
    assert CANARY.lower() not in kept.lower()
    assert answer.cookies == SimpleCookie()
    assert not client.session.keys()


def _cached() -> list[Any]:
    return list(cache._connections[cache._alias]._cache.items())  # type: ignore[attr-defined]  # the cache behind the proxy


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_an_answer_is_kept_by_no_browser_and_no_page_hears_of_it(
    site: Site, client: Client, address: str
) -> None:
    for said in ({}, {"q": "x"}):
        headers = client.get(address, said).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "cookie" not in headers.get("Vary", "").lower()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "place", "name"),
    [
        ("/en/search/", page, "find"),
        ("/en/search.json", views, "find"),
        ("/en/search/suggest.json", views, "complete"),
    ],
)
def test_a_failure_does_not_repeat_the_question_in_the_log(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    address: str,
    place: Any,
    name: str,
) -> None:
    def fail(text: str, *_more: Any, **_options: Any) -> None:
        try:
            raise ValueError(f"bad term {text}")
        except ValueError as error:
            raise RuntimeError(f"cannot search for {text}") from error

    monkeypatch.setattr(place, name, fail)

    answer = Client(raise_request_exception=False).get(address, {"q": CANARY})

    assert answer.status_code == 500
    assert "SearchFailed: RuntimeError" in caplog.text
    assert "in fail" in caplog.text, "where it failed is to be seen"
    assert CANARY not in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/be/search", 301),
        ("/be-latn/search", 301),
        ("/search/", 404),
        ("/search", 404),
        ("/be/search/%D1%9E/", 404),
        ("/be/search/suggest.json/", 404),
    ],
)
def test_no_other_way_to_write_the_address_is_less_discreet(
    site: Site, client: Client, address: str, status: int
) -> None:
    answer = client.get(address, {"q": CANARY})

    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.django_db
def test_what_browsers_are_told_of_the_search_may_be_kept(site: Site, client: Client) -> None:
    assert "no-store" not in client.get("/be/search/description.xml").get("Cache-Control", "")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_a_process_forgets_what_it_read_in_a_question(
    site: Site, client: Client, address: str
) -> None:
    readings, words = map(import_module, ("search.analysis.readings", "search.analysis.words"))
    remembering = [readings._readings, readings._name_readings]
    readings.readings(CANARY)
    assert any(remembered.cache_info().currsize for remembered in remembering)
    client.get(address, {"q": "Сініца"})
    known = words._remembered.cache_info().currsize

    client.get(address, {"q": f"{CANARY} Канарэйка"})

    assert not any(remembered.cache_info().currsize for remembered in remembering)
    assert words._remembered.cache_info().currsize == known


# What a rebuild of the index holds, and how long a search may wait for it.
LOCKED = {
    "sqlite": ("BEGIN IMMEDIATE", "PRAGMA busy_timeout = 0"),
    "postgresql": (
        "BEGIN; LOCK TABLE wagtailsearch_indexentry IN SHARE ROW EXCLUSIVE MODE",
        "SET lock_timeout = 1",
    ),
}


@pytest.mark.django_db(transaction=True)
def test_a_search_waits_for_nobody_who_writes(site: Site, client: Client) -> None:
    factories.issue("be")
    lock, no_patience = LOCKED[connection.vendor]
    writer = connections.create_connection("default")
    with closing(writer), writer.cursor() as writing, closing(connection):
        writing.execute(lock)
        with connection.cursor() as reading:
            reading.execute(no_patience)
        for address in ADDRESSES:
            assert client.get(address, {"q": "першы"}, follow=True).status_code == 200
