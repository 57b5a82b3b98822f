"""What Zotero takes from a page's ``<meta>`` tags.

Written after its translator “Embedded Metadata” and ``cleanAuthor`` of its utilities, April 2026:
the first tag of a name counts, authors are a tag each, and a name without a comma is told apart
at its last space.
"""

from dataclasses import dataclass, field

import html5lib

FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_issue": "issue",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
}
EDGES = " \u00a0.,/[]:"


@dataclass
class Item:
    """What is saved; ``creators`` are ``(family, given)``, the second empty for an institution."""

    kind: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    creators: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def read(page: bytes) -> Item:
    """The item that Zotero makes of ``page``; without ``kind`` where it recognises none."""
    document = html5lib.parse(page, namespaceHTMLElements=False)
    found = [
        (tag.get("name"), tag.get("content"))
        for tag in document.find("head").iter("meta")
        if tag.get("name") and tag.get("content")
    ]
    item = Item()
    for name, content in found:
        if name in FIELDS:
            item.fields.setdefault(FIELDS[name], " ".join(content.split()))
    if "title" in item.fields:
        item.kind = "journalArticle"
    names = [content for name, content in found if name == "citation_author"]
    for name in names:
        item.creators += [_creator(each) for each in _authors(name, alone=len(names) == 1)]
    for name, content in found:
        if name == "citation_keywords":
            item.tags += [tag.strip() for tag in content.split(";") if tag.strip()]
    return item


def _authors(content: str, *, alone: bool) -> list[str]:
    authors = content.split(";")
    parts = [part.strip() for part in content.split(",")]
    if alone and len(authors) == 1 and len(parts) > 1 and " " in parts[0] and " " in parts[1]:
        return parts
    return authors


def _creator(name: str) -> tuple[str, str]:
    bare = name.strip().strip(EDGES)
    if "," in name:
        family, _comma, given = bare.partition(",")
        return family.strip(), given.strip()
    given, _space, family = bare.rpartition(" ")
    return family, given
