"""Rich text between the database and the files: read into nodes, written as markup."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from issues.document.content import Node, NodeKind

# Spaces that HTML makes one; the no-break space is not among them.
SPACES = re.compile(r"[ \t\r\n\f]+")
# Longer ones are refused by programs that read PDF, and lead nowhere a reader wants to go.
LONGEST_ADDRESS = 2_000

KINDS: dict[str, NodeKind] = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "heading",
    "ul": "bullets",
    "ol": "numbers",
    "li": "item",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "a": "link",
    "br": "break",
}
BLOCKS = {"paragraph", "heading", "bullets", "numbers", "item"}
ELEMENTS: dict[NodeKind, str] = {
    "paragraph": "p",
    "bullets": "ul",
    "numbers": "ol",
    "item": "li",
    "strong": "strong",
    "emphasis": "em",
}


def nodes_of(html: str, base: str) -> tuple[Node, ...]:
    """The blocks of ``html``, which ``safe_rich_text`` has cleaned; never empty ones.

    Addresses become absolute against ``base``. Text outside any block becomes a paragraph.
    """
    soup = BeautifulSoup(html, "html.parser")
    return tuple(_in_blocks(_trimmed(_children(soup, base))))


def inline_text(nodes: Iterable[Node]) -> str:
    """The words of ``nodes`` without their marks."""
    return "".join("\n" if n.kind == "break" else n.text + inline_text(n.children) for n in nodes)


def _children(parent: Tag, base: str) -> Iterator[Node]:
    for child in parent.children:
        if isinstance(child, NavigableString):
            if text := SPACES.sub(" ", str(child)):
                yield Node("text", text=text)
        elif isinstance(child, Tag) and child.name in KINDS:
            yield from _node(KINDS[child.name], child, base)


def _node(kind: NodeKind, element: Tag, base: str) -> Iterator[Node]:
    if kind == "break":
        yield Node("break")
        return
    children = tuple(_children(element, base))
    if kind in BLOCKS:
        children = _trimmed(children)
    if not children:
        return
    if kind == "link":
        address = urljoin(base, str(element.get("href") or ""))
        if not element.get("href") or len(address) > LONGEST_ADDRESS:
            yield from children
        else:
            yield Node("link", href=address, children=children)
    else:
        yield Node(kind, children=children)


def _trimmed(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """``nodes`` of a block without spaces at either end, and beside blocks inside of it."""
    kept: list[Node] = []
    every = list(nodes)
    for place, node in enumerate(every):
        before = every[place - 1].kind if place else "paragraph"
        after = every[place + 1].kind if place + 1 < len(every) else "paragraph"
        text = node.text
        if before in BLOCKS or before == "break":
            text = text.lstrip(" ")
        if after in BLOCKS or after == "break":
            text = text.rstrip(" ")
        if node.kind != "text" or text:
            kept.append(Node("text", text=text) if node.kind == "text" else node)
    return tuple(kept) if any(node.kind != "break" for node in kept) else ()


def _in_blocks(nodes: Iterable[Node]) -> Iterator[Node]:
    loose: list[Node] = []
    for node in nodes:
        if node.kind in BLOCKS:
            if loose:
                yield Node("paragraph", children=tuple(loose))
                loose = []
            yield node
        else:
            loose.append(node)
    if loose:
        yield Node("paragraph", children=tuple(loose))


def markup(nodes: Iterable[Node], heading: str = "h3") -> SafeString:
    """``nodes`` as markup that is both HTML and XML; ``heading`` is the element for headings."""
    return mark_safe("".join(_markup(node, heading) for node in nodes))  # every text is escaped


def _markup(node: Node, heading: str) -> str:
    if node.kind == "text":
        return escape(node.text)
    if node.kind == "break":
        return "<br/>"
    inside = markup(node.children, heading)
    if node.kind == "link":
        return f'<a href="{escape(node.href)}">{inside}</a>'
    element = heading if node.kind == "heading" else ELEMENTS[node.kind]
    return f"<{element}>{inside}</{element}>"
