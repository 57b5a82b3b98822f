"""The languages in which an address that is missing in one language can be read."""

import re
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from home.published import front_pages, hidden_pages, readable
from issues.models import Commentary, CommentaryAddress, IssueIndexPage, IssuePage
from issues.reading.paths import path_from_tree

LONGEST_PATH = 500
OUTSIDE_TREE = ("feeds/", "newsletter/", "search/")
OUR_ADDRESS = re.compile(r"/(?:[a-z0-9-]+/)*", re.ASCII)
BESIDE = re.compile(r"(?P<commentary>[a-z0-9/-]+/)with/[a-z0-9-]+/", re.ASCII)
LIST = re.compile(
    r"(?:(?:section/(?P<section>[a-z0-9-]+)|verdicts)/)?(?:(?P<year>[12]\d{3})/)?", re.ASCII
)


class Offer(NamedTuple):
    """A language in which the reader finds what was looked for; ``path`` is host-less."""

    code: str
    name: str
    path: str


def offers_for(path: str) -> list[Offer]:
    """Where else the content of the missing ``path`` is live, in the site's order of languages.

    Slugs are the same in every language, so the rest of the address decides. At most eight
    queries; none for an address that none of ours can look like. A path without a language is
    looked for in all of them. Where two languages do not stand side by side, each that is there
    is offered by itself, that of the address too.
    """
    if len(path) > LONGEST_PATH or not OUR_ADDRESS.fullmatch(path):
        return []
    asked = get_language_from_path(path)
    rest = path.removeprefix(f"/{asked}/") if asked else path.removeprefix("/")
    hidden = hidden_pages()
    fronts = front_pages(hidden)
    if beside := BESIDE.fullmatch(rest):
        rest = beside["commentary"]
    else:
        fronts.pop(asked or "", None)
    paths: dict[str, str] = {}
    for look in (_commentary,) if beside else (_shell, _pages, _lists, _commentary):
        paths = paths or look(fronts, rest, hidden)
    return [Offer(code, name, paths[code]) for code, name in settings.LANGUAGES if code in paths]


def is_side_by_side(path: str) -> bool:
    """Whether ``path`` looks like the address of a commentary in two languages."""
    return len(path) <= LONGEST_PATH and bool(BESIDE.fullmatch(path.lstrip("/")))


def _shell(fronts: dict[str, str], rest: str, hidden: Q) -> dict[str, str]:
    """What is not a page in the tree: it is there in every language."""
    return {code: f"/{code}/{rest}" for code, _name in settings.LANGUAGES if rest in OUTSIDE_TREE}


def _pages(fronts: dict[str, str], rest: str, hidden: Q) -> dict[str, str]:
    wanted = {f"{front}{rest}": code for code, front in fronts.items()}
    found = readable(Page.objects.filter(url_path__in=wanted), hidden).values_list(
        "url_path", flat=True
    )
    return {wanted[url]: path_from_tree(url, wanted[url]) for url in found}


def _lists(fronts: dict[str, str], rest: str, hidden: Q) -> dict[str, str]:
    """Sections, years and verdicts: they are there where a commentary fills them."""
    index, _slash, tail = rest.partition("/")
    match = LIST.fullmatch(tail)
    if not tail or match is None:
        return {}
    content = Q()
    if match["section"]:
        content &= Q(section__slug=match["section"])
    if match["year"]:
        content &= Q(week_start__year=int(match["year"]))
    indexes = readable(
        IssueIndexPage.objects.filter(
            url_path__in=[f"{front}{index}/" for front in fronts.values()]
        ),
        hidden,
    )
    live = set(indexes.values_list("locale__language_code", flat=True))
    filled = set(
        Commentary.objects.filter(content, locale__language_code__in=live)
        .order_by()
        .values_list("locale__language_code", flat=True)
        .distinct()
    )
    return {code: f"/{code}/{rest}" for code in filled}


def _commentary(fronts: dict[str, str], rest: str, hidden: Q) -> dict[str, str]:
    """A commentary by any slug it ever had; the path given is its present one."""
    issue, _slash, slug = rest.rstrip("/").rpartition("/")
    keys = IssuePage.objects.filter(slug=issue.rpartition("/")[2]).values("translation_key")
    address = CommentaryAddress.objects.filter(slug=slug, translation_key__in=keys).first()
    if address is None:
        return {}
    rows = Commentary.objects.filter(
        translation_key=address.translation_key,
        block_id=address.block_id,
        page__in=readable(IssuePage.objects.filter(locale__language_code__in=fronts), hidden),
    ).values_list("locale__language_code", "page__url_path", "slug")
    return {
        code: f"{path_from_tree(url_path, code)}{slug_now}/" for code, url_path, slug_now in rows
    }
