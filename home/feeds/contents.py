"""Which commentaries each feed holds: the newest of a language, of a section, of the changes."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.db.models import Max
from wagtail.models import PageLogEntry

from home.models import HomePage
from home.published import hidden_pages, readable
from issues.models import Commentary, IssuePage, Section
from issues.reading.lines import projected
from issues.reading.values import stored_values

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

    ``before`` is empty but in a feed of changes: there it says, by a row's key, which verdict its
    section had before. ``withdrawn`` is when a page was last taken from readers.
    """

    language: str
    rows: list[Commentary]
    pages: dict[int, IssuePage]
    before: dict[int, str] = field(default_factory=dict)
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
        moments += [*(updated_of(row) for row in self.rows), self.withdrawn]
        return max(filter(None, moments), default=None) or self.beginning

    @property
    def updated(self) -> datetime:
        """The newest ``updated_of`` the rows, as the feed itself says it to readers."""
        return max(map(updated_of, self.rows), default=None) or self.beginning


def updated_of(row: Commentary) -> datetime:
    """When a commentary last changed in a way worth reading it again."""
    return row.updated_at


def everything(language: str) -> Contents:
    """The newest commentaries in ``language``, from six queries."""
    return _contents(language, IssuePage.objects.all(), {})


def of_section(language: str, section: Section) -> Contents:
    """The newest commentaries of ``section`` in ``language``, from six queries."""
    issues = IssuePage.objects.filter(projected_commentaries__section=section)
    return _contents(language, issues, {"section": section})


def of_changes(language: str) -> Contents:
    """The newest commentaries whose verdict differs from their section's last; eight queries."""
    issues = readable(IssuePage.objects.filter(locale__language_code=language), hidden_pages())
    open_to_readers = set(issues.values_list("pk", flat=True))
    past = Commentary.objects.filter(locale__language_code=language)
    before: dict[int, str] = {}
    last: dict[int, str] = {}
    for pk, page, section, verdict in past.order_by("week_start", "position").values_list(
        "pk", "page_id", "section_id", "verdict"
    ):
        if page in open_to_readers:
            if last.get(section, verdict) != verdict:
                before[pk] = last[section]
            last[section] = verdict
    newest = list(before)[-ENTRIES:]
    return _with_pages(language, list(projected(language).filter(pk__in=newest)), before)


def _contents(language: str, issues: Any, chosen: dict[str, Any]) -> Contents:
    # Each issue holds a commentary at least. Two flat queries: a nested one has been planned badly.
    found = readable(issues.filter(locale__language_code=language), hidden_pages())
    newest = found.order_by("-week_start").values_list("pk", "week_start").distinct()[:ENTRIES]
    keys = [pk for pk, _week in newest]
    return _with_pages(
        language, list(projected(language).filter(page__in=keys, **chosen)[:ENTRIES])
    )


def _with_pages(
    language: str, rows: list[Commentary], before: dict[int, str] | None = None
) -> Contents:
    logged = PageLogEntry.objects.filter(action__in=WITHDRAWN)
    return Contents(
        language,
        rows,
        IssuePage.objects.in_bulk({row.page_id for row in rows}),
        before or {},
        logged.aggregate(last=Max("timestamp"))["last"],
    )
