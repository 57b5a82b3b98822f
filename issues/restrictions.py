"""Pages behind a password or a sign-in: they open at their address and stand in no list."""

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def restricted(path: str) -> Exists:
    """Whether a page, or one above it, is restricted; ``path`` leads to its tree path.

    For ``filter(~restricted("page__path"))``: a part of that query, never a query of its own.
    """
    start_of_path = Substr(OuterRef(path), 1, Length(F("path")))
    # Not a join: SQLite would go through every page of the site for each row that is asked about.
    closed = PageViewRestriction.objects.values("page_id")
    return Exists(Page.objects.filter(pk__in=closed, path=start_of_path))


def locked_pages() -> PageQuerySet:
    """The keys of all restricted pages, for ``exclude(page__in=locked_pages())``.

    Asked of each page once: for questions about the whole archive, where ``restricted`` would be
    asked of each row.
    """
    keys: PageQuerySet = Page.objects.filter(restricted("path")).values("pk")
    return keys
