"""Atom (RFC 4287): the latest commentaries of a language in full, readable without the site."""

import hashlib
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

import nh3
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.models import HomePage
from home.published import absolute, hidden_pages, readable
from issues.models import Commentary, IssuePage
from issues.reading.commentary import byline_names
from issues.reading.lines import projected
from issues.reading.paths import path_from_tree

ENTRIES = 30
SHAPE = "2"  # part of the ETag: raise it when what an entry holds changes
ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TAGS = {
    *("a", "b", "blockquote", "br", "caption", "cite", "code", "em", "figcaption", "figure"),
    *("footer", "h2", "h3", "h4", "i", "img", "li", "ol", "p", "strong", "table", "tbody", "td"),
    *("th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


@dataclass(frozen=True)
class Latest:
    """What a feed is made of: the front page, and rows of the projection with their pages."""

    front_page: HomePage | None
    rows: list[Commentary]
    pages: dict[int, IssuePage]

    @property
    def changed(self) -> datetime:
        """The last change of anything here; the epoch when there is nothing."""
        moments = [page.last_published_at for page in self.pages.values()]
        moments += [row.updated_at for row in self.rows]
        if self.front_page:
            moments.append(self.front_page.last_published_at)
        return max((moment for moment in moments if moment), default=datetime.fromtimestamp(0, UTC))


def latest(language: str) -> Latest:
    """The newest commentaries in ``language``, from six queries; newest week first."""
    hidden = hidden_pages()
    issues = readable(IssuePage.objects.filter(locale__language_code=language), hidden)
    # Each issue holds a commentary at least. Two flat queries: a nested one has been planned badly.
    newest = list(issues.order_by("-week_start").values_list("pk", flat=True)[:ENTRIES])
    rows = list(projected(language).filter(page__in=newest)[:ENTRIES])
    pages: dict[int, IssuePage] = IssuePage.objects.in_bulk({row.page_id for row in rows})
    front = readable(HomePage.objects.filter(locale__language_code=language), hidden).first()
    return Latest(front, rows, pages)


@require_safe
def all_commentaries(request: HttpRequest) -> HttpResponse:
    """The feed of one language, with ``ETag`` and ``Last-Modified``; 304 where nothing changed."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    found = latest(language)
    etag, changed = _etag(found, language), int(found.changed.timestamp())
    # A withdrawn commentary moves the date back: as nginx does, only the same date means "same".
    asked = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    response: HttpResponse | None = get_conditional_response(
        request, etag=etag, last_modified=changed if asked == changed else None
    )
    if response is None:
        response = HttpResponse(
            feed_xml(found, language), content_type="application/atom+xml; charset=utf-8"
        )
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    return response


def feed_xml(found: Latest, language: str) -> bytes:
    """The whole document in UTF-8; must run with ``language`` active."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {XML_LANG: language})
    name, here = _("Situation in Belarus"), reverse("feed")
    key = found.front_page.translation_key if found.front_page else UUID(int=0)
    _text(feed, "id", f"urn:uuid:{uuid5(key, f'feed/{language}')}")
    _text(feed, "title", name)
    _text(feed, "updated", _stamp(max(map(_updated, found.rows), default=found.changed)))
    _link(feed, rel="self", type="application/atom+xml", href=absolute(here))
    _link(
        feed, rel="alternate", type="text/html", hreflang=language, href=absolute(f"/{language}/")
    )
    _text(feed, "icon", absolute(static("home/icon.png")))
    _author(feed, _("Analysts of “Situation in Belarus”"))
    for row in found.rows:
        page = found.pages[row.page_id]
        blocks = {UUID(child.id): child for child in page.readable_commentaries}
        # Somebody may publish between the queries: what is gone by then is left out.
        if row.block_id in blocks:
            _entry(feed, row, page, blocks[row.block_id].value)
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document


def _entry(feed: ET.Element, row: Commentary, page: IssuePage, value: Any) -> None:
    language = feed.attrib[XML_LANG]
    path = f"{path_from_tree(page.url_path, language)}{row.slug}/"
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    # Not a tag: URI, which would have to name a domain: ours may be blocked and change.
    _text(entry, "id", f"urn:uuid:{uuid5(row.translation_key, f'{row.block_id}/{language}')}")
    _text(entry, "title", row.title)
    _text(entry, "published", _stamp(row.first_published_at))
    _text(entry, "updated", _stamp(_updated(row)))
    _link(entry, rel="alternate", type="text/html", hreflang=language, href=absolute(path))
    for name in byline_names(value, language):
        _author(entry, name)
    label = row.section.name_in(language)
    ET.SubElement(entry, f"{{{ATOM}}}category", {"term": row.section.slug, "label": _xml(label)})
    _text(entry, "summary", row.lead)
    _text(entry, "content", _content(row, value, path), type="html")


def _content(row: Commentary, value: Any, path: str) -> str:
    """The commentary as HTML that stands alone: no classes, no scripts, absolute addresses."""
    html = render_to_string(
        "feeds/commentary.html",
        {"row": row, "value": value, "body": [child.render() for child in value["body"]]},
    )
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative=("rewrite_with_base", absolute(path)),
        link_rel=None,
        clean_content_tags={"script", "style", "svg", "template"},
    )


def _etag(found: Latest, language: str) -> str:
    parts: list[object] = [SHAPE, language, settings.PUBLIC_ORIGIN, found.changed]
    for row in found.rows:
        parts += [row.block_id, row.content_hash, row.verdict, row.slug, row.section]
        parts.append(found.pages[row.page_id].last_published_at)
    return quote_etag(hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32])


def _xml(text: str) -> str:
    """``text`` without the characters that XML 1.0 cannot hold."""
    return NOT_XML.sub("", text)


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _xml(text)


def _link(parent: ET.Element, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", attributes)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _updated(row: Commentary) -> datetime:
    """When readers were last given something they must not miss (RFC 4287, 4.2.15): no typos."""
    return max(row.first_published_at, row.corrected_at or row.first_published_at)


def _stamp(moment: datetime) -> str:
    """RFC 3339, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
