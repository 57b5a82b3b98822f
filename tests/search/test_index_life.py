"""An index made by another version is noticed, said and rebuilt; a new one is not suspected."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site
from wagtail.search import index
from wagtail.search.models import IndexEntry

from home.models import PlainPage
from issues.models import Commentary
from search import freshness
from search.models import IndexState
from tests import factories


def update_index(*options: str) -> str:
    out = StringIO()
    call_command("update_index", *options, stdout=out)
    return out.getvalue()


def warnings() -> list[str | None]:
    return [message.id for message in run_checks() if (message.id or "").startswith("search.")]


@pytest.fixture
def stale(site: Site) -> None:
    IndexState.objects.update(analyser="0-of-another-time")


@pytest.fixture
def lost_index(site: Site) -> None:
    """What an archive written in bulk, or a backup of the pages alone, leaves behind."""
    factories.issue()
    IndexEntry.objects.all().delete()


def test_a_new_site_is_not_told_to_rebuild_anything(site: Site) -> None:
    assert IndexState.objects.get().backend == "default"
    assert warnings() == []


def test_an_index_that_was_there_before_the_migrations_is_stale(site: Site) -> None:
    IndexState.objects.all().delete()
    factories.issue()
    freshness.record_new_index("default")

    assert warnings() == ["search.W001"]


def test_an_index_that_is_empty_after_migrating_is_fresh(site: Site) -> None:
    IndexState.objects.all().delete()
    IndexEntry.objects.all().delete()
    freshness.record_new_index("default")

    assert warnings() == []


def test_another_analyser_makes_the_index_stale(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.analysis.VERSION", "2-of-tomorrow")

    assert warnings() == ["search.W001"]


def test_a_new_search_field_makes_the_index_stale(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = [*PlainPage.search_fields, index.SearchField("seo_title")]
    monkeypatch.setattr(PlainPage, "search_fields", fields)

    assert warnings() == ["search.W001"]


def test_where_the_tables_are_missing_nothing_is_asked_of_them(
    site: Site, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["django_migrations"])

    with django_assert_num_queries(0):
        assert warnings() == []


def test_a_database_that_cannot_be_reached_is_no_fault_of_the_index(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> list[str]:
        raise DatabaseError

    monkeypatch.setattr(connection.introspection, "table_names", refuse)

    assert warnings() == []


def test_rebuilding_finds_what_was_never_indexed_and_forgets_what_is_gone(
    lost_index: None, stale: None
) -> None:
    update_index()
    row = Commentary.objects.get()
    assert list(Commentary.objects.all().search("borders")) == [row]
    Commentary.objects.all()._raw_delete("default")  # as a stray statement would

    update_index()

    assert not IndexEntry.objects.filter(content_type__model="commentary").exists()
    assert warnings() == []


def test_rebuilding_twice_changes_nothing(lost_index: None) -> None:
    update_index()
    before = list(IndexEntry.objects.order_by("pk").values())

    update_index("--chunk_size=1")

    assert list(IndexEntry.objects.order_by("pk").values()) == before


def test_rebuilding_tells_how_far_it_is(lost_index: None) -> None:
    said = update_index()

    assert "issues.Commentary: 1 of 1" in said
    assert f"{IndexEntry.objects.count()} objects indexed" in said
    assert update_index("--verbosity=0") == ""


def test_the_schema_alone_leaves_the_index_stale(lost_index: None, stale: None) -> None:
    update_index("--schema-only", "--backend=default")

    assert not IndexEntry.objects.exists()
    assert warnings() == ["search.W001"]


def test_a_rebuild_that_fails_leaves_the_old_index(
    site: Site, stale: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.issue()
    before = set(IndexEntry.objects.values_list("pk", flat=True))
    IndexEntry.objects.filter(content_type__model="commentary").update(object_id="0")

    def fail() -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("issues.models.Commentary.get_indexed_objects", fail)
    with pytest.raises(RuntimeError):
        update_index()

    assert set(IndexEntry.objects.values_list("pk", flat=True)) == before
    assert warnings() == ["search.W001"]


def test_rebuilding_costs_no_statement_for_each_object(site: Site) -> None:
    factories.issue()
    update_index()
    with CaptureQueriesContext(connection) as before:
        update_index()
    gas = [factories.commentary(title=f"Газ {number}") for number in range(9)]
    factories.issue("be", date(2018, 6, 18), gas)
    update_index()

    with CaptureQueriesContext(connection) as after:
        update_index()

    assert len(after) == len(before)


def test_the_newsroom_says_that_a_search_may_fail(
    stale: None, signed_in: Callable[..., Client], admin_client: Client
) -> None:
    told = signed_in("Editors").get("/admin/").content.decode()
    administrator = admin_client.get("/admin/").content.decode()

    assert "Search may not find everything" in told
    assert "update_index" not in told
    assert "manage.py update_index" in administrator


def test_the_newsroom_says_nothing_of_a_fresh_index(
    site: Site, signed_in: Callable[..., Client]
) -> None:
    assert "Search may not" not in signed_in("Editors").get("/admin/").content.decode()


def test_every_start_rebuilds_a_stale_index_and_no_other(lost_index: None, stale: None) -> None:
    call_command("prepare", verbosity=0)

    assert Commentary.objects.all().search("calm").count() == 1

    IndexEntry.objects.all().delete()
    call_command("prepare", verbosity=0)

    assert not IndexEntry.objects.exists()
