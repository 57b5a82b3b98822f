"""Follows every internal link of a site, as a reader or a search engine would."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

ORIGIN = settings.PUBLIC_ORIGIN
LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "source": "srcset",
    "script": "src",
    "form": "action",
    "use": "href",
}


@dataclass
class Site:
    """What a crawl found: HTML by path, and every broken link as ``(page, link, why)``.

    ``listed`` and ``missing`` are for what a test knows besides: paths, and HTML of error pages.
    """

    pages: dict[str, bytes] = field(default_factory=dict)
    broken: list[tuple[str, str, str]] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    missing: dict[str, bytes] = field(default_factory=dict)


def crawl(client: Client, *starts: str) -> Site:
    """Visits ``starts`` and whatever they lead to within the site; other sites are left alone."""
    site = Site()
    anchors: dict[str, set[str]] = {}
    fragments: list[tuple[str, str, str, str]] = []
    waiting: list[tuple[str, str, str]] = [("", start, start) for start in starts]
    answers: dict[str, tuple[str, str]] = {}
    while waiting:
        page, link, path = waiting.pop()
        target = urlsplit(path)
        if target.path not in answers:
            answers[target.path] = _visit(client, target.path, site)
            final, problem = answers[target.path]
            if not problem and final in site.pages and final not in anchors:
                document = html5lib.parse(site.pages[final], namespaceHTMLElements=False)
                anchors[final] = {tag.get("id") for tag in document.iter() if tag.get("id")}
                waiting += [(final, found, to) for found, to in _links(document, final)]
        final, problem = answers[target.path]
        if problem:
            site.broken.append((page, link, problem))
        elif target.fragment:
            fragments.append((page, link, final, unquote(target.fragment)))
    for page, link, final, fragment in fragments:
        if fragment not in anchors.get(final, set()):
            site.broken.append((page, link, "no such place in the page"))
    return site


def _visit(client: Client, path: str, site: Site) -> tuple[str, str]:
    """The path that ``path`` ends at, and what is wrong with it if anything is."""
    if path.startswith(settings.STATIC_URL):
        found = finders.find(unquote(path.removeprefix(settings.STATIC_URL)))
        return path, "" if found else "no such static file"
    for _hop in range(5):
        response = client.get(unquote(path))
        if response.status_code not in {301, 302}:
            break
        path = urlsplit(urljoin(path, response["Location"])).path
    if response.status_code != 200:
        return path, f"status {response.status_code}"
    if response.headers["Content-Type"].startswith("text/html"):
        site.pages[path] = response.content
    return path, ""


def _links(document: Any, page: str) -> Iterator[tuple[str, str]]:
    """``(link as written, path with fragment)`` of every link to this site in ``document``."""
    for tag in document.iter():
        written = tag.get(LINKS.get(tag.tag, ""))
        if written is None:
            continue
        found = written.split(",") if tag.tag == "source" else [written]
        for link in (part.split()[0] if tag.tag == "source" else part for part in found):
            address = urljoin(f"{ORIGIN}{page}", link)
            if address.startswith(f"{ORIGIN}/"):
                yield link, address.removeprefix(ORIGIN)
