"""An issue as plain text in UTF-8 for a terminal, an e-mail or a typewriter font."""

from collections.abc import Iterator

from issues.document.content import Document
from issues.document.plain_text import (
    NBSP,
    WIDTH,
    Links,
    commentary_blocks,
    contents_lines,
    rich_blocks,
    wrapped,
)
from publishing.making.pieces import Pictures


def make_plain_text(document: Document, pictures: Pictures) -> bytes:
    """Lines of at most 72 signs, addresses aside, which stay whole."""
    blocks = [*_front(document)]
    for commentary in document.commentaries:
        blocks += commentary_blocks(commentary, document.words)
    blocks += _colophon(document)
    return ("\n\n".join(blocks).replace(NBSP, " ") + "\n").encode()


def _front(document: Document) -> Iterator[str]:
    yield "\n".join(["=" * WIDTH, wrapped(document.title), "=" * WIDTH])
    yield wrapped(f"{document.words['kicker']}: {document.week_words}")
    links = Links()
    yield from rich_blocks(document.introduction, links)
    yield from links.listed(document.words["links"])
    entries = contents_lines(document.commentaries)
    yield "\n".join([document.words["contents"], "", *entries])


def _colophon(document: Document) -> Iterator[str]:
    words = document.words
    yield "\n".join(["", "=" * WIDTH, words["about"]])
    yield wrapped(words["published"])
    yield wrapped(f"{words['cite']}: {words['citation']}")
    yield f"{words['address']}:\n{document.address}"
