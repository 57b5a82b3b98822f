"""Measures each kind of reader page on the database in use: SQL queries and time on the server.

Times are medians of one thread without a network, written as multiples of ``/robots.txt`` in the
same run, so that two machines can be compared.
"""

import logging
import statistics
import time
from collections.abc import Callable
from typing import Any

import django
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from rich.console import Console
from rich.table import Table

ROUNDS = 31
PLAIN = "/robots.txt"


def addresses() -> dict[str, str]:
    """One address of each kind of page, from the middle of the archive where it matters."""
    from issues.models import Commentary

    rows = Commentary.objects.filter(locale__language_code="be").order_by("week_start")
    middle = rows[rows.count() // 2]
    week, word = f"/be/issues/{middle.week_start}/", middle.title.split()[0]
    return {
        "plain text, no database": PLAIN,
        "front page": "/be/",
        "all issues": "/be/issues/",
        "year": f"/be/issues/{middle.week_start.year}/",
        "issue": week,
        "commentary": f"{week}{middle.slug}/",
        "commentary in two languages": f"{week}{middle.slug}/with/en/",
        "commentary in Łacinka": f"{week}{middle.slug}/".replace("/be/", "/be-latn/"),
        "citation": f"{week}{middle.slug}/cite.bib",
        "section": f"/be/issues/section/{middle.section.slug}/",
        "verdicts, all years": "/be/issues/verdicts/",
        "verdicts, one year": f"/be/issues/verdicts/{middle.week_start.year}/",
        "verdicts as CSV": "/be/issues/verdicts.csv",
        "verdicts as JSON": "/be/issues/verdicts.json",
        "plain page": "/be/about/",
        "missing page": "/be/issues/2018-01-02/",
        "search": "/be/search/",
        "search with results": f"/be/search/?q={word}",
        "search as data": f"/be/search.json?q={word}",
        "suggestions": f"/be/search/suggest.json?q={word[:4]}",
        "list of feeds": "/be/feeds/",
        "feed": "/be/feeds/all.atom",
        "feed of a section": f"/be/feeds/section/{middle.section.slug}.atom",
        "feed of changes": "/be/feeds/changes.atom",
        "sitemap": "/sitemap.xml",
    }


def measure(client: Client, path: str) -> tuple[int, int, int, float]:
    """Status, queries, bytes and median seconds of ``path``."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    # Read now: the next request empties the log.
    count = len(queries)
    seconds = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        client.get(path)
        seconds.append(time.perf_counter() - started)
    size = len(response.getvalue())
    return response.status_code, count, size, statistics.median(seconds)


def measure_ledger() -> Table:
    """The ledger of all years by itself: its figures, and its page with the frame around it.

    A whole request, with finding the page in the tree, is among the reader pages.
    """
    from issues.models import Commentary, IssueIndexPage
    from issues.reading import render_verdicts

    rows = Commentary.objects.filter(locale__language_code="be").order_by()
    weeks = rows.values("week_start").distinct().count()
    sections = rows.values("section").distinct().count()
    index: Any = IssueIndexPage.objects.select_related("locale").get(locale__language_code="be")
    request = RequestFactory(headers={"host": "127.0.0.1"}).get("/be/issues/verdicts/")
    table = Table("part", "queries", "ms", "ms of CPU")
    table.title = f"Ledger, be: {weeks} weeks × {sections} sections"

    def figures() -> Any:
        return render_verdicts(index, request)

    def page() -> Any:
        return figures().render()

    with translation.override("be"):
        for name, part in (("figures", figures), ("figures and page, with its frame", page)):
            with CaptureQueriesContext(connection) as queries:
                part()
            # The clock alone tells little on a machine that others keep busy.
            spent = zip(*(_spent(part) for _round in range(ROUNDS)), strict=True)
            milliseconds = (f"{statistics.median(seconds) * 1000:.1f}" for seconds in spent)
            table.add_row(name, str(len(queries)), *milliseconds)
    return table


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of this process, for one call of ``work``."""
    clock, process = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - process


def main() -> None:
    django.setup()
    # The missing page is asked for on purpose.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    client = Client(headers={"host": "127.0.0.1"})
    table = Table("page", "answer", "queries", "kB", "ms", "times plain", title="Reader pages, be")
    plain = measure(client, PLAIN)[3]
    for name, path in addresses().items():
        status, queries, size, seconds = measure(client, path)
        row = (status, queries, f"{size / 1000:.1f}", f"{seconds * 1000:.2f}")
        table.add_row(name, *map(str, row), f"{seconds / plain:.0f}")
    console = Console(width=100)
    console.print(table)
    console.print(measure_ledger())


if __name__ == "__main__":
    main()
