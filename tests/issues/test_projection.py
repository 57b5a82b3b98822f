"""The projection says what readers see, no more and no less."""

import pytest
from wagtail.models import Site

from issues.models import Commentary
from tests import factories

pytestmark = pytest.mark.django_db


def test_publishing_an_issue_makes_a_row_per_commentary(site: Site) -> None:
    factories.issue(
        commentaries=[
            factories.commentary(title="First thing"),
            factories.commentary("the-ruling-elite"),
        ]
    )

    rows = Commentary.objects.order_by("position")

    assert [(row.position, row.section.slug, row.slug) for row in rows] == [
        (1, "security-issues", "first-thing"),
        (2, "the-ruling-elite", "a-calm-week-at-the-border"),
    ]


def test_a_draft_has_no_rows(site: Site) -> None:
    factories.issue(live=False)

    assert not Commentary.objects.exists()
