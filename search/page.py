"""What the search page shows."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.reading.meta import PageMeta
from search.asked import LONGEST_TYPED, ORDERS, Asked
from search.examples import examples
from search.facets import rows_of
from search.finding import Chosen, Found, find


@dataclass(frozen=True)
class Order:
    """An order of the results, and the query that leads to it."""

    label: str
    path: str
    current: bool


@dataclass(frozen=True)
class PageLink:
    """A neighbouring page of results: how it stands to this one, the query, which one it is."""

    rel: str
    path: str
    words: str


def page_context(asked: Asked, language: str) -> dict[str, Any]:
    """``asked``, ``meta`` and ``examples``; and if something is asked, what is found."""
    context: dict[str, Any] = {
        "asked": asked,
        "longest": LONGEST_TYPED,
        "examples": examples(language),
        "data_path": reverse("search_json") + asked.query(),
    }
    found = None
    if asked.text:
        found = find(asked.text, language, chosen=asked.chosen, order=asked.order, page=asked.page)
        context |= _findings(asked, found)
    context["meta"] = _meta(asked, found)
    return context


def _findings(asked: Asked, found: Found) -> dict[str, Any]:
    """Links are queries: they hold for the page they stand on, in whatever script that is."""
    return {
        "found": found,
        "count": count_in_words(found),
        "exact": [result for result in found.results if not result.similar],
        "similar": [result for result in found.results if result.similar],
        "facets": rows_of(found.facets, asked, found.total + found.similar),
        "unnarrowed": replace(asked, chosen=Chosen(), page=1).query() if asked.narrowed else "",
        "orders": _orders(asked),
        "pages": _pages(asked, found),
        "page_words": _place(found.page, found.pages),
        "suggested": Asked(found.suggestion.text).query() if found.suggestion else "",
    }


def _orders(asked: Asked) -> list[Order]:
    labels = {"relevance": _("the best first"), "date": _("the newest first")}
    return [
        Order(labels[order], replace(asked, order=order, page=1).query(), order == asked.order)
        for order in ORDERS
    ]


def _pages(asked: Asked, found: Found) -> list[PageLink]:
    """The pages before and after this one, if there are."""
    return [
        PageLink(rel, replace(asked, page=page).query(), _place(page, found.pages))
        for rel, page in (("prev", found.page - 1), ("next", found.page + 1))
        if 1 <= page <= found.pages
    ]


def _place(page: int, pages: int) -> str:
    return _("page %(page)d of %(pages)d") % {"page": page, "pages": pages}


def _meta(asked: Asked, found: Found | None) -> PageMeta:
    """The languages keep the question; search engines are told of the page without one."""
    path, query = reverse("search"), replace(asked, page=1).query()
    return PageMeta(
        title=_title(found),
        description=_("Search in all commentaries, issues and pages, in three languages at once."),
        path=path + query,
        canonical=path,
        alternates={code: f"/{code}/search/{query}" for code, _name in settings.LANGUAGES},
        noindex=bool(query),
    )


def _title(found: Found | None) -> str:
    """What a tab says. It does not repeat the question: whoever looks at the screen sees it."""
    parts = [_("Search")]
    if found is not None:
        parts.append(count_in_words(found))
        if found.page > 1:
            parts.append(_place(found.page, found.pages))
    return " — ".join(parts)


def count_in_words(found: Found) -> str:
    """How many texts hold what was asked for, as a heading."""
    count = found.total
    if count:
        return ngettext("%(count)s text found", "%(count)s texts found", count) % {"count": count}
    return _("Nothing is spelled like this") if found.similar else _("Nothing was found")
