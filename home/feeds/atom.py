"""The Atom document: feeds and entries as plain facts, and those as bytes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from home.published import absolute

CONTENT_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry; ``path`` is the host-less address of its page, ``content`` HTML that stands alone.

    ``authors`` is empty where the feed's own author is meant; ``category`` is a code and its words.
    """

    id: str
    title: str
    path: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    category: tuple[str, str]
    summary: str
    content: str


@dataclass(frozen=True)
class Feed:
    """One feed: where it stands (``path``) and of which page it is the other form (``page``)."""

    id: str
    title: str
    language: str
    path: str
    page: str
    icon: str
    author: str
    updated: datetime


def feed_xml(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The whole document in UTF-8."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {XML_LANG: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", stamp(feed.updated))
    _link(root, rel="self", type=CONTENT_TYPE, href=absolute(feed.path))
    _alternate(root, feed.page, feed.language)
    _text(root, "icon", absolute(feed.icon))
    _author(root, feed.author)
    for entry in entries:
        _entry(root, entry, feed.language)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def stamp(moment: datetime) -> str:
    """RFC 3339, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _entry(root: ET.Element, entry: Entry, language: str) -> None:
    element = ET.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "published", stamp(entry.published))
    _text(element, "updated", stamp(entry.updated))
    _alternate(element, entry.path, language)
    for name in entry.authors:
        _author(element, name)
    term, label = entry.category
    ET.SubElement(element, f"{{{ATOM}}}category", {"term": term, "label": _xml(label)})
    _text(element, "summary", entry.summary)
    _text(element, "content", entry.content, type="html")


def _alternate(parent: ET.Element, path: str, language: str) -> None:
    _link(parent, rel="alternate", type="text/html", hreflang=language, href=absolute(path))


def _xml(text: str) -> str:
    """``text`` without the characters that XML 1.0 cannot hold."""
    return NOT_XML.sub("", text)


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _xml(text)


def _link(parent: ET.Element, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", attributes)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, f"{{{ATOM}}}author"), "name", name)
