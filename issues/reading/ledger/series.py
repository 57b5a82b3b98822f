"""The verdicts of one language, section by section, as they come from the projection."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet

from issues.models.commentary import Commentary
from issues.models.section import Section
from issues.verdicts import Gap, Verdict, gap_of, weekly


class Cell(NamedTuple):
    """A section in a week: either its verdict, or why there is none."""

    week_start: date
    verdict: Verdict | None
    gap: Gap | None


@dataclass(frozen=True)
class Series:
    """Verdicts by the section's key and then by Monday; ``issues`` are the weeks with an issue."""

    by_section: dict[int, dict[date, Verdict]]

    @cached_property
    def issues(self) -> frozenset[date]:
        """Every issue holds a commentary, so these are the weeks in which any section has one."""
        return frozenset(week for weeks in self.by_section.values() for week in weeks)

    def of(self, section: Section) -> dict[date, Verdict]:
        return self.by_section.get(section.pk, {})

    def cells(self, section: Section, days: Iterable[date]) -> list[Cell]:
        """The section in each of the weeks ``days``."""
        weeks, issues = self.of(section), self.issues
        period = section.used_from, section.used_until
        return [
            Cell(day, weeks[day], None)
            if day in weeks
            else Cell(day, None, gap_of(day, day in issues, *period))
            for day in days
        ]


def series_of(rows: QuerySet[Commentary]) -> Series:
    """The verdicts of ``rows``, all of one language, from one query."""
    observations: dict[int, list[tuple[date, str]]] = {}
    for section, week, verdict in rows.order_by().values_list(
        "section_id", "week_start", "verdict"
    ):
        observations.setdefault(section, []).append((week, verdict))
    return Series({section: weekly(found) for section, found in observations.items()})


def all_in(language: str) -> Series:
    """The verdicts of all years that anybody can read in ``language``, from one query."""
    return series_of(Commentary.objects.for_everyone().filter(locale__language_code=language))


def between(language: str, first: date, last: date) -> Series:
    """The verdicts of some weeks that anybody can read in ``language``, from one query."""
    rows = Commentary.objects.for_everyone().filter(locale__language_code=language)
    return series_of(rows.filter(week_start__range=(first, last)))
