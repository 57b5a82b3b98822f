"""Pages behind a password or a sign-in: they open at their address and stand in no list.

The conditions here become part of a query and are never a query of their own. They begin with the
restrictions, of which there are few, and never compare the paths of pages, of which there are
thousands: above a page stand only the root, the front page and, for an issue, all issues of its
language.
"""

from django.db.models import Exists, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from issues import models

ROOT, FRONT_PAGE = 1, 2
"""Depths in the tree."""


def restricted_pages() -> Q:
    """Matches front pages, plain pages and pages of all issues that are restricted."""
    return _restricted("pk", Q(depth=FRONT_PAGE))


def restricted_rows() -> Q:
    """Matches rows of the projection whose issue is restricted."""
    indexes = models.IssueIndexPage.objects.values("pk")
    return _restricted("page", Q(depth=FRONT_PAGE) | Q(pk__in=indexes))


def _restricted(page: str, above: Q) -> Q:
    """By the page in the field ``page`` itself, by one ``above`` in its language, by the root."""
    pages = PageViewRestriction.objects.values("page")
    locked: QuerySet[Page] = Page.objects.filter(pk__in=pages).order_by()
    return (
        Q(**{f"{page}__in": pages})
        | Q(locale__in=locked.filter(above).values("locale"))
        | Q(Exists(locked.filter(depth=ROOT)))
    )
