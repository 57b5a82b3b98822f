"""What a reader's page asks of the database does not grow with the archive."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from issues.models import Commentary, CommentaryAddress

FEW, MANY = 6, 780
FIRST_OF_FEW = date(2018, 6, 11)
FIRST_OF_MANY = date(2010, 1, 4)
WEEK = date(2018, 6, 25)
"""In the middle of the few, so that it has neighbours on both sides before and after."""

CEILINGS = {
    "front page": 19,
    "all issues": 21,
    "a year": 19,
    "an issue": 24,
    "a commentary": 26,
    "a commentary in two languages": 26,
    "a commentary in Łacinka": 26,
    "a citation": 17,
    "a section": 20,
    "a year of a section": 20,
    "the verdicts": 19,
    "the verdicts of a year": 20,
    "the verdicts as data": 5,
    "a plain page": 18,
    "a former address": 21,
    "a missing page": 18,
    "a missing commentary": 29,
    "the list of feeds": 7,
    "the feed": 10,
    "the feed of a section": 12,
    "the feed of changes": 11,
    "the search": 5,
    "a search": 18,
    "a search in Łacinka": 18,
    "a search for nothing": 21,
    "a search as data": 14,
    "suggestions": 10,
    "the search for browsers": 0,
    "the sitemap": 7,
    "the way to a language": 0,
}
"""Queries, with nothing remembered from earlier requests."""


def addresses() -> dict[str, str]:
    """``{kind of page: path}``, all of them there from the first six issues on."""
    row = Commentary.objects.filter(
        week_start=WEEK, position=3, locale__language_code="be"
    ).select_related("section")
    commentary = row.get()
    index, word = "/be/issues/", commentary.title.split()[0]
    return {
        "front page": "/be/",
        "all issues": index,
        "a year": f"{index}2018/",
        "an issue": f"{index}{WEEK}/",
        "a commentary": f"{index}{WEEK}/{commentary.slug}/",
        "a commentary in two languages": f"{index}{WEEK}/{commentary.slug}/with/en/",
        "a commentary in Łacinka": f"/be-latn/issues/{WEEK}/{commentary.slug}/",
        "a citation": f"{index}{WEEK}/{commentary.slug}/cite.bib",
        "a section": f"{index}section/{commentary.section.slug}/",
        "a year of a section": f"{index}section/{commentary.section.slug}/2018/",
        "the verdicts": f"{index}verdicts/",
        "the verdicts of a year": f"{index}verdicts/2018/",
        "the verdicts as data": f"{index}verdicts/{commentary.section.slug}.csv",
        "a plain page": "/be/about/",
        "a former address": f"{index}{WEEK}/former/",
        "a missing page": "/be/nowhere/",
        "a missing commentary": f"{index}{WEEK}/nothing/",
        "the list of feeds": "/be/feeds/",
        "the feed": "/be/feeds/all.atom",
        "the feed of a section": f"/be/feeds/section/{commentary.section.slug}.atom",
        "the feed of changes": "/be/feeds/changes.atom",
        "the search": "/be/search/",
        "a search": f"/be/search/?q={word}",
        "a search in Łacinka": f"/be-latn/search/?q={word}",
        "a search for nothing": "/be/search/?q=zzyzx",
        "a search as data": f"/be/search.json?q={word}&page=2",
        "suggestions": f"/be/search/suggest.json?q={word[:4]}",
        "the search for browsers": "/be/search/description.xml",
        "the sitemap": "/sitemap.xml",
        "the way to a language": "/",
    }


def keep_former_address() -> None:
    """The commentary of ``addresses()`` once stood at ``former``."""
    row = Commentary.objects.filter(week_start=WEEK, position=3).first()
    assert row is not None
    present = CommentaryAddress.objects.get(block_id=row.block_id)
    present.pk, present.slug = present.pk - 100_000, "former"
    present.save(force_insert=True)


def queries() -> dict[str, int]:
    """``{kind of page: number of queries}`` of a first visit."""
    client = Client()
    found = {}
    for kind, path in addresses().items():
        Site.clear_site_root_paths_cache()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
            response.content  # noqa: B018  # renders what is rendered late
        wanted = {"a former address": 301, "the way to a language": 302}
        expected = 404 if "missing" in kind else wanted.get(kind, 200)
        assert response.status_code == expected, kind
        found[kind] = sum("SAVEPOINT" not in query["sql"] for query in captured)
    return found


def make(start: date, count: int) -> None:
    call_command("make_archive", f"--start={start}", f"--issues={count}", "--words=12", verbosity=0)
    call_command("update_index", verbosity=0)


@pytest.mark.django_db
def test_no_page_asks_more_of_a_large_archive_than_of_a_small_one(site: Site) -> None:
    make(FIRST_OF_FEW, FEW)
    keep_former_address()
    few = queries()
    make(FIRST_OF_MANY, MANY)
    assert Commentary.objects.values("week_start").distinct().count() == MANY
    many = queries()
    assert {kind: count for kind, count in many.items() if count > few[kind]} == {}
    assert {kind: count for kind, count in many.items() if count > CEILINGS[kind]} == {}
