"""Filters for the templates of files: the content of a document as markup."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.safestring import SafeString, mark_safe

from issues.document.content import Commentary, Document, Node
from issues.document.rich_text import markup

register = template.Library()


@register.filter
def rich_text(nodes: Iterable[Node], heading: str = "h3") -> SafeString:
    """Nodes as markup; ``heading`` is the element for headings among them."""
    return markup(nodes, heading)


@register.filter
def source_of(pictures: Mapping[str, str], name: str) -> str:
    """Where the picture of that name is; empty if it is gone."""
    return pictures.get(name, "")


@register.filter
def mark_of(document: Document, commentary: Commentary) -> SafeString:
    """The drawing of a commentary's verdict."""
    return mark_safe(document.marks.get(commentary.verdict, ""))  # a template of ours made it
