"""What is wrong with a feed: by the grammar, by the RFCs' other rules, and to a feed reader."""

import re
from collections import Counter
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import feedparser
import html5lib
from django.conf import settings
from lxml import etree

from tests import schemas

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMES = {"a": "http://www.w3.org/2005/Atom"}

# RFC 4151, section 2.1: tagging entity, then any characters of a path.
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_SPECIFIC = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
TAG = re.compile(rf"tag:(?:[A-Za-z0-9._-]+@)?{_LABEL}(?:\.{_LABEL})+,{_DATE}:{_SPECIFIC}", re.ASCII)


def faults(path: str, document: bytes) -> list[str]:
    """Everything wrong with the feed that was found at the host-less ``path``."""
    found = schemas.faults("atom", document)
    if found:
        return found
    feed = etree.fromstring(document)
    entries = feed.findall(f"{ATOM}entry")
    return [
        *_ids(feed, entries),
        *_times(feed, entries),
        *_links(feed, entries, settings.PUBLIC_ORIGIN + path),
        *(fault for entry in entries for fault in _content(entry)),
        *_reader(document, len(entries)),
    ]


def _ids(feed: Any, entries: list[Any]) -> list[str]:
    ids = [element.findtext(f"{ATOM}id") for element in (feed, *entries)]
    found = [f"id {name} {count} times" for name, count in Counter(ids).items() if count > 1]
    return found + [f"no tag: URI: {name}" for name in ids if not TAG.fullmatch(name)]


def _times(feed: Any, entries: list[Any]) -> list[str]:
    def moment(element: Any, name: str) -> datetime:
        return datetime.fromisoformat(element.findtext(f"{ATOM}{name}"))

    newest = moment(feed, "updated")
    found = []
    for entry in entries:
        published, updated = moment(entry, "published"), moment(entry, "updated")
        if published > updated:
            found.append(f"published {published} after updated {updated}")
        if updated > newest:
            found.append(f"entry updated {updated} after the feed {newest}")
    return found


def _links(feed: Any, entries: list[Any], address: str) -> list[str]:
    own = [link.get("href") for link in feed.findall("a:link[@rel='self']", NAMES)]
    found = [] if own == [address] else [f"self is {own}, not {address}"]
    for element in (feed, *entries):
        alternates = element.findall("a:link[@rel='alternate']", NAMES)
        if len(alternates) != 1:
            found.append(f"{len(alternates)} alternates")
        found += [
            f"alternate in {link.get('hreflang')}"
            for link in alternates
            if link.get("hreflang") != feed.get(XML_LANG)
        ]
        found += [
            f"link to {link.get('href')}"
            for link in element.findall(f"{ATOM}link")
            if not _is_web(link.get("href"))
        ]
    return found


def _content(entry: Any) -> list[str]:
    """Content stands alone: sound HTML, absolute addresses, nothing that runs or needs styles."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        fragment = parser.parseFragment(entry.findtext(f"{ATOM}content"))
    except html5lib.html5parser.ParseError as error:
        return [f"content: {error}"]
    found = []
    for tag in fragment.iter():
        if tag.tag in {"script", "style", "svg", "iframe", "object", "form", "input"}:
            found.append(f"content has <{tag.tag}>")
        found += [
            f"content has {name} on <{tag.tag}>"
            for name in tag.attrib
            if name in {"class", "style", "id"} or name.startswith("on")
        ]
        for name in {"href", "src"} & set(tag.attrib):
            if not _is_web(tag.get(name)) and not tag.get(name).startswith("mailto:"):
                found.append(f"content leads to {tag.get(name)}")
    return found


def _is_web(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _reader(document: bytes, entries: int) -> list[str]:
    parsed = feedparser.parse(BytesIO(document))
    found = [f"feedparser: {parsed.bozo_exception}"] if parsed.bozo else []
    if len(parsed.entries) != entries:
        found.append(f"feedparser sees {len(parsed.entries)} of {entries} entries")
    return found
