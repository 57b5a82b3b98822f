"""One commentary: its text from the block, everything around it from the projection."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import strip_tags

from issues.blocks.commentary import Byline
from issues.models.commentary import Commentary, CommentaryAddress
from issues.reading.citation import citation_of, cite_box
from issues.reading.contents import contents_of_commentary
from issues.reading.corrections import corrections_of
from issues.reading.duration import minutes
from issues.reading.issue import lines_of
from issues.reading.ledger.recent import up_to_this_week
from issues.reading.lines import CommentaryLine, line_of, projected
from issues.reading.meta import PageMeta, shorten
from issues.reading.paths import (
    commentary_path,
    index_path_of,
    index_paths,
    side_by_side_path,
)

if TYPE_CHECKING:
    from issues.models import IssuePage


def render_commentary(issue: "IssuePage", request: HttpRequest, slug: str) -> HttpResponse:
    """One commentary; an old slug answers 301, an unknown one raises ``Http404``."""
    child, present_slug = commentary_at(issue, slug)
    if present_slug != slug:
        path = commentary_path(index_path_of(issue), issue.week_start, present_slug)
        return redirect(path, permanent=True)
    context = issue.get_context(request) | _context(issue, child)
    return TemplateResponse(request, "issues/commentary.html", context)


def commentary_at(issue: "IssuePage", slug: str) -> tuple[Any, str]:
    """The commentary that ``slug`` leads to, and the slug it has now.

    Raises ``Http404`` where the issue has none in its language.
    """
    children = issue.readable_commentaries
    child = next((child for child in children if child.value["slug"] == slug), None)
    if child is not None:
        return child, slug
    present = current_address(issue.translation_key, slug)
    child = next((c for c in children if present and c.id == str(present.block_id)), None)
    if present is None or child is None:
        raise Http404
    return child, present.slug


def current_address(translation_key: UUID, slug: str) -> CommentaryAddress | None:
    """The address that ``slug`` leads to within one issue, from one or two queries."""
    row = CommentaryAddress.objects.filter(translation_key=translation_key, slug=slug).first()
    if row is None:
        return None
    return CommentaryAddress.objects.filter(
        translation_key=translation_key, block_id=row.block_id
    ).last()


def editions_of(translation_key: UUID, block_id: str) -> dict[str, Commentary]:
    """``{language: row}`` of one commentary where anybody can read it, from one query."""
    rows = Commentary.objects.for_everyone().filter(
        translation_key=translation_key, block_id=UUID(block_id)
    )
    return {
        row.locale.language_code: row for row in rows.select_related("locale").defer("body_text")
    }


def byline_names(value: Any, language: str) -> tuple[str, ...]:
    """The authors' names where the byline is a named one; otherwise none, whoever is listed."""
    if value["byline"] != Byline.NAMED:
        return ()
    return tuple(author.name_in(language) for author in value["authors"] if author)


def _context(issue: "IssuePage", child: Any) -> dict[str, Any]:
    value, language = child.value, issue.locale.language_code
    paths, index_path = index_paths(), index_path_of(issue)
    editions = editions_of(issue.translation_key, child.id)
    lines = lines_of(issue, index_path)
    position = next(
        place for place, other in enumerate(issue.readable_commentaries) if other is child
    )
    section, here = value["section"], editions.get(language)
    authors = byline_names(value, language)
    citation = citation_of(issue, value, editions, paths, authors)
    meta = PageMeta(
        title=value["title"],
        description=shorten(strip_tags(value["lead"])),
        path=lines[position].path,
        alternates={
            code: commentary_path(paths[code], row.week_start, row.slug)
            for code, row in editions.items()
            if code in paths
        },
        kind="article",
        published=here.first_published_at if here else issue.first_published_at,
        modified=here.updated_at if here else issue.last_published_at,
        section=section.name_in(language) if section else None,
        authors=authors,
        corrections=corrections_of(value, language).own,
        citation=citation,
    )
    return {
        "commentary": child,
        "line": lines[position],
        "contents": contents_of_commentary(value["body"]),
        "minutes": minutes(lines[position].words, language),
        "others": [
            line
            for place, line in enumerate(lines)
            if place != position and (line.section is None or line.section != section)
        ],
        "side_by_side": _side_by_side(here, editions, paths),
        "authors": authors,
        "cite": cite_box(citation) if citation else None,
        "meta": meta,
        "recent": up_to_this_week(here, section, language, index_path)
        if here and section
        else None,
        "index_paths": paths,
        **_in_section(here, language, index_path),
    }


def _side_by_side(
    here: Commentary | None, editions: dict[str, Commentary], paths: dict[str, str]
) -> dict[str, str]:
    """``{other language: path}`` of the pages that show this commentary in two languages."""
    language = here.locale.language_code if here else ""
    if here is None or language not in paths:
        return {}
    return {
        code: side_by_side_path(paths[language], here.week_start, here.slug, code)
        for code, _name in settings.LANGUAGES
        if code in editions and code in paths and code != language
    }


def _in_section(
    here: Commentary | None, language: str, index_path: str
) -> dict[str, CommentaryLine | None]:
    """The commentaries before and after this one in its section, in time."""
    if here is None:
        return {"previous": None, "next": None}
    rows = projected(language).filter(section_id=here.section_id)
    week, place = here.week_start, here.position
    same_week = rows.filter(week_start=week)
    previous = (
        same_week.filter(position__lt=place).order_by("-position").first()
        or rows.filter(week_start__lt=week).order_by("-week_start", "-position").first()
    )
    following = (
        same_week.filter(position__gt=place).order_by("position").first()
        or rows.filter(week_start__gt=week).order_by("week_start", "position").first()
    )
    return {
        "previous": line_of(previous, index_path) if previous else None,
        "next": line_of(following, index_path) if following else None,
    }
