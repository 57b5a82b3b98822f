"""What an issue says, as plain data: all that the makers of its files and mails know of it.

A maker of files is a function of a ``Document`` and the bytes of its pictures alone. It reads no
database, no setting, no clock and no catalogue, so the same content gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

NodeKind = Literal[
    "text",
    "break",
    "strong",
    "emphasis",
    "link",
    "paragraph",
    "heading",
    "bullets",
    "numbers",
    "item",
]


@dataclass(frozen=True)
class Node:
    """A piece of rich text: ``text`` of a text, ``href`` of a link, ``children`` of the others."""

    kind: NodeKind
    text: str = ""
    href: str = ""
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class RichText:
    nodes: tuple[Node, ...]
    kind: Literal["rich_text"] = "rich_text"


@dataclass(frozen=True)
class Subheading:
    text: str
    kind: Literal["subheading"] = "subheading"


@dataclass(frozen=True)
class Quote:
    """A quotation of one or more paragraphs, each of one or more lines."""

    paragraphs: tuple[tuple[str, ...], ...]
    attribution: str
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True)
class Picture:
    """A picture; ``stored_as`` names it in the default storage, and is empty if its file is gone.

    ``name`` is the file's name inside an EPUB.
    """

    name: str
    stored_as: str
    alt: str
    caption: str
    credit: str
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True)
class Table:
    """A table; the first cell of each row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class LinkCard:
    title: str
    address: str
    description: str
    kind: Literal["link_card"] = "link_card"


Part = RichText | Subheading | Quote | Picture | Table | LinkCard


@dataclass(frozen=True)
class Source:
    """What a text draws on; ``address`` is empty where there is none on the web."""

    title: str
    address: str


@dataclass(frozen=True)
class Notice:
    """What readers are told of a correction; ``day`` in words, empty if it has none.

    ``pending``: this text does not include it yet.
    """

    day: str
    text: str
    pending: bool


@dataclass(frozen=True)
class Commentary:
    """One commentary; ``verdict`` is its code, ``authors`` is empty for the collective byline.

    ``notices`` are newest first.
    """

    section: str
    verdict: str
    verdict_words: str
    reason: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    authors: tuple[str, ...]
    sources: tuple[Source, ...]
    address: str
    notices: tuple[Notice, ...] = ()

    @property
    def pending(self) -> str:
        """The latest correction of the original that this text does not include, in words."""
        return next((notice.text for notice in self.notices if notice.pending), "")


@dataclass(frozen=True)
class Document:
    """One issue in one language.

    ``key`` is the same in every language; ``week`` is the Monday, ``published`` and ``changed``
    are UTC moments, all in ISO 8601. ``words`` and ``marks`` are empty but for files: their own
    texts, and the SVG of each verdict.
    """

    language: str
    key: str
    week: str
    week_words: str
    title: str
    introduction: tuple[Node, ...]
    commentaries: tuple[Commentary, ...]
    address: str
    published: str
    changed: str
    words: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def pictures(self) -> Iterator[Picture]:
        """The pictures whose files are there, in the order of the text."""
        for commentary in self.commentaries:
            for part in commentary.parts:
                if isinstance(part, Picture) and part.stored_as:
                    yield part

    def as_data(self) -> dict[str, Any]:
        """The same in lists and dictionaries, ready for JSON."""
        return asdict(self)
