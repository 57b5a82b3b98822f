"""Commentaries as readers find them in lists, and the weeks they belong to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from issues.models.commentary import Commentary
from issues.models.section import Section
from issues.reading.paths import commentary_path, issue_path, section_path
from issues.verdicts import Verdict


@dataclass(frozen=True)
class CommentaryLine:
    """One commentary in a list; ``path`` is empty in the preview of one never published.

    ``anchor``, the id of its place on the issue's page, and ``words``, how many it has, are
    known of a commentary that comes from its block.
    """

    title: str
    path: str
    verdict: str
    week_start: date
    section: Section | None
    section_path: str = ""
    lead: str = ""
    verdict_reason: str = ""
    anchor: str = ""
    words: int = 0


@dataclass(frozen=True)
class WeekEntry:
    """One week in a list, with its commentaries in the order of the issue."""

    week_start: date
    path: str
    lines: tuple[CommentaryLine, ...]

    @property
    def tally(self) -> list[tuple[str, int]]:
        """``(verdict code, how many)``, better first; verdicts nobody gave are left out."""
        counts = Counter(line.verdict for line in self.lines)
        return [(code, counts[code]) for code in Verdict.values if counts[code]]


def projected(language: str) -> QuerySet[Commentary]:
    """The published commentaries in ``language``, newest week first, without their bodies."""
    return (
        Commentary.objects.for_everyone()
        .filter(locale__language_code=language)
        .select_related("section")
        .defer("body_text")
    )


def line_of(row: Commentary, index_path: str) -> CommentaryLine:
    """``row`` as a line of a list; ``index_path`` is that of the row's language."""
    return CommentaryLine(
        title=row.title,
        path=commentary_path(index_path, row.week_start, row.slug),
        verdict=row.verdict,
        week_start=row.week_start,
        section=row.section,
        section_path=section_path(index_path, row.section.slug),
        lead=row.lead,
        verdict_reason=row.verdict_reason,
    )


def weeks_of(rows: Iterable[Commentary], index_path: str) -> list[WeekEntry]:
    """Weeks from ``rows`` that are ordered by week."""
    return [
        WeekEntry(
            week_start=week_start,
            path=issue_path(index_path, week_start),
            lines=tuple(line_of(row, index_path) for row in group),
        )
        for week_start, group in groupby(rows, key=lambda row: row.week_start)
    ]
