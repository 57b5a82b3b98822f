"""A site whose newsletter began in 2018."""

from datetime import date

import pytest
from wagtail.models import Site

from newsletter.models import Edition

WEEK = date(2018, 6, 11)


@pytest.fixture
def editions(site: Site) -> dict[str, Edition]:
    """The editions by code; they send issues from the week of the factories' issue on."""
    Edition.objects.update(first_week=WEEK)
    return {edition.code: edition for edition in Edition.objects.all()}
