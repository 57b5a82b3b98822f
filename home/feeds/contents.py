"""Which commentaries each feed holds: the newest of a language, of a section, of the changes."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Max
from wagtail.models import PageLogEntry

from home.models import HomePage
from home.published import hidden_pages, readable
from issues.models import Commentary, IssuePage, Section
from issues.reading.lines import projected
from issues.reading.values import stored_values
from issues.verdicts import Change, changes, weekly

ENTRIES = 30
WITHDRAWN = (
    "wagtail.delete",
    "wagtail.unpublish",
    "wagtail.unpublish.scheduled",
    "wagtail.view_restriction.create",
)


@dataclass(frozen=True)
class Contents:
    """What a feed is made of: rows of the projection, newest week first, with their pages.

    ``told`` is empty but in a feed of changes: there it holds, by a row's key, the change that the
    row tells of. ``withdrawn`` is when a page was last taken from readers.
    """

    language: str
    rows: list[Commentary]
    pages: dict[int, IssuePage]
    told: dict[int, Change] = field(default_factory=dict)
    withdrawn: datetime | None = None

    @cached_property
    def stored(self) -> dict[int, dict[str, Any]]:
        """``{row's key: what is stored of its block}``; a row without a block is no entry."""
        return stored_values(self.rows, self.pages)

    @cached_property
    def beginning(self) -> datetime:
        """When the front page came out, for a feed without entries; asks the database."""
        fronts = HomePage.objects.filter(locale__language_code=self.language)
        moment = fronts.values_list("first_published_at", flat=True).first()
        return moment or datetime.fromtimestamp(0, UTC)

    @property
    def changed(self) -> datetime:
        """The last change of anything here; that of the front page when there is nothing."""
        moments = [page.last_published_at for page in self.pages.values()]
        moments += [*(row.updated_at for row in self.rows), self.withdrawn]
        return max(filter(None, moments), default=None) or self.beginning

    @property
    def updated(self) -> datetime:
        """The newest ``updated_of`` the rows, as the feed itself says it to readers."""
        return max(map(updated_of, self.rows), default=None) or self.beginning


class Said(NamedTuple):
    """What a commentary of a section says of its week."""

    week_start: date
    verdict: str
    pk: int


def updated_of(row: Commentary) -> datetime:
    """When readers were last given something they must not miss (RFC 4287, 4.2.15): no typos."""
    return max(row.first_published_at, row.corrected_at or row.first_published_at)


def everything(language: str) -> Contents:
    """The newest commentaries in ``language``, from five queries."""
    return _contents(language, IssuePage.objects.all(), {})


def of_section(language: str, section: Section) -> Contents:
    """The newest commentaries of ``section`` in ``language``, from five queries."""
    issues = IssuePage.objects.filter(projected_commentaries__section=section)
    return _contents(language, issues, {"section": section})


def of_changes(language: str) -> Contents:
    """The newest changes of a section's verdict, each with a commentary; seven queries."""
    issues = readable(IssuePage.objects.filter(locale__language_code=language), hidden_pages())
    open_to_readers = set(issues.values_list("pk", flat=True))
    said: dict[int, list[Said]] = {}
    rows = Commentary.objects.filter(locale__language_code=language)
    for pk, page, section, week_start, verdict in rows.order_by(
        "week_start", "position"
    ).values_list("pk", "page_id", "section_id", "week_start", "verdict"):
        if page in open_to_readers:
            said.setdefault(section, []).append(Said(week_start, verdict, pk))
    found = [
        (change, texts)
        for texts in said.values()
        for change in changes(weekly((text.week_start, text.verdict) for text in texts))
    ]
    found.sort(key=lambda pair: pair[0].week_start, reverse=True)
    told = {_telling(texts, change): change for change, texts in found[:ENTRIES]}
    return _with_pages(language, list(projected(language).filter(pk__in=told)), told)


def _telling(texts: list[Said], change: Change) -> int:
    """The key of the commentary that tells of ``change``: one of that verdict, else the first."""
    of_week = [text for text in texts if text.week_start == change.week_start]
    return next((text.pk for text in of_week if text.verdict == change.verdict), of_week[0].pk)


def _contents(language: str, issues: Any, chosen: dict[str, Any]) -> Contents:
    # Each issue holds a commentary at least. Two flat queries: a nested one has been planned badly.
    found = readable(issues.filter(locale__language_code=language), hidden_pages())
    newest = found.order_by("-week_start").values_list("pk", "week_start").distinct()[:ENTRIES]
    keys = [pk for pk, _week in newest]
    return _with_pages(
        language, list(projected(language).filter(page__in=keys, **chosen)[:ENTRIES])
    )


def _with_pages(
    language: str, rows: list[Commentary], told: dict[int, Change] | None = None
) -> Contents:
    logged = PageLogEntry.objects.filter(action__in=WITHDRAWN)
    return Contents(
        language,
        rows,
        IssuePage.objects.in_bulk({row.page_id for row in rows}),
        told or {},
        logged.aggregate(last=Max("timestamp"))["last"],
    )
