"""What a search asks of the database does not grow with what it finds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site
from wagtail.search.backends import get_search_backend

from issues.archive import Size, free_weeks, write_weeks
from issues.models import Commentary, IssuePage, Section
from search.finding import find

MOST = 15
"""What the whole page of results may ask; a search leaves it some."""

QUESTIONS = [
    "бюджэт",
    "бюджэт на наступны год",
    '"бюджэт на наступны год"',
    "=бюджэт",
    "бюджэт -цуд",
    "бюджэт OR прафсаюзы",
    "Бюджэт Прафсаюзы",
    "section:security",
    "year:2018-2030 -бюджэт",
    ",.l;fn",
    "nothinglikethis",
    "бюджтэ",
    "",
]


def write(weeks: int, start: date) -> None:
    """Made-up issues of five commentaries, put into the index."""
    Section.objects.update(used_from=None, used_until=None)
    for _written in write_weeks(start, free_weeks(start, weeks), seed=1, size=Size(5, 120)):
        pass
    backend = get_search_backend()
    commentaries = Commentary.objects.select_related("locale")
    backend.get_index_for_model(Commentary).add_items(Commentary, list(commentaries))
    issues = IssuePage.objects.select_related("locale")
    backend.get_index_for_model(IssuePage).add_items(IssuePage, list(issues))


def asked(text: str) -> list[str]:
    find(text, "be")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        find(text, "be")
    return [query["sql"] for query in queries.captured_queries]


@pytest.mark.django_db
def test_a_search_asks_as_much_of_5_hits_as_of_500(site: Site) -> None:
    write(1, date(2018, 6, 11))
    few = {text: len(asked(text)) for text in QUESTIONS}
    few_hits = find("бюджэт", "be").total
    write(145, date(2019, 1, 7))
    many = {text: len(asked(text)) for text in QUESTIONS}

    assert few_hits <= 10
    assert find("бюджэт", "be").total >= 500
    assert few == many
    assert max(many.values()) <= MOST
