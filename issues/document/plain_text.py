"""The parts of an issue as plain text, for a terminal, a mail or a typewriter font."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from issues.document.content import (
    Commentary,
    LinkCard,
    Node,
    Part,
    Picture,
    Quote,
    RichText,
    Subheading,
    Table,
)

WIDTH = 72
"""Lines have at most so many signs, addresses aside, which stay whole."""
NBSP = "\u00a0"
MARKS = {"better": "△", "unchanged": "▬", "worse": "▼"}
CELL_GAP = "  "


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """``text`` filled to the width; each line begins with ``indent``, the first with ``first``."""
    lines = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=indent if first is None or number else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(text.split("\n"))
    ]
    return "\n".join(lines)


def underlined(text: str, sign: str) -> str:
    """``text`` over a line of ``sign`` as long as its longest line."""
    heading = wrapped(text)
    return f"{heading}\n{sign * max(map(len, heading.splitlines()))}"


def contents_lines(commentaries: Iterable[Commentary]) -> list[str]:
    """A numbered line for each, with its mark, title and section."""
    return [
        wrapped(
            f"{commentary.title} ({commentary.section})",
            "     ",
            f"{number:>2} {MARKS.get(commentary.verdict, ' ')} ",
        )
        for number, commentary in enumerate(commentaries, start=1)
    ]


def commentary_blocks(
    commentary: Commentary, words: Mapping[str, str], under_title: str = "="
) -> Iterator[str]:
    """All of ``commentary``; an empty line belongs between the blocks.

    ``under_title`` is the sign of the line below the title. ``words`` are those for ``picture``,
    ``corrections``, ``byline``, ``links``, ``sources`` and ``address``.
    """
    links = Links()
    yield "\n".join(["", "-" * WIDTH, wrapped(commentary.section)])
    yield underlined(commentary.title, under_title)
    verdict = f"{MARKS.get(commentary.verdict, '')} {commentary.verdict_words}.".strip()
    yield "\n".join(filter(None, (wrapped(verdict), wrapped(commentary.reason, "  "))))
    if commentary.pending:
        yield wrapped(f"[{commentary.pending}]")
    yield wrapped(commentary.lead)
    for part in commentary.parts:
        yield from _part(part, words, links)
    if commentary.notices:
        told = [": ".join(filter(None, (one.day, one.text))) for one in commentary.notices]
        lines = [wrapped(line, "  ", "* ") for line in told]
        yield "\n".join([f"{words['corrections']}:", *lines])
    yield wrapped(", ".join(commentary.authors) or words["byline"])
    yield from links.listed(words["links"])
    if commentary.sources:
        sources = [
            "\n".join(
                filter(
                    None,
                    (
                        wrapped(source.title, "    ", f"{number:>2}. "),
                        f"    {source.address}" if source.address else "",
                    ),
                )
            )
            for number, source in enumerate(commentary.sources, start=1)
        ]
        yield "\n".join([f"{words['sources']}:", *sources])
    yield f"{words['address']}:\n{commentary.address}"


def _part(part: Part, words: Mapping[str, str], links: "Links") -> Iterator[str]:
    match part:
        case RichText():
            yield from rich_blocks(part.nodes, links)
        case Subheading():
            yield underlined(part.text, "-")
        case Quote():
            paragraphs = [wrapped("\n".join(lines), "  > ") for lines in part.paragraphs]
            said = [wrapped(f"— {part.attribution}", "  > ")] if part.attribution else []
            yield "\n  >\n".join([*paragraphs, *said])
        case Picture():
            about = [f"[{words['picture']}: {part.alt}]", part.caption, part.credit]
            yield "\n".join(wrapped(line, "  ") for line in about if line)
        case Table():
            yield _table(part)
        case LinkCard():
            lines = [part.title, *([part.description] if part.description else [])]
            yield "\n".join([*(wrapped(line, "  ") for line in lines), f"  {part.address}"])


class Links:
    """The links of a text, numbered as they come; the same address keeps its number."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def number(self, address: str) -> int:
        if address not in self.addresses:
            self.addresses.append(address)
        return self.addresses.index(address) + 1

    def listed(self, heading: str) -> Iterator[str]:
        """A block that gives the addresses, if there are any."""
        if self.addresses:
            lines = [f"[{number}] {line}" for number, line in enumerate(self.addresses, start=1)]
            yield "\n".join([f"{heading}:", *lines])


def rich_blocks(nodes: Iterable[Node], links: Links, indent: str = "") -> Iterator[str]:
    """Rich text block by block; ``links`` takes in the addresses it leads to."""
    for node in nodes:
        if node.kind in {"bullets", "numbers"}:
            yield "\n".join(_items(node, links, indent))
        elif node.kind == "heading":
            yield underlined(_inline(node.children, links), "-")
        else:
            yield wrapped(_inline(node.children, links), indent)


def _items(items: Node, links: Links, indent: str) -> Iterator[str]:
    for number, item in enumerate(items.children, start=1):
        sign = f"{number}. " if items.kind == "numbers" else "* "
        inner = indent + " " * len(sign)
        lists = [node for node in item.children if node.kind in {"bullets", "numbers"}]
        text = _inline((node for node in item.children if node not in lists), links)
        yield wrapped(text, inner, indent + sign)
        for nested in lists:
            yield from _items(nested, links, inner)


def _inline(nodes: Iterable[Node], links: Links) -> str:
    text = ""
    for node in nodes:
        if node.kind == "break":
            text += "\n"
        elif node.kind == "link":
            # A no-break space, so that the number stays with its words.
            text += f"{_inline(node.children, links)}{NBSP}[{links.number(node.href)}]"
        else:
            text += node.text + _inline(node.children, links)
    return text


def _table(table: Table) -> str:
    """Columns side by side where they fit, else each row as a list of its cells."""
    rows = [table.head, *table.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.head))]
    caption = [wrapped(table.caption)] if table.caption else []
    if sum(widths) + len(CELL_GAP) * (len(widths) - 1) > WIDTH:
        lists = [
            "\n".join(
                wrapped(f"{heading}: {cell}" if heading else cell, "    ", "  ")
                for heading, cell in zip(table.head, row, strict=True)
                if cell
            )
            for row in table.rows
        ]
        return "\n\n".join([*caption, *lists])
    lines = [
        CELL_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    lines.insert(1, CELL_GAP.join("-" * width for width in widths))
    return "\n".join([*caption, *lines])
