"""How a sender's connection to the database differs from the site's."""

from collections.abc import Callable
from typing import Any

import pytest

from newsletter.sending.__main__ import database_of
from newsletter.sending.job import Job

POSTGRES = {"ENGINE": "django.db.backends.postgresql", "NAME": "site"}


@pytest.fixture
def options(job: Callable[..., Job]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda database: database_of(job(database=database))["OPTIONS"]


def test_sqlite_is_asked_for_the_right_to_write_at_once(options: Callable[..., Any]) -> None:
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": "site.sqlite3"}
    assert options(sqlite | {"OPTIONS": {"timeout": 5}}) == {
        "timeout": 5,
        "transaction_mode": "IMMEDIATE",
    }


def test_postgresql_plans_a_statement_once_and_keeps_what_the_site_says(
    options: Callable[..., Any],
) -> None:
    assert options(POSTGRES | {"OPTIONS": {"sslmode": "require"}}) == {
        "sslmode": "require",
        "server_side_binding": True,
        "prepare_threshold": 1,
    }


def test_nothing_is_prepared_behind_a_pooler_of_transactions(options: Callable[..., Any]) -> None:
    assert options(POSTGRES | {"DISABLE_SERVER_SIDE_CURSORS": True, "OPTIONS": {}}) == {}
