"""Brings a migrated database to the point where an editor can start."""

from django.db import transaction

from desk.roles import ensure_groups
from home.setup import ensure_homes, ensure_locales, ensure_plain_pages
from issues.setup import ensure_index, ensure_sections
from newsletter.setup import ensure_editions
from search.setup import ensure_synonyms


@transaction.atomic
def set_up_site() -> None:
    """Makes whatever is missing; changes nothing that editors have made their own."""
    homes = ensure_homes(ensure_locales())
    ensure_index(homes)
    ensure_plain_pages(homes)
    ensure_sections()
    ensure_synonyms()
    ensure_editions()
    ensure_groups(homes)
