"""Which issues anybody can read, and in which languages."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from issues.models import Commentary


@dataclass(frozen=True)
class PublishedIssue:
    """``languages`` are the codes in which it is live, in no order."""

    week_start: date
    languages: frozenset[str]


def published_since(first_week: date) -> dict[UUID, PublishedIssue]:
    """Issues of weeks from ``first_week`` on, by translation key; those behind a password are none.

    One query.
    """
    rows = (
        Commentary.objects.for_everyone()
        .filter(week_start__gte=first_week)
        .order_by()
        .values_list("translation_key", "week_start", "locale__language_code")
        .distinct()
    )
    found: dict[UUID, PublishedIssue] = {}
    for issue, week_start, language in rows:
        known = found.get(issue, PublishedIssue(week_start, frozenset()))
        found[issue] = PublishedIssue(week_start, known.languages | {language})
    return found


def languages_of(issue: UUID) -> frozenset[str]:
    """The languages in which one issue can be read by anybody, now."""
    rows = Commentary.objects.for_everyone().filter(translation_key=issue).order_by()
    return frozenset(rows.values_list("locale__language_code", flat=True).distinct())
