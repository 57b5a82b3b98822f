"""Addresses of reader pages, host-less, computed without asking the tree page by page.

The front page of each language stands right under the tree's root and answers at ``/{language}/``;
an issue's slug is its Monday. A test holds these rules against Wagtail's own answer.
"""

from datetime import date

from django.conf import settings

from issues import models


def path_from_tree(url_path: str, language: str) -> str:
    """``/situation-be/about/`` of a page in ``be`` → ``/be/about/``."""
    below_front_page = url_path.strip("/").partition("/")[2]
    return f"/{language}/{below_front_page}/" if below_front_page else f"/{language}/"


def absolute(path: str) -> str:
    """The public address of a host-less ``path``."""
    return f"{settings.PUBLIC_ORIGIN}{path}"


def index_paths() -> dict[str, str]:
    """``{language: path of all issues}`` where that page is live, from one query."""
    rows = models.IssueIndexPage.objects.live().filter(alias_of=None)
    return {
        language: path_from_tree(url_path, language)
        for language, url_path in rows.values_list("locale__language_code", "url_path")
    }


def year_path(index_path: str, year: int) -> str:
    return f"{index_path}{year}/"


def issue_path(index_path: str, week_start: date) -> str:
    return f"{index_path}{week_start.isoformat()}/"


def commentary_path(index_path: str, week_start: date, slug: str) -> str:
    return f"{issue_path(index_path, week_start)}{slug}/"


def section_path(index_path: str, slug: str, year: int | None = None) -> str:
    """A section's latest year, or the given one."""
    path = f"{index_path}section/{slug}/"
    return path if year is None else f"{path}{year}/"


def citation_path(path: str, ending: str) -> str:
    """The file that cites the commentary at ``path``, in the format of ``ending``."""
    return f"{path}cite.{ending}"
