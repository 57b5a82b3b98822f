"""One year as a table of weeks by sections, where each verdict leads to its commentary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from issues.models.section import Section
from issues.reading.ledger.series import Series
from issues.reading.ledger.words import SHORT, signed
from issues.reading.lines import projected
from issues.reading.paths import commentary_path, issue_path
from issues.verdicts import running


@dataclass(frozen=True)
class TableCell:
    """A section in a week: its verdict with where the line stands, or why there is none.

    ``links`` are ``(path, title)`` of its commentaries, in the order of the issue.
    """

    code: str
    words: str
    sum: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableRow:
    """A week; ``path`` is empty and there are no ``cells`` where it has no issue."""

    week_start: date
    path: str
    cells: list[TableCell]


def table_of_weeks(
    found: Series,
    sections: Sequence[Section],
    days: Sequence[date],
    language: str,
    index_path: str,
) -> list[TableRow]:
    """The weeks ``days``, newest first, with ``sections`` in their order; one query."""
    links: dict[tuple[date, int], list[tuple[str, str]]] = {}
    rows = projected(language).filter(week_start__range=(days[0], days[-1]))
    for week, section, slug, title in rows.order_by("week_start", "position").values_list(
        "week_start", "section_id", "slug", "title"
    ):
        path = commentary_path(index_path, week, slug)
        links.setdefault((week, section), []).append((path, title))
    columns = [_column(section, found, days, links) for section in sections]
    return [
        TableRow(day, issue_path(index_path, day), [column[place] for column in columns])
        if day in found.issues
        else TableRow(day, "", [])
        for place, day in reversed(list(enumerate(days)))
    ]


def _column(
    section: Section,
    found: Series,
    days: Sequence[date],
    links: dict[tuple[date, int], list[tuple[str, str]]],
) -> list[TableCell]:
    sums = running(found.of(section), days)
    return [
        TableCell(
            code=cell.verdict.value,
            words=str(SHORT[cell.verdict]),
            sum=signed(point),
            links=tuple(links.get((cell.week_start, section.pk), ())),
        )
        if cell.verdict
        else TableCell("", str(cell.gap.label) if cell.gap else "", "", ())
        for cell, point in zip(found.cells(section, days), sums, strict=True)
    ]
