"""One section through time, a year at a time; weeks without a commentary show as gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.models.commentary import Commentary
from issues.models.section import Section
from issues.reading.archive import YearLink
from issues.reading.feeds import section_feed
from issues.reading.ledger.recent import recent_of
from issues.reading.lines import CommentaryLine, line_of, projected
from issues.reading.meta import PageMeta
from issues.reading.paths import index_path_of, index_paths, section_path

if TYPE_CHECKING:
    from issues.models import IssueIndexPage


@dataclass(frozen=True)
class SectionEntry:
    """A commentary of the section and how many weeks before it, in this list, had none."""

    line: CommentaryLine
    weeks_missing_before: int = 0


def entries_of(lines: Iterable[CommentaryLine]) -> list[SectionEntry]:
    """``lines``, newest first, each with the gap between it and the next older one."""
    all_lines = list(lines)
    entries = [
        SectionEntry(newer, max(0, (newer.week_start - older.week_start).days // 7 - 1))
        for newer, older in pairwise(all_lines)
    ]
    return entries + [SectionEntry(line) for line in all_lines[-1:]]


def _commentaries_by_year(section: Section) -> dict[str, dict[int, int]]:
    """``{language: {year: commentaries}}``, newest year first, from one query."""
    counts: dict[str, dict[int, int]] = {}
    rows = (
        Commentary.objects.for_everyone()
        .filter(section=section)
        .order_by()
        .values_list("locale__language_code", ExtractYear("week_start"))
        .annotate(Count("pk"))
    )
    for language, year, count in sorted(rows, reverse=True):
        counts.setdefault(language, {})[year] = count
    return counts


def render_section(
    index: "IssueIndexPage", request: HttpRequest, slug: str, year: int | None = None
) -> HttpResponse:
    """The latest year of a section, or the given one.

    Raises ``Http404`` for an unknown section, and for a year without a commentary in this
    language. A section without any commentary yet is a page that says so.
    """
    section = get_object_or_404(Section, slug=slug)
    language, paths, index_path = index.locale.language_code, index_paths(), index_path_of(index)
    counts = _commentaries_by_year(section)
    years = counts.get(language, {})
    if year is not None and year not in years:
        raise Http404
    shown = year or next(iter(years), None)
    rows = projected(language).filter(section=section, week_start__year=shown) if shown else []
    name = section.name_in(language)
    context = index.get_context(request) | {
        "section": section,
        "section_name": name,
        "recent": recent_of(section, language, index_path),
        "year": shown,
        "entries": entries_of(line_of(row, index_path) for row in rows),
        "years": [
            YearLink(
                other,
                count,
                section_path(index_path, slug, other),
                ngettext("%(count)s commentary", "%(count)s commentaries", count)
                % {"count": count},
            )
            for other, count in years.items()
        ],
        "index_paths": paths,
    }
    context["meta"] = PageMeta(
        title=name if year is None else f"{name}, {year}",
        description=_("The section “%(section)s” week by week, with the verdict on each week.")
        % {"section": name},
        path=section_path(index_path, slug, year),
        alternates={
            code: section_path(path, slug, year)
            for code, path in paths.items()
            if (code in counts and year in {None, *counts[code]}) or code == language
        },
        section=name,
        noindex=not years,
        feeds=(section_feed(section),),
    )
    return TemplateResponse(request, "issues/section.html", context)
