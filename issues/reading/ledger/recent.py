"""The small form of the ledger: the last twelve weeks of a section, and its run in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.models.commentary import Commentary
from issues.models.section import Section
from issues.reading.ledger.series import Series, between
from issues.reading.ledger.shapes import Strip, strip_of
from issues.reading.ledger.words import SHORT, place_words, run_words, weeks_in_words
from issues.reading.paths import section_path, verdicts_path
from issues.verdicts import WEEK, calendar, run_ending
from issues.weeks import monday_of

SHOWN = 12
KNOWN = 53
"""Weeks looked at: runs of more than a year are said to be that, not counted."""


@dataclass(frozen=True)
class Recent:
    """A section's last twelve weeks. ``path`` is the section's, ``ledger`` that of all verdicts.

    ``code`` is the verdict of the last of the weeks, empty where it has none.
    """

    section: Section
    path: str
    ledger: str
    strip: Strip
    code: str
    words: str


def recent_sections(language: str, index_path: str, last: date) -> list[Recent]:
    """The sections in use in the week ``last``, in their order; two queries."""
    known = _known(language, last)
    return [
        _recent(section, known, index_path, last, _standing(section, known, last))
        for section in Section.objects.in_use(last)
    ]


def recent_of(section: Section, language: str, index_path: str) -> Recent | None:
    """``section`` up to the latest issue, or up to the end of its use; two queries.

    ``None`` where these weeks hold no verdict of the section.
    """
    rows = Commentary.objects.for_everyone().filter(locale__language_code=language)
    last = rows.order_by("-week_start").values_list("week_start", flat=True).first()
    if last is None:
        return None
    ended = section.used_until is not None and section.used_until < last
    if section.used_until is not None and ended:
        last = monday_of(section.used_until)
    known = _known(language, last)
    words = _standing(section, known, last)
    if ended:
        words = _("This section is no longer in use")
    recent = _recent(section, known, index_path, last, words)
    return recent if recent.strip.verdicts else None


def up_to_this_week(row: Commentary, section: Section, language: str, index_path: str) -> Recent:
    """``section`` up to the week of its commentary ``row``, and its place in the run; one query."""
    known = _known(language, row.week_start)
    weeks = known.of(section)
    run = run_ending(weeks, row.week_start)
    words = place_words(run, weeks.get(row.week_start - WEEK), KNOWN) if run else ""
    if run and run.verdict != row.verdict:
        together = _("All commentaries of this week in the section together: %(verdict)s.")
        words = f"{together % {'verdict': SHORT[run.verdict]}} {words}"
    return _recent(section, known, index_path, row.week_start, words)


def _known(language: str, last: date) -> Series:
    return between(language, last - (KNOWN - 1) * WEEK, last)


def _standing(section: Section, known: Series, last: date) -> str:
    run = run_ending(known.of(section), last)
    return run_words(run, KNOWN) if run else _("No commentary in the latest issue")


def _recent(section: Section, known: Series, index_path: str, last: date, words: str) -> Recent:
    first = max(last - (SHOWN - 1) * WEEK, min(known.issues, default=last))
    cells = known.cells(section, calendar(first, last))
    return Recent(
        section=section,
        path=section_path(index_path, section.slug),
        ledger=verdicts_path(index_path),
        strip=strip_of(
            cells,
            title=ngettext(
                "%(section)s: %(count)s week", "%(section)s: %(count)s weeks", len(cells)
            )
            % {"section": section.name, "count": len(cells)},
            description=_("From the earliest to the latest: %(weeks)s.")
            % {"weeks": weeks_in_words(cells)},
        ),
        code=cells[-1].verdict or "",
        words=words,
    )
