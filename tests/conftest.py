"""Fixtures every test may use: the site as ``setup_site`` leaves it, and people with roles."""

import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations import RunSQL, SeparateDatabaseAndState
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Collection, Locale, Page, Site
from wagtail.users.models import UserProfile

from config.site import set_up_site

# A shared machine is slow now and then; speed is for the benchmark to judge.
hypothesis_settings.register_profile("situation", deadline=None)
hypothesis_settings.load_profile("situation")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what uses the database, so that a second database runs those tests alone."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


def pytest_unconfigure() -> None:
    """Workers of a parallel run end without ``atexit``: their folder is removed here."""
    shutil.rmtree(Path(settings.MEDIA_ROOT).parent, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Gives the database what only migrations make, not ``--no-migrations``, and the site.

    The record of migrations itself, in which localize looks up the version of our models, and
    on SQLite the full-text table.
    """
    with django_db_blocker.unblock():
        MigrationRecorder(connection).ensure_schema()
        if connection.vendor == "sqlite":
            _make_full_text_table()
        ensure_site()


def _make_full_text_table() -> None:
    migration = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
    statements = next(
        operation.database_operations
        for operation in migration.operations
        if isinstance(operation, SeparateDatabaseAndState)
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
        for statement in statements:
            assert isinstance(statement, RunSQL)
            cursor.execute(str(statement.sql))


def plant_roots() -> None:
    """Makes what Wagtail's own migrations would have: tree roots, first locale, permissions."""
    Locale.objects.get_or_create(language_code="en")
    if not Page.get_first_root_node():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    for app_label, model, codename in (
        ("wagtailadmin", "admin", "access_admin"),
        ("wagtail_localize", "translation", "submit_translation"),
    ):
        content_type, _created = ContentType.objects.get_or_create(app_label=app_label, model=model)
        Permission.objects.get_or_create(content_type=content_type, codename=codename)


@pytest.fixture(autouse=True)
def _language_does_not_leak() -> Iterator[None]:
    with translation.override("en"):
        yield


def ensure_site() -> None:
    """Makes the site as ``setup_site`` leaves it unless the database has it already."""
    if not Site.objects.exists():
        plant_roots()
        set_up_site()
    Site.clear_site_root_paths_cache()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A transactional test empties the database when it ends: the next one finds the site again."""
    yield
    if nextitem is None:
        return
    marker = item.get_closest_marker("django_db")
    emptied = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    if emptied or (marker is not None and marker.kwargs.get("transaction")):
        with item.config.stash[blocking_manager_key].unblock():
            ensure_site()


@pytest.fixture
def site(db: None) -> Site:
    """The site as ``setup_site`` leaves it: locales, pages, sections, roles; no issues."""
    ensure_site()
    return Site.objects.get()


@pytest.fixture
def person(site: Site) -> Callable[..., User]:
    """``person("Editors")`` makes a user of that group, who has chosen the admin's language."""

    def make(*groups: str, language: str = "en") -> User:
        user = User.objects.create_user(
            username="-".join(groups).lower() or "nobody", password="correct horse battery"
        )
        user.groups.set(Group.objects.filter(name__in=groups))
        assert user.groups.count() == len(groups)
        UserProfile.objects.create(user=user, preferred_language=language)
        return user

    return make


@pytest.fixture
def signed_in(person: Callable[..., User]) -> Callable[..., Client]:
    """``signed_in("Translators (be)")`` gives a client of a person with that role."""

    def make(*groups: str) -> Client:
        client = Client()
        client.force_login(person(*groups))
        return client

    return make
