"""The ledger as data: one row per commentary, with the verdict of its section in that week.

What the fields mean, and what is no row, is described in docs/data.md for those who use the data.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from issues.models.commentary import Commentary
from issues.models.section import Section
from issues.reading.paths import commentary_path
from issues.verdicts import VALUES, Verdict, weekly
from issues.weeks import week_end


@dataclass(frozen=True)
class Record:
    """One commentary. The names of the fields are those of the files, in every language.

    ``verdict`` and ``value`` are those of the section in the week; ``commentary`` counts from 1
    to ``commentaries`` within it.
    """

    week_start: date
    week_end: date
    section: str
    section_name: str
    verdict: Verdict
    value: int
    commentaries: int
    commentary: int
    commentary_verdict: Verdict
    title: str
    address: str
    language: str


@dataclass(frozen=True)
class Selection:
    """What was asked for: a language, and perhaps one section or one year."""

    language: str
    section: Section | None = None
    year: int | None = None


@dataclass(frozen=True)
class Data:
    """The records of a selection, oldest first; ``issues`` are all weeks with an issue in it.

    ``changed`` is the newest publication among them: a date that the same database always gives.
    """

    selection: Selection
    sections: list[Section]
    issues: list[date]
    records: list[Record]
    changed: datetime | None


def data_of(selection: Selection, index_path: str) -> Data:
    """Three queries, whatever was selected."""
    lookups: dict[str, Any] = {"locale__language_code": selection.language}
    if selection.year:
        lookups["week_start__year"] = selection.year
    rows = Commentary.objects.for_everyone().filter(**lookups)
    weeks = rows.order_by("week_start").values_list("week_start", flat=True).distinct()
    sections = {section.pk: section for section in Section.objects.all()}
    if selection.section:
        rows = rows.filter(section=selection.section)
        sections = {selection.section.pk: selection.section}
    found: list[Any] = list(
        rows.order_by("week_start", "section__sort_order", "section", "position").values(
            "week_start",
            "section",
            "verdict",
            "title",
            "slug",
            "updated_at",
            "page__last_published_at",
        )
    )
    moments = [row[name] for row in found for name in ("updated_at", "page__last_published_at")]
    return Data(
        selection=selection,
        sections=list(sections.values()),
        issues=list(weeks),
        records=list(_records(found, sections, selection.language, index_path)),
        changed=max((moment for moment in moments if moment), default=None),
    )


def _records(
    rows: list[Any], sections: dict[int, Section], language: str, index_path: str
) -> Iterable[Record]:
    together: dict[tuple[int, date], list[Any]] = {}
    for row in rows:
        together.setdefault((row["section"], row["week_start"]), []).append(row)
    for (key, week), group in together.items():
        verdict = weekly((week, row["verdict"]) for row in group)[week]
        for number, row in enumerate(group, start=1):
            path = commentary_path(index_path, week, row["slug"])
            yield Record(
                week_start=week,
                week_end=week_end(week),
                section=sections[key].slug,
                section_name=sections[key].name_in(language),
                verdict=verdict,
                value=VALUES[verdict],
                commentaries=len(group),
                commentary=number,
                commentary_verdict=Verdict(row["verdict"]),
                title=row["title"],
                address=f"{settings.PUBLIC_ORIGIN}{path}",
                language=language,
            )
