"""What the front page of a language shows: its latest issue, and the weeks before it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from issues.models.commentary import Commentary
from issues.reading.ledger.recent import Recent, recent_sections
from issues.reading.lines import WeekEntry, projected, weeks_of
from issues.reading.paths import issue_path

EARLIER_WEEKS = 8


@dataclass(frozen=True)
class FrontPage:
    """The latest week in full (``None`` before the first issue), and up to eight earlier ones.

    ``recent`` are the sections in use with their last twelve weeks. ``newer_elsewhere`` maps the
    languages that already have a newer issue to its path there.
    """

    latest: WeekEntry | None
    introduction: str
    earlier: list[WeekEntry]
    recent: list[Recent]
    newer_week: date | None
    newer_elsewhere: dict[str, str]


def front_page(language: str, paths: dict[str, str]) -> FrontPage:
    """The front page in ``language``; ``paths`` are ``index_paths()``. Six queries at most."""
    rows = projected(language)
    index_path = paths.get(language, "")
    mondays = list(
        Commentary.objects.for_everyone()
        .filter(locale__language_code=language)
        .order_by("-week_start")
        .values_list("week_start", flat=True)
        .distinct()[: EARLIER_WEEKS + 1]
    )
    weeks = weeks_of(rows.filter(week_start__in=mondays), index_path) if mondays else []
    everything = Commentary.objects.for_everyone().order_by("-week_start")
    newest = everything.values_list("week_start", flat=True).first()
    newer = newest if newest and (not mondays or newest > mondays[0]) else None
    return FrontPage(
        latest=weeks[0] if weeks else None,
        introduction=_introduction(language, mondays[0]) if mondays else "",
        earlier=weeks[1:],
        recent=recent_sections(language, index_path, mondays[0]) if mondays else [],
        newer_week=newer,
        newer_elsewhere=_languages_of(newer, paths) if newer else {},
    )


def _introduction(language: str, week_start: date) -> str:
    rows = projected(language).filter(week_start=week_start)
    return rows.values_list("page__introduction", flat=True).first() or ""


def _languages_of(week_start: date, paths: dict[str, str]) -> dict[str, str]:
    codes = set(
        Commentary.objects.for_everyone()
        .filter(week_start=week_start)
        .order_by()
        .values_list("locale__language_code", flat=True)
        .distinct()
    )
    return {
        code: issue_path(paths[code], week_start)
        for code, _name in settings.LANGUAGES
        if code in codes and code in paths
    }
