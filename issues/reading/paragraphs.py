"""The rich text of one block taken apart into its paragraphs and list items, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import CData, Comment, Doctype, NavigableString, PageElement, Tag

LISTS = {"ol", "ul"}
WHOLE = {"h2", "h3", "p"}
UNSEEN = (CData, Comment, Doctype)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, heading or list item, as HTML that is not cleaned yet.

    ``key`` is the editor's ``data-block-key``, empty where there is none. Of a list item,
    ``markup`` is the ``li`` alone, without the lists inside it: ``list_tag`` is "ol" or "ul",
    ``number`` and ``depth`` count from 1.
    """

    key: str
    markup: str
    list_tag: str = ""
    number: int = 0
    depth: int = 0

    @property
    def kind(self) -> str:
        return "item" if self.list_tag else "paragraph"


def paragraphs_of(html: str) -> list[Paragraph]:
    """What ``html`` says, with nothing left out but markup around nothing."""
    return list(_walk(BeautifulSoup(html, "html.parser").contents))


def _walk(nodes: Iterable[PageElement]) -> Iterator[Paragraph]:
    loose: list[PageElement] = []
    for node in nodes:
        if isinstance(node, Tag) and node.name in LISTS | WHOLE:
            yield from _loose(loose)
            loose = []
            yield from _items(node, 1) if node.name in LISTS else _whole(node)
        elif not isinstance(node, UNSEEN):
            loose.append(node)
    yield from _loose(loose)


def _whole(tag: Tag) -> Iterator[Paragraph]:
    if _says_something([tag]):
        yield Paragraph(str(tag.get("data-block-key") or ""), str(tag))


def _loose(nodes: list[PageElement]) -> Iterator[Paragraph]:
    """Text that stands outside of any paragraph."""
    if _says_something(nodes):
        yield Paragraph("", f"<p>{_markup(nodes)}</p>")


def _items(tag: Tag, depth: int) -> Iterator[Paragraph]:
    number = 0
    for node in tag.contents:
        if isinstance(node, Tag) and node.name in LISTS:
            yield from _items(node, depth + 1)
            continue
        item = node.contents if isinstance(node, Tag) and node.name == "li" else [node]
        own = [part for part in item if not (isinstance(part, Tag) and part.name in LISTS)]
        if _says_something(own):
            number += 1
            key = str(node.get("data-block-key") or "") if isinstance(node, Tag) else ""
            markup = f"<li>{_markup(own)}</li>"
            yield Paragraph(key, markup, list_tag=tag.name, number=number, depth=depth)
        for part in item:
            if isinstance(part, Tag) and part.name in LISTS:
                yield from _items(part, depth + 1)


def _says_something(nodes: Iterable[PageElement]) -> bool:
    return any(
        (node.get_text() if isinstance(node, Tag) else str(node)).strip()
        for node in nodes
        if not isinstance(node, UNSEEN)
    )


def _markup(nodes: Iterable[PageElement]) -> str:
    return "".join(
        node.output_ready(formatter="minimal") if isinstance(node, NavigableString) else str(node)
        for node in nodes
    )
