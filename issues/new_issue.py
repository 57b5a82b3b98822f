"""A new issue opens with the next free week and an empty commentary for each section in use."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from issues.models import IssueIndexPage, IssuePage, Section
from issues.weeks import next_free_week


def prefill(issue: IssuePage) -> None:
    """Gives an unsaved issue its week and its empty commentaries; saves nothing.

    The week follows the latest in any language, drafts included: an issue that exists in another
    language is translated, not written anew.
    """
    taken = list(IssuePage.objects.values_list("week_start", flat=True))
    issue.week_start = next_free_week(taken, timezone.localdate())
    sections = Section.objects.in_use(issue.week_start)
    issue.commentaries = [_child("commentary", _empty_in(section)) for section in sections]


def _child(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _empty_in(section: Section) -> dict[str, Any]:
    return {"section": section.pk, "verdict": "", "body": [_child("paragraph", "")]}


def lock_weeks() -> None:
    """Lets one request at a time take a week; the others wait for the end of its transaction.

    The database cannot hold this rule: a page's week and its language stand in two tables. Must
    run inside a transaction.
    """
    list(IssueIndexPage.objects.order_by("pk").select_for_update().values_list("pk", flat=True))
