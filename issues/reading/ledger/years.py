"""One year at a glance: a strip of weeks for each section, and its verdicts counted by quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from issues.models.section import Section
from issues.reading.ledger.series import Series
from issues.reading.ledger.shapes import Strip, strip_of
from issues.reading.ledger.words import NOTHING, share_words
from issues.reading.paths import section_path, verdicts_path
from issues.verdicts import Gap, Share, share_of, shares

COLUMNS = 53
QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True)
class YearRow:
    """A section in a year.

    ``path`` is empty where it has no commentary that year. ``counts`` are better, unchanged and
    worse of the four quarters, dashes in a quarter without a verdict; empty for a section that
    was not in use.
    """

    section: Section
    path: str
    strip: Strip
    counts: tuple[str, ...]


@dataclass(frozen=True)
class YearGrid:
    """Sections by weeks. ``path`` is that of the year in full, empty where it has no issue."""

    year: int
    path: str
    rows: list[YearRow]


def year_grid(
    found: Series, sections: Sequence[Section], days: Sequence[date], index_path: str
) -> YearGrid:
    """``days`` are those Mondays of one year that the ledger covers."""
    year = days[0].year
    has_issue = any(day in found.issues for day in days)
    return YearGrid(
        year=year,
        path=verdicts_path(index_path, year) if has_issue else "",
        rows=[_row(section, found, days, index_path) for section in sections],
    )


def _row(section: Section, found: Series, days: Sequence[date], index_path: str) -> YearRow:
    year = days[0].year
    cells = found.cells(section, days)
    weeks = {cell.week_start: cell.verdict for cell in cells if cell.verdict}
    total = share_of(weeks.values())
    unused = all(cell.gap is Gap.NOT_IN_USE for cell in cells)
    strip = strip_of(
        cells,
        title=f"{section.name}, {year}",
        description=_("%(share)s; weeks without a verdict: %(count)s")
        % {"share": share_words(total), "count": len(cells) - total.total},
        first=(days[0].timetuple().tm_yday - 1) // 7,
        columns=COLUMNS,
    )
    return YearRow(
        section=section,
        path=section_path(index_path, section.slug, year) if weeks else "",
        strip=strip,
        counts=() if unused else _counts(shares(weeks), year),
    )


def _counts(by_quarter: dict[tuple[int, int], Share], year: int) -> tuple[str, ...]:
    return tuple(
        str(count)
        for quarter in QUARTERS
        for count in by_quarter.get((year, quarter), (NOTHING,) * 3)
    )
