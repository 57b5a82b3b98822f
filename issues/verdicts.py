"""Verdicts: what a commentary says of the week, and what a section's verdicts add up to.

A verdict is stored as a code and shown as words and shapes. The functions here know no database:
they turn the observations of one section, ``(Monday, code)`` per commentary, into its series.
Weeks without a verdict are gaps: they are never counted as "unchanged", and never as zero.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """Codes are stable: they are stored, exported and never shown to readers."""

    BETTER = "better", _("The situation has gotten better")
    UNCHANGED = "unchanged", _("The situation has not changed")
    WORSE = "worse", _("The situation has gotten worse")


WEEK = timedelta(weeks=1)
VALUES = {Verdict.BETTER: 1, Verdict.UNCHANGED: 0, Verdict.WORSE: -1}
VALUE_OF = {verdict.value: value for verdict, value in VALUES.items()}
OF_SIGN = {value: verdict for verdict, value in VALUES.items()}

Weekly = Mapping[date, Verdict]
"""One verdict for each week that has one, by Monday, oldest first."""


class Gap(models.TextChoices):
    """Why a week has no verdict in a section."""

    NO_ISSUE = "no_issue", _("No issue that week")
    NOT_IN_USE = "not_in_use", _("The section was not in use")
    NO_COMMENTARY = "no_commentary", _("No commentary in this section")


class Change(NamedTuple):
    """A week whose verdict differs from the section's previous one, given in ``since``."""

    week_start: date
    verdict: Verdict
    previous: Verdict
    since: date


class Run(NamedTuple):
    """The same verdict in ``weeks`` adjoining weeks, the first of them being ``first``."""

    verdict: Verdict
    weeks: int
    first: date


class Share(NamedTuple):
    """How many weeks had each verdict; weeks without one are not among them."""

    better: int
    unchanged: int
    worse: int

    @property
    def total(self) -> int:
        return sum(self)


def weekly(observations: Iterable[tuple[date, str]]) -> dict[date, Verdict]:
    """One verdict per week, oldest first.

    Where a section has several commentaries in a week, the sign of their sum decides: better and
    worse together are unchanged, better and unchanged together are better. Raises ``ValueError``
    for a code that is no verdict.
    """
    sums: dict[date, int] = {}
    for week_start, code in observations:
        value = VALUE_OF.get(code)
        if value is None:
            raise ValueError(f"“{code}” is no verdict")
        sums[week_start] = sums.get(week_start, 0) + value
    return {week: OF_SIGN[(total > 0) - (total < 0)] for week, total in sorted(sums.items())}


def changes(weeks: Weekly) -> list[Change]:
    """The weeks whose verdict differs from the section's previous one, oldest first.

    The previous verdict is that of the last week that had any, however long ago. The first
    verdict of all is not a change.
    """
    return [
        Change(week, verdict, previous, since)
        for (since, previous), (week, verdict) in pairwise(weeks.items())
        if verdict != previous
    ]


def run_ending(weeks: Weekly, last: date) -> Run | None:
    """The run of equal verdicts that ends in the week ``last``; ``None`` if that week has none.

    A week without a verdict ends a run: nobody judged it, so nobody may say that the situation
    has been getting worse throughout it.
    """
    verdict = weeks.get(last)
    if verdict is None:
        return None
    count = 1
    while weeks.get(last - count * WEEK) == verdict:
        count += 1
    return Run(verdict, count, last - (count - 1) * WEEK)


def quarter_of(week_start: date) -> tuple[int, int]:
    """``(year, quarter)`` of the week's Monday; quarters are 1 to 4."""
    return week_start.year, (week_start.month + 2) // 3


def share_of(verdicts: Iterable[Verdict]) -> Share:
    """How often each verdict is among ``verdicts``."""
    counts = Counter(verdicts)
    return Share(*(counts[verdict] for verdict in Verdict))


def shares(weeks: Weekly) -> dict[tuple[int, int], Share]:
    """``{(year, quarter): Share}`` of the quarters that have a verdict, oldest first."""
    by_quarter: dict[tuple[int, int], list[Verdict]] = {}
    for week, verdict in weeks.items():
        by_quarter.setdefault(quarter_of(week), []).append(verdict)
    return {quarter: share_of(verdicts) for quarter, verdicts in by_quarter.items()}


def running(weeks: Weekly, calendar: Iterable[date]) -> list[int | None]:
    """For each Monday of ``calendar`` the sum of verdicts so far, +1, 0 or −1 a week.

    The sum starts from nothing with the first week of ``calendar``. A week without a verdict is
    ``None``: the line is interrupted there, and goes on from where it stood.
    """
    line: list[int | None] = []
    total = 0
    for week in calendar:
        verdict = weeks.get(week)
        total += VALUES[verdict] if verdict else 0
        line.append(total if verdict else None)
    return line


def gap_of(
    week_start: date, has_issue: bool, used_from: date | None, used_until: date | None
) -> Gap:
    """Why a section has no verdict in a week. A period of use is looked at on the Monday.

    A section that was not in use comes first: whether there was an issue says nothing of it.
    """
    if not (used_from or date.min) <= week_start <= (used_until or date.max):
        return Gap.NOT_IN_USE
    return Gap.NO_COMMENTARY if has_issue else Gap.NO_ISSUE


def calendar(first: date, last: date) -> list[date]:
    """Every Monday from ``first`` to ``last``, both included; empty if ``last`` is earlier."""
    return [first + number * WEEK for number in range((last - first).days // 7 + 1)]
