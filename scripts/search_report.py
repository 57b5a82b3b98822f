"""What ``make bench-search`` has measured, as tables beside the limits."""

from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from scripts.search_stock import PATIENCE

PARTS = {"all of find": "seconds", "the page": "page", "first ten alone": "plain"}
"""What is timed of each question, and its name in the answers."""
RATIOS = {"SQLite": 0.1, "PostgreSQL": 1.0}
MEMORY = 120.0
FIRST, AMONG = 0.947, 0.997

Measured = dict[str, tuple[dict[str, Any], list[float]]]
"""By database: what was answered, and the times of Wagtail's own search for the same questions."""


def report(measured: Measured, understood: dict[str, Any], memory: float) -> int:
    """Prints everything; returns 1 when a limit is passed, else 0."""
    console = Console(width=100)
    good = [_quality(console, measured, understood)]
    if len(measured) > 1:
        good.append(_same(console, *(found["questions"] for found, _stock in measured.values())))
    good.append(_times(console, measured))
    good.append(memory <= MEMORY)
    console.print(f"Memory of the three analysers: {memory:.1f} MB (at most {MEMORY:.0f}).")
    if not all(good):
        console.print("[bold]Some of this is not as it has to be.[/bold]")
    return 0 if all(good) else 1


def _quality(console: Console, measured: Measured, understood: dict[str, Any]) -> bool:
    found = [answers for answers, _stock in measured.values()]
    together, spellings = understood["names"]
    keyboards, typos = understood["layouts"], found[0]["typos"]
    first, among = typos["first"] / typos["tried"], typos["among"] / typos["tried"]
    table = Table("", "reached", "to reach", title="What is understood", title_justify="left")
    table.add_row("spellings of names that find their name", f"{together}", f"{spellings}")
    table.add_row(
        "words in the wrong layout put right", f"{keyboards['right']}", f"{keyboards['tried']}"
    )
    table.add_row(
        f"of {keyboards['english']} English words, taken for others", f"{keyboards['wrong']}", "0"
    )
    table.add_row(
        f"{typos['tried']} mistyped words: the nearest is meant", f"{first:.3f}", f"{FIRST}"
    )
    table.add_row("one of the three nearest is meant", f"{among:.3f}", f"{AMONG}")
    offered = typos["offered"] / typos["tried"]
    table.add_row("put right when a reader asks for that word", f"{offered:.3f}", "")
    for name, answers in zip(measured, found, strict=True):
        milliseconds = median(answers["typos"]["seconds"]) * 1000
        label = f"ms for each of them, of {typos['of']} words, {name}"
        table.add_row(label, f"{milliseconds:.2f}", "")
    console.print(table)
    return (
        together == spellings
        and keyboards["right"] == keyboards["tried"]
        and not keyboards["wrong"]
        and first >= FIRST
        and among >= AMONG
    )


def _same(console: Console, one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Whether both databases find the same for every question, in the same order."""
    pairs = list(zip(one, other, strict=True))
    hits = [here["text"] for here, there in pairs if _hits(here) != _hits(there)]
    order = [here["text"] for here, there in pairs if here["first"] != there["first"]]
    empty = sum(not sum(here["total"]) for here, _there in pairs)
    console.print(
        f"Both databases: {len(pairs)} questions, {empty} of which find nothing; "
        f"{len(hits)} with different hits, {len(order)} with another order of the first ten."
    )
    for text in hits:
        console.print(f"  other hits: {text}", markup=False)
    for text in order:
        console.print(f"  other order: {text}", markup=False)
    return not hits and not order


def _hits(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["total"], row["all"]


def _times(console: Console, measured: Measured) -> bool:
    """Prints the times beside the median of Wagtail's own search on the same database."""
    table = Table("", "median", "95 %", "longest", "median/stock", "95 %/stock", "at most")
    table.title, table.title_justify = "Times of a question on the server, in ms", "left"
    good = True
    for name, (found, stock) in measured.items():
        theirs = median(stock)
        for label, part in PARTS.items():
            times = [row[part] for row in found["questions"]]
            limit = "" if part == "page" else f"{RATIOS[name]}"
            ratios = (f"{seconds / theirs:.3f}" for seconds in (median(times), _most(times)))
            table.add_row(f"{name}: {label}", *_in_ms(times), *ratios, limit)
            good = good and (not limit or median(times) / theirs <= RATIOS[name])
        table.add_row(f"{name}: stock", *_in_ms(stock), "", "", "")
    for name, (found, stock) in measured.items():
        cut = sum(seconds >= PATIENCE for seconds in stock) if name == "SQLite" else 0
        counts = f"{len(found['questions'])} questions, {len(stock)} asked of stock search"
        console.print(f"{name}: {counts}, {cut} of which were cut off after {PATIENCE:.0f} s.")
    console.print(table)
    return good


def _in_ms(times: list[float]) -> list[str]:
    return [f"{seconds * 1000:.1f}" for seconds in (median(times), _most(times), max(times))]


def _most(times: list[float]) -> float:
    """The time within which 95 of a hundred questions are answered."""
    return sorted(times)[len(times) * 19 // 20]
