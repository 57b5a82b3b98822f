"""The ledger as pages: all years at a glance, and one year in full."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.models.section import Section
from issues.reading.archive import YearLink
from issues.reading.feeds import changes_feed
from issues.reading.ledger.files import schema_path
from issues.reading.ledger.series import Series, all_in
from issues.reading.ledger.standing import standings, standings_by_quarter
from issues.reading.ledger.table import table_of_weeks
from issues.reading.ledger.words import SHORT, quarter_words
from issues.reading.ledger.years import QUARTERS, year_grid
from issues.reading.meta import PageMeta
from issues.reading.paths import data_paths, index_path_of, paths_with_issues, verdicts_path
from issues.verdicts import calendar

if TYPE_CHECKING:
    from issues.models import IssueIndexPage


@dataclass(frozen=True)
class Ledger:
    """The series of one language with the sections that it shows and the weeks that it covers.

    ``days`` are all Mondays from the first issue to the latest; empty before the first.
    """

    series: Series
    sections: list[Section]
    days: list[date]
    index_path: str

    @cached_property
    def days_by_year(self) -> dict[int, list[date]]:
        """The Mondays of each year that has any, newest year first."""
        years = {year: list(days) for year, days in groupby(self.days, key=lambda day: day.year)}
        return dict(sorted(years.items(), reverse=True))


def ledger_of(language: str, index_path: str) -> Ledger:
    """Two queries: the verdicts, and the sections that have any or are in use."""
    found = all_in(language)
    days = calendar(min(found.issues), max(found.issues)) if found.issues else []
    sections = [
        section
        for section in Section.objects.all()
        if section.pk in found.by_section or section.used_until is None
    ]
    return Ledger(found, sections, days, index_path)


def _year_links(ledger: Ledger) -> list[YearLink]:
    """The years that have an issue, newest first."""
    counts = Counter(week.year for week in ledger.series.issues)
    return [
        YearLink(
            year,
            count,
            verdicts_path(ledger.index_path, year),
            ngettext("%(count)s issue", "%(count)s issues", count) % {"count": count},
        )
        for year, count in sorted(counts.items(), reverse=True)
    ]


def _on_both(ledger: Ledger, year: int | None) -> dict[str, Any]:
    """What the templates of both pages need: links, files, and the words above columns."""
    section = ledger.sections[0].slug if ledger.sections else "section"
    latest = year or max(ledger.days_by_year, default=None)
    return {
        "years": _year_links(ledger),
        "files": data_paths(ledger.index_path, year=year),
        "example": data_paths(ledger.index_path, section=section, year=latest)["csv"],
        "schema": schema_path(),
        "licence": settings.DATA_LICENCE,
        "quarter_names": [quarter_words(number) for number in QUARTERS],
        "verdict_words": [str(word) for word in SHORT.values()],
    }


def render_verdicts(index: "IssueIndexPage", request: HttpRequest) -> HttpResponse:
    """Every section through all years, newest year first; three queries."""
    language, index_path = index.locale.language_code, index_path_of(index)
    paths, filled = paths_with_issues()
    ledger = ledger_of(language, index_path)
    found, sections, days = ledger.series, ledger.sections, ledger.days
    context = index.get_context(request) | {
        "sections": sections,
        "standings": standings(found, sections, days, index_path),
        "quarters": standings_by_quarter(found, sections, days),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "grids": [
            year_grid(found, sections, in_year, index_path)
            for in_year in ledger.days_by_year.values()
        ],
        "index_paths": paths,
        **_on_both(ledger, None),
    }
    context["meta"] = PageMeta(
        title=_("Verdicts week by week"),
        description=_(
            "Whether the situation in Belarus has gotten better, has not changed or has gotten "
            "worse: every week of every section, in one place."
        ),
        path=verdicts_path(index_path),
        alternates={
            code: verdicts_path(path)
            for code, path in paths.items()
            if code in filled or code == language
        },
        noindex=not days,
        feeds=(changes_feed(),),
    )
    return TemplateResponse(request, "issues/verdicts.html", context)


def render_verdicts_of_year(
    index: "IssueIndexPage", request: HttpRequest, year: int
) -> HttpResponse:
    """One year in full. Raises ``Http404`` for a year without an issue in this language.

    Four queries: the year's commentaries besides the ledger's.
    """
    language, index_path = index.locale.language_code, index_path_of(index)
    paths, filled = paths_with_issues(year)
    ledger = ledger_of(language, index_path)
    found, sections = ledger.series, ledger.sections
    if not any(week.year == year for week in found.issues):
        raise Http404
    days = ledger.days_by_year[year]
    grid = year_grid(found, sections, days, index_path)
    in_use = [row.section for row in grid.rows if row.counts]
    context = index.get_context(request) | {
        "sections": in_use,
        "year": year,
        "grid": grid,
        "standings": standings(found, in_use, days, index_path),
        "table": table_of_weeks(found, in_use, days, language, index_path),
        "index_paths": paths,
        **_on_both(ledger, year),
    }
    context["meta"] = PageMeta(
        title=_("Verdicts of %(year)d") % {"year": year},
        description=_(
            "Whether the situation in Belarus has gotten better, has not changed or has gotten "
            "worse: every week of %(year)d, section by section."
        )
        % {"year": year},
        path=verdicts_path(index_path, year),
        alternates={
            code: verdicts_path(path, year) for code, path in paths.items() if code in filled
        },
        feeds=(changes_feed(),),
    )
    return TemplateResponse(request, "issues/verdicts_year.html", context)
