"""Wagtail's own database search on a copy of the archive: its times as JSON, in seconds."""

import json
import sys
from pathlib import Path

import django
from django.db import connection

SAMPLE = 10
"""On SQLite it is so slow that only every tenth question is asked."""


def main(path: str) -> None:
    django.setup()
    from modelsearch.backends.database import SearchBackend
    from wagtail.search.models import IndexEntry

    from issues.models import Commentary
    from scripts.search_answers import plain_search, timed
    from scripts.search_questions import questions

    IndexEntry.objects.all().delete()
    backend = SearchBackend({})
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Commentary))
    index = rebuilder.start()
    index.add_model(Commentary)
    rows = Commentary.get_indexed_objects().order_by("pk")
    for start in range(0, rows.count(), 1000):
        index.add_items(Commentary, list(rows[start : start + 1000]))
    rebuilder.finish()
    step = SAMPLE if connection.vendor == "sqlite" else 1
    seconds = {
        number: timed(lambda asked=asked: plain_search(backend, asked.text))[1]  # type: ignore[misc]  # one question each
        for number, asked in enumerate(questions())
        if number % step == 0
    }
    Path(path).write_text(json.dumps(seconds), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
