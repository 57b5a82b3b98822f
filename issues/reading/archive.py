"""The archive: which years there are, and the weeks of one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.models.commentary import Commentary
from issues.reading.lines import projected, weeks_of
from issues.reading.meta import PageMeta
from issues.reading.paths import index_path_of, index_paths, year_path

if TYPE_CHECKING:
    from issues.models import IssueIndexPage

Context = dict[str, Any]


@dataclass(frozen=True)
class YearLink:
    """A year of the archive: how many issues or commentaries it has, in words too, and where."""

    year: int
    count: int
    path: str
    words: str


def _year_links(index_path: str, years: dict[int, int]) -> list[YearLink]:
    return [
        YearLink(
            year,
            count,
            year_path(index_path, year),
            ngettext("%(count)s issue", "%(count)s issues", count) % {"count": count},
        )
        for year, count in years.items()
    ]


def _issues_by_year() -> dict[str, dict[int, int]]:
    """``{language: {year: issues}}``, newest year first, from one query."""
    counts: dict[str, dict[int, int]] = {}
    rows = (
        Commentary.objects.for_everyone()
        .order_by()
        .values_list("locale__language_code", ExtractYear("week_start"))
        .annotate(Count("week_start", distinct=True))
    )
    for language, year, count in sorted(rows, reverse=True):
        counts.setdefault(language, {})[year] = count
    return counts


def _year_context(index: "IssueIndexPage", paths: dict[str, str], year: int | None) -> Context:
    rows = projected(index.locale.language_code).filter(week_start__year=year) if year else []
    return {"year": year, "weeks": weeks_of(rows, index_path_of(index)), "index_paths": paths}


def render_all_issues(index: "IssueIndexPage", request: HttpRequest) -> HttpResponse:
    """The latest year in full, and links to all years."""
    paths, index_path = index_paths(), index_path_of(index)
    years = _issues_by_year().get(index.locale.language_code, {})
    context = index.get_context(request) | _year_context(index, paths, next(iter(years), None))
    context["years"] = _year_links(index_path, years)
    context["meta"] = PageMeta(
        title=index.title,
        description=_("All issues of “Situation in Belarus”, week by week."),
        path=index_path,
        alternates=paths,
    )
    return TemplateResponse(request, "issues/issue_index_page.html", context)


def render_year(index: "IssueIndexPage", request: HttpRequest, year: int) -> HttpResponse:
    """One year in full. Raises ``Http404`` for a year without an issue in this language."""
    paths, index_path, counts = index_paths(), index_path_of(index), _issues_by_year()
    years = counts.get(index.locale.language_code, {})
    if year not in years:
        raise Http404
    context = index.get_context(request) | _year_context(index, paths, year)
    context["years"] = _year_links(index_path, years)
    context["meta"] = PageMeta(
        title=_("Issues of %(year)d") % {"year": year},
        description=_("All issues of “Situation in Belarus” of %(year)d, week by week.")
        % {"year": year},
        path=year_path(index_path, year),
        alternates={
            code: year_path(path, year)
            for code, path in paths.items()
            if year in counts.get(code, {})
        },
    )
    return TemplateResponse(request, "issues/year.html", context)
