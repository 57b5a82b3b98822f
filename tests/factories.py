"""The smallest valid issues and commentaries."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from wagtail.models import Locale

from issues.models import IssueIndexPage, IssuePage, Section


def commentary(
    section: str = "security-issues",
    *,
    title: str = "A calm week at the border",
    verdict: str = "unchanged",
    block_id: str | None = None,
    paragraphs: Iterable[str] = ("Nothing moved, and that was the news.",),
    **fields: Any,
) -> dict[str, Any]:
    """One commentary as StreamField data; ``section`` is a slug of ``setup_site``.

    Each paragraph becomes a block of its own with a ``data-block-key``.
    """
    return {
        "type": "commentary",
        "id": block_id or str(uuid4()),
        "value": {
            "section": Section.objects.get(slug=section).pk,
            "verdict": verdict,
            "verdict_reason": "",
            "title": title,
            "slug": "",
            "lead": "The week in one sentence.",
            "byline": "collective",
            "authors": [],
            "sources": [],
            "body": [
                {
                    "type": "paragraph",
                    "id": str(uuid4()),
                    "value": f'<p data-block-key="{uuid4().hex[:5]}">{text}</p>',
                }
                for text in paragraphs
            ],
        }
        | fields,
    }


def issue(
    language: str = "en",
    week_start: date = date(2018, 6, 11),
    commentaries: list[dict[str, Any]] | None = None,
    *,
    live: bool = True,
    **fields: Any,
) -> IssuePage:
    """An issue under the index of ``language``, published unless ``live`` is False."""
    index = IssueIndexPage.objects.get(locale__language_code=language)
    page = IssuePage(
        week_start=week_start,
        locale=Locale.objects.get(language_code=language),
        commentaries=[commentary()] if commentaries is None else commentaries,
        live=False,
        **fields,
    )
    index.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page
