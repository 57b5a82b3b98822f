"""One issue: its commentaries with their leads, and the weeks before and after."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from issues.models.commentary import Commentary
from issues.projection import projected_text
from issues.reading.contents import anchor, contents_of_issue
from issues.reading.duration import minutes, words_of
from issues.reading.lines import CommentaryLine
from issues.reading.meta import PageMeta, shorten
from issues.reading.paths import (
    commentary_path,
    index_path_of,
    index_paths,
    issue_path,
    section_path,
)
from issues.weeks import format_week

if TYPE_CHECKING:
    from issues.models import IssuePage


def lines_of(issue: "IssuePage", index_path: str) -> list[CommentaryLine]:
    """The commentaries of ``issue`` from its blocks, so that previews show what was typed."""
    return [_line(child, issue.week_start, index_path) for child in issue.readable_commentaries]


def _line(child: Any, week_start: date, index_path: str) -> CommentaryLine:
    value = child.value
    section, slug = value["section"], value["slug"]
    return CommentaryLine(
        title=value["title"] or "",
        path=commentary_path(index_path, week_start, slug) if slug else "",
        verdict=value["verdict"] or "",
        week_start=week_start,
        section=section,
        section_path=section_path(index_path, section.slug) if section else "",
        lead=value["lead"] or "",
        verdict_reason=value["verdict_reason"] or "",
        anchor=anchor(child.id),
        words=words_of(projected_text(value)),
    )


def issue_languages(issue: "IssuePage") -> list[str]:
    """The languages in which readers can see this issue."""
    rows = Commentary.objects.for_everyone().filter(translation_key=issue.translation_key)
    return list(rows.order_by().values_list("locale__language_code", flat=True).distinct())


def neighbours(language: str, week_start: date, index_path: str) -> dict[str, Any]:
    """``previous_week`` and ``next_week``: ``(Monday, path)`` of the nearest issues, if any."""
    rows = Commentary.objects.for_everyone().filter(locale__language_code=language)
    earlier = rows.filter(week_start__lt=week_start).order_by("-week_start")
    later = rows.filter(week_start__gt=week_start).order_by("week_start")
    found = {"previous_week": earlier, "next_week": later}
    weeks = {name: row.values_list("week_start", flat=True).first() for name, row in found.items()}
    return {
        name: (week, issue_path(index_path, week)) if week else None for name, week in weeks.items()
    }


def render_issue(issue: "IssuePage", request: HttpRequest) -> HttpResponse:
    """The issue of a week; in an editor's preview, with every commentary in full."""
    language, paths, index_path = issue.locale.language_code, index_paths(), index_path_of(issue)
    lines = lines_of(issue, index_path)
    introduction = strip_tags(issue.introduction).strip()
    context = issue.get_context(request) | {
        "lines": lines,
        "contents": contents_of_issue(lines),
        "minutes": minutes(sum(line.words for line in lines), language),
        "commentaries": issue.readable_commentaries,
        "in_full": getattr(request, "is_preview", False),
        "index_paths": paths,
        **neighbours(language, issue.week_start, index_path),
    }
    context["meta"] = PageMeta(
        title=format_week(issue.week_start, language),
        description=shorten(introduction or _titles(lines)),
        path=issue_path(index_path, issue.week_start),
        alternates={
            code: issue_path(paths[code], issue.week_start)
            for code in issue_languages(issue)
            if code in paths
        },
        published=issue.first_published_at,
        modified=issue.last_published_at,
    )
    return TemplateResponse(request, "issues/issue_page.html", context)


def _titles(lines: list[CommentaryLine]) -> str:
    return _("Commentaries of the week: %(titles)s.") % {
        "titles": "; ".join(line.title for line in lines)
    }
