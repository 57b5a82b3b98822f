"""An issue as an EPUB 3.3 (https://www.w3.org/TR/epub-33/), written with zipfile and templates."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.template.loader import render_to_string
from django.utils import translation

from issues.document.content import Document
from publishing.making.pdf import make_cover
from publishing.making.pieces import Pictures, zipped

COMPRESSED = (".css", ".opf", ".xhtml", ".xml")


def make_epub(document: Document, pictures: Pictures) -> bytes:
    """The book: a title page, a page for each commentary, a table of contents and a cover."""
    with translation.override(document.language):
        return zipped(_members(document, pictures), deflate=COMPRESSED)


def _members(document: Document, pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    context: dict[str, Any] = {
        "document": document,
        "identifier": f"urn:uuid:{uuid5(UUID(document.key), f'epub/{document.language}')}",
        "pictures": {name: name for name in pictures},
    }
    # First, stored and alone: so a program knows the format without unpacking anything.
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _rendered("container.xml", context)
    for name in ("package.opf", "nav.xhtml", "title.xhtml", "book.css"):
        yield f"book/{name}", _rendered(name, context)
    for number, commentary in enumerate(document.commentaries, start=1):
        page = context | {"commentary": commentary}
        yield f"book/commentary-{number}.xhtml", _rendered("commentary.xhtml", page)
    yield "book/cover.png", make_cover(document)
    for name, content in pictures.items():
        yield f"book/{name}", content


def _rendered(name: str, context: dict[str, Any]) -> bytes:
    return render_to_string(f"publishing/files/{name}", context).strip().encode() + b"\n"
