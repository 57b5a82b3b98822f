"""The sitemap: every address a search engine may show, with its languages and last change.

One file holds 50,000 addresses and 50 MB (sitemaps.org): enough for fifty years of weeks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from django.utils.encoding import iri_to_uri
from wagtail.models import Page

from home.feeds.listing import feeds_page_paths
from home.published import absolute, readable, with_default
from issues.models import Commentary
from issues.reading.paths import path_from_tree, section_path, verdicts_path, year_path

Key = tuple[object, ...]


@dataclass
class Group:
    """One page in all its languages: ``paths`` and last changes by language code."""

    paths: dict[str, str] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)

    def add(self, language: str, path: str, changed: datetime | None) -> None:
        """Puts in a language, or moves its last change forward."""
        self.paths[language] = path
        if changed is not None:
            self.changed[language] = max(changed, self.changed.get(language, changed))


class Groups:
    """All groups by a key that is the same in every language."""

    def __init__(self) -> None:
        self.by_key: dict[Key, Group] = {}

    def add(self, key: Key, language: str, path: str, changed: datetime | None) -> None:
        self.by_key.setdefault(key, Group()).add(language, path, changed)


def find_groups() -> list[Group]:
    """Everything readers can open, from four queries whatever the size of the archive."""
    groups = Groups()
    pages: dict[int, tuple[str, str]] = {}
    keys: dict[str, Key] = {}
    rows = readable(Page.objects.filter(depth__gt=1).order_by("path")).values_list(
        "pk", "translation_key", "locale__language_code", "url_path", "last_published_at"
    )
    for pk, translation_key, language, url_path, changed in rows:
        path = path_from_tree(url_path, language)
        pages[pk] = (language, path)
        keys[path] = ("page", translation_key)
        groups.add(keys[path], language, path, changed)
    commentaries = Commentary.objects.order_by("week_start", "position").values_list(
        "page_id",
        "translation_key",
        "block_id",
        "slug",
        "section__slug",
        "week_start",
        "updated_at",
    )
    for page_id, translation_key, block_id, slug, section, week_start, changed in commentaries:
        if page_id not in pages:
            continue
        language, issue = pages[page_id]
        path = f"{issue}{slug}/"
        groups.add(("commentary", translation_key, block_id), language, path, changed)
        for key, path in _lists(issue, language, section, week_start.year):
            groups.add(keys.get(path, key), language, path, changed)
    for language, path in feeds_page_paths().items():
        groups.add(("feeds",), language, path, None)
    return list(groups.by_key.values())


def _lists(issue: str, language: str, section: str, year: int) -> list[tuple[Key, str]]:
    """Keys and paths of the lists that show a commentary, and so change with it."""
    index = issue[: issue.rstrip("/").rfind("/") + 1]
    return [
        (("front",), f"/{language}/"),
        (("index",), index),
        (("year", year), year_path(index, year)),
        (("verdicts",), verdicts_path(index)),
        (("verdicts", year), verdicts_path(index, year)),
        (("section", section), section_path(index, section)),
        (("section", section, year), section_path(index, section, year)),
    ]


def sitemap_xml() -> str:
    """The sitemap as sitemaps.org and Google's xhtml alternates define it."""
    return "".join(_lines(find_groups()))


def _lines(found: list[Group]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    for group in found:
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(_address(path))}/>'
            for code, path in with_default(group.paths)
        )
        for language, path in group.paths.items():
            changed = group.changed.get(language)
            lastmod = f"<lastmod>{_stamp(changed)}</lastmod>" if changed else ""
            yield f"<url><loc>{escape(_address(path))}</loc>{lastmod}{alternates}</url>\n"
    yield "</urlset>\n"


def _address(path: str) -> str:
    return iri_to_uri(absolute(path)) or ""


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
