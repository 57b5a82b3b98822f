"""What readers can open."""

from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet


def hidden_pages() -> Q:
    """Matches what stands behind a password or under an alias; two queries, to be asked once."""
    hidden: Q = Page.objects.all().private_q()
    aliases = Page.objects.exclude(alias_of=None).filter(numchild__gt=0)
    for tree_path in aliases.values_list("path", flat=True):
        hidden |= Q(path__startswith=tree_path)
    return hidden


def readable(pages: PageQuerySet, hidden: Q | None = None) -> PageQuerySet:
    """Those of ``pages`` that readers can open. ``hidden`` is ``hidden_pages()``, if at hand."""
    return pages.live().filter(alias_of=None).exclude(hidden_pages() if hidden is None else hidden)
