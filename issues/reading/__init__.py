"""What readers see of issues: each function turns a page and an address into a response."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from wagtail.models import Page

from issues.models.commentary import CommentaryAddress

if TYPE_CHECKING:
    from issues.models import IssueIndexPage, IssuePage


def refuse_alias(page: Page) -> None:
    """Raises ``Http404`` for an alias: its address says one language, its text another."""
    if page.alias_of_id is not None:
        raise Http404


def render_all_issues(index: "IssueIndexPage", request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "issues/issue_index_page.html", index.get_context(request))


def render_year(index: "IssueIndexPage", request: HttpRequest, year: int) -> HttpResponse:
    return TemplateResponse(request, "issues/year.html", index.get_context(request))


def render_section(index: "IssueIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    return TemplateResponse(request, "issues/section.html", index.get_context(request))


def render_issue(issue: "IssuePage", request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "issues/issue_page.html", issue.get_context(request))


def render_commentary(issue: "IssuePage", request: HttpRequest, slug: str) -> HttpResponse:
    """One commentary; an old slug answers 301, an unknown one raises ``Http404``."""
    for child in issue.commentaries:
        if child.value["slug"] == slug:
            context = issue.get_context(request) | {"commentary": child}
            return TemplateResponse(request, "issues/commentary.html", context)
    current = current_slug(issue.translation_key, slug)
    if current and current != slug and any(c.value["slug"] == current for c in issue.commentaries):
        return redirect(issue.get_url(request) + f"{current}/", permanent=True)
    raise Http404


def current_slug(translation_key: UUID, slug: str) -> str | None:
    """The address that ``slug`` leads to within one issue, from one or two queries."""
    row = CommentaryAddress.objects.filter(translation_key=translation_key, slug=slug).first()
    if row is None:
        return None
    newest = CommentaryAddress.objects.filter(
        translation_key=translation_key, block_id=row.block_id
    ).last()
    return newest.slug if newest else None
