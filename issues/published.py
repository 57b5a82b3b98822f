"""What readers can open."""

from django.db.models import Q
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from issues.prepared import Prepared

_HIDING = Prepared(
    lambda: (
        Page.objects.filter(
            Q(pk__in=PageViewRestriction.objects.values("page"))
            | Q(alias_of__isnull=False, numchild__gt=0)
        )
        .order_by()
        .values_list("path")
    )
)


def hidden_paths() -> tuple[str, ...]:
    """What stands below one of these paths, or at it, is locked or an alias; one query."""
    return tuple(path for (path,) in _HIDING.rows())


def hidden_pages() -> Q:
    """Matches what stands behind a password or under an alias; one query, to be asked once."""
    hidden = Q(pk__in=[])
    for tree_path in hidden_paths():
        hidden |= Q(path__startswith=tree_path)
    return hidden


def readable(pages: PageQuerySet, hidden: Q | None = None) -> PageQuerySet:
    """Those of ``pages`` that readers can open. ``hidden`` is ``hidden_pages()``, if at hand."""
    return pages.live().filter(alias_of=None).exclude(hidden_pages() if hidden is None else hidden)
