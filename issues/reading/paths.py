"""Addresses of reader pages, host-less, computed without asking the tree page by page.

The front page of each language stands right under the tree's root and answers at ``/{language}/``;
an issue's slug is its Monday. A test holds these rules against Wagtail's own answer.
"""

from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef
from wagtail.models import Page, Site

from issues import models
from issues.prepared import Prepared
from issues.restrictions import FRONT_PAGE, restricted_pages

TO_FRONT_PAGE = FRONT_PAGE * Page.steplen
"""So many signs of the tree path of a page are the tree path of the front page above it."""


def path_from_tree(url_path: str, language: str) -> str:
    """``/situation-be/about/`` of a page in ``be`` → ``/be/about/``."""
    below_front_page = url_path.strip("/").partition("/")[2]
    return f"/{language}/{below_front_page}/" if below_front_page else f"/{language}/"


def absolute(path: str) -> str:
    """The public address of a host-less ``path``."""
    return f"{settings.PUBLIC_ORIGIN}{path}"


def front_paths() -> dict[str, str]:
    """``{tree path: language}`` of the live front pages, from one query.

    They are the root of the default site and its translations: below other pages under the tree's
    root nothing has an address here.
    """
    codes = dict(settings.LANGUAGES)
    return {path: language for path, language in _FRONT_PATHS.rows() if language in codes}


_FRONT_PATHS = Prepared(
    lambda: (
        Page.objects.live()
        .filter(
            depth=FRONT_PAGE,
            translation_key__in=Site.objects.filter(is_default_site=True).values(
                "root_page__translation_key"
            ),
        )
        .order_by()
        .values_list("path", "locale__language_code")
    )
)


def index_paths() -> dict[str, str]:
    """``{language: path of all issues}`` where anybody can open that page, from one query."""
    return {
        language: path_from_tree(url_path, language) for language, url_path in _INDEX_PATHS.rows()
    }


_INDEX_PATHS = Prepared(
    lambda: (
        models.IssueIndexPage.objects.live()
        .filter(~restricted_pages(), alias_of=None)
        .values_list("locale__language_code", "url_path")
    )
)


def paths_with_issues(year: int | None = None) -> tuple[dict[str, str], set[str]]:
    """``index_paths()``, and the languages of those that have an issue, at all or in ``year``.

    One query.
    """
    issues = models.Commentary.objects.for_everyone().filter(locale=OuterRef("locale"))
    if year is not None:
        issues = issues.filter(week_start__year=year)
    rows = models.IssueIndexPage.objects.live().filter(~restricted_pages(), alias_of=None)
    found = rows.values_list("locale__language_code", "url_path", Exists(issues))
    paths = {language: path_from_tree(url_path, language) for language, url_path, _any in found}
    return paths, {language for language, _url_path, filled in found if filled}


def index_path_of(page: Page) -> str:
    """The path of all issues where ``page``, an issue or the index itself, stands in the tree."""
    url_path = page.url_path
    if not isinstance(page, models.IssueIndexPage):
        url_path = url_path[: url_path.rstrip("/").rfind("/") + 1]
    return path_from_tree(url_path, page.locale.language_code)


def year_path(index_path: str, year: int) -> str:
    return f"{index_path}{year}/"


def issue_path(index_path: str, week_start: date) -> str:
    return f"{index_path}{week_start.isoformat()}/"


def commentary_path(index_path: str, week_start: date, slug: str) -> str:
    return f"{issue_path(index_path, week_start)}{slug}/"


def side_by_side_path(index_path: str, week_start: date, slug: str, other: str) -> str:
    """A commentary in the language of ``index_path`` beside the language ``other``."""
    return f"{commentary_path(index_path, week_start, slug)}with/{other}/"


def section_path(index_path: str, slug: str, year: int | None = None) -> str:
    """A section's latest year, or the given one."""
    path = f"{index_path}section/{slug}/"
    return path if year is None else f"{path}{year}/"


def citation_path(path: str, ending: str) -> str:
    """The file that cites the commentary at ``path``, in the format of ``ending``."""
    return f"{path}cite.{ending}"


def verdicts_path(index_path: str, year: int | None = None) -> str:
    """The verdicts of all years, or of one."""
    path = f"{index_path}verdicts/"
    return path if year is None else f"{path}{year}/"


def data_paths(
    index_path: str, *, section: str | None = None, year: int | None = None
) -> dict[str, str]:
    """``{"csv": path, "json": path}`` of the verdicts as data, all of them or those asked for."""
    parts = [part for part in (section, year and str(year)) if part]
    path = "/".join([f"{index_path}verdicts", *parts])
    return {form: f"{path}.{form}" for form in ("csv", "json")}
