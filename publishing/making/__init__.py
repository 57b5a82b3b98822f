"""The makers: each turns a document and the bytes of its pictures into the bytes of a file."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from issues.document.content import Document
from publishing.kinds import EPUB, PDF, PLAIN_TEXT, WEB_PAGE, Kind
from publishing.making.epub import make_epub
from publishing.making.pdf import make_pdf
from publishing.making.pieces import Pictures
from publishing.making.plain_text import make_plain_text
from publishing.making.web_page import make_web_page

__all__ = ["MAKERS", "Pictures", "recipe"]

MAKERS: dict[Kind, Callable[[Document, Pictures], bytes]] = {
    WEB_PAGE: make_web_page,
    EPUB: make_epub,
    PDF: make_pdf,
    PLAIN_TEXT: make_plain_text,
}

ROOM = Path(__file__).resolve().parents[1]
DOCUMENT = ROOM.parent / "issues" / "document"


def _ingredients() -> Iterable[Path]:
    yield from (DOCUMENT / "rich_text.py", DOCUMENT / "plain_text.py", ROOM / "pictures.py")
    for folder, pattern in (
        ("making", "*.py"),
        ("typst", "*.typ"),
        ("templates/publishing/files", "*"),
    ):
        yield from sorted((ROOM / folder).glob(pattern))


@cache
def recipe() -> str:
    """Changes when a maker, a template or a program they use does: then files are made anew."""
    programs = (version("typst"), version("Pillow"), zlib.ZLIB_RUNTIME_VERSION)
    known = hashlib.sha256(" ".join(programs).encode())
    for path in _ingredients():
        known.update(path.name.encode() + path.read_bytes())
    return known.hexdigest()
