"""Wagtail's own database search on a copy of the archive: its times as JSON, in seconds.

On SQLite it looks at every row for every row: there only every fifth question is asked, and what
takes longer than ``PATIENCE`` is interrupted and counts as that. Medians stay what they are.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.db import OperationalError, connection

EVERY = {"sqlite": 5}
PATIENCE = 2.0
_STEPS = 100_000
"""Instructions of SQLite between two looks at the clock."""


def seconds_of(work: Callable[[], object]) -> float:
    """How long ``work`` takes the second time, on SQLite at most ``PATIENCE``."""
    first = _within_patience(work)
    return first if first >= PATIENCE else _within_patience(work)


def _within_patience(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.set_progress_handler(
            lambda: time.perf_counter() - started > PATIENCE, _STEPS
        )
    try:
        work()
    except OperationalError:
        return PATIENCE
    return time.perf_counter() - started


def index() -> None:
    from modelsearch.backends.database import SearchBackend
    from wagtail.search.models import IndexEntry

    from issues.models import Commentary

    IndexEntry.objects.all().delete()
    backend = SearchBackend({})
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Commentary))
    index = rebuilder.start()
    index.add_model(Commentary)
    rows = Commentary.get_indexed_objects().order_by("pk")
    for start in range(0, rows.count(), 1000):
        index.add_items(Commentary, list(rows[start : start + 1000]))
    rebuilder.finish()


def ask() -> dict[int, float]:
    """Seconds by number of question."""
    from modelsearch.backends.database import SearchBackend

    from scripts.search_answers import plain_search
    from scripts.search_questions import questions

    backend = SearchBackend({})
    return {
        number: seconds_of(lambda asked=asked: plain_search(backend, asked.text))  # type: ignore[misc]  # one question each
        for number, asked in enumerate(questions())
        if number % EVERY.get(connection.vendor, 1) == 0
    }


def main(path: str = "") -> None:
    """Indexes, or with ``path`` asks."""
    django.setup()
    if path:
        Path(path).write_text(json.dumps(ask()), encoding="utf-8")
    else:
        index()


if __name__ == "__main__":
    main(*sys.argv[1:])
