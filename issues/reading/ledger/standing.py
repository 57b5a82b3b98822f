"""Where each section stands: its run, and the line that its verdicts draw week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import attrgetter

from django.utils.translation import gettext as _

from issues.models.section import Section
from issues.reading.ledger.series import Series
from issues.reading.ledger.shapes import Line, line_of, span
from issues.reading.ledger.words import quarter_words, run_words, share_words, signed
from issues.reading.paths import section_path
from issues.verdicts import quarter_of, run_ending, running, share_of


@dataclass(frozen=True)
class Standing:
    """A section over some weeks.

    ``code`` is the verdict of the last week, empty where it has none; ``words`` say how long it
    has been so, empty for weeks that are long past. ``sum`` is where the line ends.
    """

    section: Section
    path: str
    code: str
    words: str
    share: str
    sum: str
    line: Line

    @property
    def title(self) -> str:
        """What the line is."""
        return _("%(section)s: the line") % {"section": self.section.name}

    @property
    def description(self) -> str:
        """What the line shows."""
        words = {"share": self.share, "sum": self.sum}
        return _("%(share)s. The line ends at %(sum)s.") % words


def standings(
    found: Series, sections: Sequence[Section], days: Sequence[date], index_path: str
) -> list[Standing]:
    """The ``sections`` over the weeks ``days``, all lines on one scale."""
    lines = {section.pk: running(found.of(section), days) for section in sections}
    scale, ticks = span(lines.values()), ticks_of(days)
    return [
        _standing(section, found, days, line_of(lines[section.pk], scale, ticks), index_path)
        for section in sections
        if days
    ]


def ticks_of(days: Sequence[date]) -> list[int]:
    """The places in ``days`` where a year begins, or a quarter if all lie within one year."""
    within_a_year = bool(days) and days[0].year == days[-1].year
    part = quarter_of if within_a_year else attrgetter("year")
    return [
        place for place, (before, day) in enumerate(pairwise(days), 1) if part(before) != part(day)
    ]


def _standing(
    section: Section, found: Series, days: Sequence[date], line: Line, index_path: str
) -> Standing:
    verdicts = found.of(section)
    weeks = {day: verdicts[day] for day in days if day in verdicts}
    current = days[-1] == max(found.issues)
    return Standing(
        section=section,
        path=section_path(index_path, section.slug),
        code=weeks.get(days[-1], "") if current else "",
        words=_words(section, found, days[-1]) if current else "",
        share=share_words(share_of(weeks.values())),
        sum=signed(line.end),
        line=line,
    )


def _words(section: Section, found: Series, latest: date) -> str:
    weeks = found.of(section)
    run = run_ending(weeks, latest)
    if run is not None:
        return run_words(run)
    if section.used_until is not None and section.used_until < latest:
        return _("This section is no longer in use")
    if not weeks:
        return _("No commentary has come out in this section yet.")
    return _("No commentary in the latest issue")


def standings_by_quarter(
    found: Series, sections: Sequence[Section], days: Sequence[date]
) -> list[tuple[str, list[str]]]:
    """Where the lines stand after each quarter, newest first: its name, then a sum per section.

    A quarter in which a section has no verdict has a dash there.
    """
    ends: dict[tuple[int, int], dict[int, int]] = {quarter_of(day): {} for day in days}
    for section in sections:
        for day, point in zip(days, running(found.of(section), days), strict=True):
            if point is not None:
                ends[quarter_of(day)][section.pk] = point
    return [
        (quarter_words(number, year), [signed(sums.get(section.pk)) for section in sections])
        for (year, number), sums in reversed(ends.items())
    ]
