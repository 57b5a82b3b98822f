"""A real Chromium against a running site, for readers and for people of the newsroom."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response, Route, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from scripts import chromium

# Playwright keeps an event loop running in this thread, in which Django would refuse to query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A shared machine is slow now and then.
expect.set_options(timeout=20_000)

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = chromium.find()
    found = {"executable_path": path} if path else {}
    return browser_type_launch_args | found | {"args": chromium.arguments()}


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Addresses that start with a slash are those of the running site."""
    return str(live_server.url)


@pytest.fixture(scope="session")
def loaded_archive() -> Iterator[sqlite3.Connection]:
    """An empty database in memory, for a copy of the site with its sample archive."""
    with closing(sqlite3.connect(":memory:")) as copy:
        yield copy


@pytest.fixture
def archive(site: Site, loaded_archive: sqlite3.Connection) -> None:
    """The sample archive. Loading takes seconds, so SQLite keeps a copy for the next test."""
    if connection.vendor != "sqlite":
        call_command("load_sample", verbosity=0)
    elif loaded_archive.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        loaded_archive.backup(connection.connection)
        ContentType.objects.clear_cache()
        Site.clear_site_root_paths_cache()
    else:
        call_command("load_sample", verbosity=0)
        connection.connection.backup(loaded_archive)


class Witness:
    """Watches one browser context for what a page must not do."""

    def __init__(self, context: BrowserContext, base_url: str) -> None:
        self.host = urlsplit(base_url).netloc
        self.context = context
        self.complaints: list[str] = []
        context.route("**/*", self._request)

    def _request(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == self.host:
            route.continue_()
        else:
            self.complaints.append(f"asked another host: {route.request.url}")
            route.abort()

    def _console(self, message: ConsoleMessage) -> None:
        # What failed to load is judged by its response: a page may be a 404, its parts may not.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console error: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.status} for {response.url}")

    def watch(self, page: Page) -> None:
        """Complains, from now on, of console errors, script errors and parts that are missing."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("response", self._response)

    def cookies(self) -> list[str]:
        return [f"set a cookie: {cookie.get('name')}" for cookie in self.context.cookies()]


@pytest.fixture
def reader_with(
    site: Site, new_context: Callable[..., BrowserContext], base_url: str
) -> Iterator[Callable[..., Page]]:
    """``reader_with(color_scheme="dark")`` opens a page with those Playwright context options.

    At the end the test fails if the site asked another host, set a cookie, or made an error in
    the console (a breach of the Content-Security-Policy is one).
    """
    witnesses: list[Witness] = []

    def open_page(**options: Any) -> Page:
        context = new_context(**options)
        witness = Witness(context, base_url)
        page = context.new_page()
        witness.watch(page)
        witnesses.append(witness)
        return page

    yield open_page
    complaints = [line for witness in witnesses for line in witness.complaints + witness.cookies()]
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def reader(reader_with: Callable[..., Page]) -> Page:
    """A reader's browser; see ``reader_with`` for what fails the test."""
    return reader_with()


@pytest.fixture
def browse_as(
    person: Callable[..., User], new_context: Callable[..., BrowserContext], base_url: str
) -> Iterator[Callable[..., Page]]:
    """``browse_as("Editors", language="be")`` signs a person in through the real form.

    Each call is a browser of its own. At the end the test fails if any asked another host.
    """
    witnesses: list[Witness] = []

    def sign_in(*groups: str, language: str = "en", **options: Any) -> Page:
        user = person(*groups, language=language)
        context = new_context(**options)
        witnesses.append(Witness(context, base_url))
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("input[name=username]", user.get_username())
        page.fill("input[name=password]", "correct horse battery")
        page.click("form button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    complaints = [line for witness in witnesses for line in witness.complaints]
    assert not complaints, "\n".join(complaints)
