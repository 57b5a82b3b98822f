"""Pages behind a password or a sign-in: they open at their address and stand in no list."""

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import PageViewRestriction


def restricted(path: str) -> Exists:
    """Whether a page, or one above it, is restricted; ``path`` leads to its tree path.

    For ``filter(~restricted("page__path"))``: a part of that query, never a query of its own.
    """
    start_of_path = Substr(OuterRef(path), 1, Length(F("page__path")))
    return Exists(PageViewRestriction.objects.filter(page__path=start_of_path))
