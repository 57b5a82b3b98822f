"""Filters for the templates of mails: the content of a document as markup."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from issues.document.content import Node, Table
from issues.document.plain_text import MARKS
from issues.document.rich_text import markup

register = template.Library()

PHONE, GAP, LETTER = 312, 14, 8
"""Pixels: what a phone leaves for a table, what is between two columns, a wide small letter."""


@register.filter
def rich_text(nodes: Iterable[Node]) -> SafeString:
    """Nodes as markup, their headings below those of a commentary."""
    return markup(nodes, "h3")


@register.filter
def mark(verdict: str) -> str:
    """The mark of a verdict as a sign of the font, since mail carries no drawings."""
    return MARKS.get(verdict, "")


@register.filter
def fits_a_phone(table: Table) -> bool:
    """Whether the columns stand side by side without breaking a word."""
    columns = zip(table.head, *table.rows, strict=True)
    widths = (max(len(word) for word in " ".join(cells).split() or [""]) for cells in columns)
    return sum(GAP + LETTER * width for width in widths) <= PHONE


@register.filter
def under(row: Iterable[str], head: Iterable[str]) -> list[tuple[str, str]]:
    """Each cell of ``row`` that says something, with its heading."""
    return [(heading, cell) for heading, cell in zip(head, row, strict=True) if cell]
