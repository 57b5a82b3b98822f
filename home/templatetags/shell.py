"""The frame around every page: where the header and the footer lead."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.translation import get_language

from home.lacinka.page import CYRILLIC, TAG, path_in_lacinka
from home.models import PlainPage
from home.texts import READING_SAFELY
from issues.models import Section
from issues.reading.paths import index_paths, path_from_tree, section_path, verdicts_path
from issues.restrictions import restricted_pages

register = template.Library()


@dataclass(frozen=True)
class Link:
    """A link with its words; ``current`` when it leads to the page it stands on."""

    text: str
    path: str
    current: bool = False
    language: str = ""
    tone: int = 0


class PlainLink(NamedTuple):
    """A plain page, by the end of its address, and whether the footer leads to it."""

    slug: str
    in_footer: bool
    link: Link


@dataclass(frozen=True)
class Shell:
    """Links of the frame, in one language.

    ``all_issues`` and ``verdicts`` are empty when the page of all issues is not live.
    ``reading_safely`` is the page to link wherever a reader is asked for an address; ``None``
    when it is not live. ``script`` leads to this page in the other script of its language, if
    that has two.
    """

    home: Link
    all_issues: str
    verdicts: str
    sections: list[Link]
    plain_pages: list[Link]
    reading_safely: Link | None
    feeds: Link
    search: Link
    languages: list[Link]
    script: Link | None


@register.simple_tag(takes_context=True)
def site_shell(context: Context) -> Shell:
    """The links of the frame, from at most three queries; error pages have no ``meta``."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    meta = context.get("meta")
    here = meta.path if meta else ""
    in_lacinka = getattr(context.get("request"), "in_lacinka", False)
    paths = context.get("index_paths") or index_paths()
    index_path = paths.get(language, "")
    plain = _plain_pages(language, here)
    feeds, search = reverse("feeds"), reverse("search")
    return Shell(
        home=Link("", f"/{language}/", here == f"/{language}/"),
        all_issues=index_path,
        verdicts=verdicts_path(index_path) if index_path else "",
        sections=_sections(language, index_path, here) if index_path else [],
        plain_pages=[page.link for page in plain if page.in_footer],
        reading_safely=next((page.link for page in plain if page.slug == READING_SAFELY), None),
        feeds=Link("", feeds, feeds == here),
        search=Link("", search, here.startswith(search)),
        languages=_languages(meta.alternates if meta else None, language, in_lacinka),
        script=_script(here or f"/{language}/", language, in_lacinka),
    )


def _sections(language: str, index_path: str, here: str) -> list[Link]:
    """Sections still in use; those that ended are reached from their commentaries."""
    return [
        Link(section.name_in(language), path, path == here, tone=section.tone)
        for section in Section.objects.filter(used_until=None)
        if (path := section_path(index_path, section.slug))
    ]


def _plain_pages(language: str, here: str) -> list[PlainLink]:
    rows = PlainPage.objects.live().filter(
        ~restricted_pages(), locale__language_code=language, alias_of=None
    )
    found = rows.order_by("path").values_list("slug", "in_footer", "title", "url_path")
    return [
        PlainLink(slug, in_footer, Link(title, path, path == here))
        for slug, in_footer, title, url_path in found
        if (path := path_from_tree(url_path, language))
    ]


def _languages(alternates: dict[str, Any] | None, language: str, in_lacinka: bool) -> list[Link]:
    """The languages of this very page; on a page that is nowhere, the front pages."""
    paths = {code: f"/{code}/" for code, _name in settings.LANGUAGES}
    if alternates is not None:
        paths = alternates
    here = "" if alternates is None or in_lacinka else language
    return [
        Link(name, paths[code], here == code, code)
        for code, name in settings.LANGUAGES
        if code in paths
    ]


def _script(here: str, language: str, in_lacinka: bool) -> Link | None:
    """The way from Belarusian Cyrillic to Łacinka and back."""
    if language != CYRILLIC:
        return None
    if in_lacinka:
        return Link("Кірыліца", here, language=CYRILLIC)
    return Link("Łacinka", path_in_lacinka(here), language=TAG)


@register.filter
def language_name(code: str) -> str:
    """The name of a language in itself."""
    return dict(settings.LANGUAGES).get(code, code)
