"""Measures how long the files of an issue take to make on the database in use, kind by kind.

Times are medians of one thread, for an issue of the archive in Belarusian.
"""

import statistics
import time
from collections.abc import Callable

import django
from rich.console import Console
from rich.table import Table

ROUNDS = 7


def measure(work: Callable[[], object]) -> float:
    """Median seconds of ``work``, after a first round that fills what is remembered."""
    work()
    seconds = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def main() -> None:
    django.setup()
    from issues.models import IssuePage
    from publishing.documents import document_of
    from publishing.making import MAKERS
    from publishing.models import IssueFile
    from publishing.shelves import bring_up_to_date

    pages = IssuePage.objects.live().filter(locale__language_code="be").order_by("week_start")
    page = pages[pages.count() // 2]
    key, document = page.translation_key, document_of(page)
    table = Table("file", "kB", "ms", title="Files of an issue, be")
    table.add_row("reading the issue", "", f"{measure(lambda: document_of(page)) * 1000:.0f}")
    for kind, make in MAKERS.items():
        seconds = measure(lambda make=make: make(document, {}))  # type: ignore[misc]  # one maker each
        size = len(make(document, {}))
        table.add_row(kind.code, f"{size / 1000:.1f}", f"{seconds * 1000:.0f}")

    def all_anew() -> None:
        IssueFile.objects.filter(shelf__translation_key=key).update(fingerprint="")
        bring_up_to_date(key)

    table.add_row("all, in three languages, with the ZIP", "", f"{measure(all_anew) * 1000:.0f}")
    look = measure(lambda: bring_up_to_date(key))
    table.add_row("finding that nothing is to do", "", f"{look * 1000:.0f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
