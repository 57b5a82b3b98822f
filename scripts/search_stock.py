"""Wagtail's own database search on a copy of the archive: its times as JSON, in seconds.

On SQLite it looks at every row for every row, which takes seconds: there a question that takes
longer than ``PATIENCE`` is interrupted and counts as that. So its times are at least those given,
and what is compared with them is at most so slow.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.db import OperationalError, connection

PATIENCE = 1.0
AT_ONCE = 0.2
"""What takes longer than this is not asked a second time: that would change little."""
_STEPS = 100_000
"""Instructions of SQLite between two looks at the clock."""


def seconds_of(work: Callable[[], object]) -> float:
    """How long ``work`` takes, on SQLite at most ``PATIENCE``; what is quick is done twice."""
    first = _within_patience(work)
    return first if first >= AT_ONCE else _within_patience(work)


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
    finally:
        if connection.vendor == "sqlite":
            connection.connection.set_progress_handler(None, 0)
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


def ask() -> list[float]:
    """Seconds for each question."""
    from modelsearch.backends.database import SearchBackend

    from scripts.search_answers import plain_search
    from scripts.search_questions import questions

    backend = SearchBackend({})
    return [
        seconds_of(lambda asked=asked: plain_search(backend, asked.text))  # type: ignore[misc]  # one question each
        for asked in questions()
    ]


def main(path: str = "") -> None:
    """Indexes, or with ``path`` asks."""
    django.setup()
    if path:
        Path(path).write_text(json.dumps(ask()), encoding="utf-8")
    else:
        index()


if __name__ == "__main__":
    main(*sys.argv[1:])
