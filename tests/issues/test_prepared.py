"""A query set that is worded once gives what it would give if it were worded each time."""

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from issues.models import Section
from issues.prepared import GIVEN, Prepared


@pytest.mark.django_db
def test_the_value_that_is_given_counts_each_time(site: Site) -> None:
    given = RawSQL("SELECT CAST(%s AS varchar)", [GIVEN])
    named = Prepared(lambda: Section.objects.filter(slug__in=given).values_list("pk", "slug"))

    for section in Section.objects.all():
        assert named.rows(section.slug) == [(section.pk, section.slug)]
    assert named.rows("none of them") == []


@pytest.mark.django_db
def test_rows_are_those_of_the_moment(site: Site) -> None:
    slugs = Prepared(lambda: Section.objects.order_by("slug").values_list("slug"))
    before = slugs.rows()
    Section.objects.filter(slug=before[0][0]).update(slug="zzz")

    assert slugs.rows() == [*before[1:], ("zzz",)]


@pytest.mark.django_db
def test_it_is_worded_once_and_asked_each_time(site: Site) -> None:
    worded = []
    slugs = Prepared(lambda: worded.append(1) or Section.objects.values_list("slug"))  # type: ignore[func-returns-value]  # counts the calls
    with CaptureQueriesContext(connection) as queries:
        slugs.rows()
        slugs.rows()

    assert (len(worded), len(queries)) == (1, 2)
