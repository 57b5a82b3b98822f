"""What an editor's browser would send from the issue form."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from issues.models import IssueIndexPage, IssuePage, Section

MONDAY = date(2018, 6, 11)


def typed_commentary(
    section: str = "security-issues",
    *,
    paragraphs: tuple[str, ...] = ("A quiet week.",),
    **typed: Any,
) -> dict[str, Any]:
    """One filled-in commentary; ``typed`` replaces single fields, ``section=""`` leaves it open."""
    return {
        "section": str(Section.objects.get(slug=section).pk) if section else "",
        "verdict": "worse",
        "verdict_reason": "",
        "title": "More patrols at the border",
        "slug": "",
        "lead": "Patrols were doubled.",
        "body": streamfield([("paragraph", rich_text(f"<p>{text}</p>")) for text in paragraphs]),
        "byline": "collective",
        "authors": {"count": "0"},
        "sources": {"count": "0"},
        "corrections": {"count": "0"},
    } | typed


def typed_issue(
    commentaries: list[dict[str, Any]] | None = None,
    *,
    week: str = MONDAY.isoformat(),
    ids: list[str] | None = None,
    **typed: Any,
) -> dict[str, Any]:
    """The whole form; ``ids`` are those of commentaries that exist, in order."""
    if commentaries is None:
        commentaries = [typed_commentary()]
    stream = streamfield([("commentary", one) for one in commentaries])
    for place, block_id in enumerate(ids or []):
        stream[str(place)]["id"] = block_id
    fields = {
        "week_start": week,
        "introduction": rich_text(""),
        "commentaries": stream,
        "comments": inline_formset([]),
    }
    return nested_form_data(fields | typed)


def create(
    client: Client, form: dict[str, Any], *, language: str = "en", publish: bool = True
) -> Any:
    """Sends ``form`` to the address behind “New issue”; the response after redirects, if any."""
    index = IssueIndexPage.objects.get(locale__language_code=language)
    return client.post(
        reverse("wagtailadmin_pages:add", args=["issues", "issuepage", index.pk]),
        form | ({"action-publish": "1"} if publish else {}),
        follow=True,
    )


def edit(client: Client, issue: IssuePage, form: dict[str, Any], *, publish: bool = True) -> Any:
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[issue.pk]),
        form | ({"action-publish": "1"} if publish else {}),
        follow=True,
    )


def block_errors(response: Any) -> dict[int, dict[str, Any]]:
    """``{place: {field: error}}`` of the commentaries in a form that came back."""
    (error,) = response.context["form"].errors["commentaries"].as_data()
    return {place: one.block_errors for place, one in error.block_errors.items()}
