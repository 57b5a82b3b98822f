"""What every answer says to the browser, and what it never does."""

import gzip
from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site

from tests.factories import issue

pytestmark = pytest.mark.django_db

READER_PATHS = (
    "/",
    "/en/",
    "/be/",
    "/be-latn/",
    "/ru/about/",
    "/en/issues/",
    "/en/issues/2018/",
    "/en/issues/section/security-issues/",
    "/en/issues/2018-06-11/",
    "/en/issues/2018-06-11/a-calm-week-at-the-border/",
    "/en/issues/2018-06-11/a-calm-week-at-the-border/cite.bib",
    "/en/no-such-page/",
    "/by/",
    "/robots.txt",
    "/sitemap.xml",
)


def policy(header: str) -> dict[str, set[str]]:
    """A Content-Security-Policy as its directives and their sources."""
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: set(sources) for name, *sources in parts}


@pytest.fixture
def published(site: Site) -> None:
    issue()


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("path", READER_PATHS)
def test_a_reader_page_may_load_from_here_alone_and_runs_nothing_inline(
    client: Client, path: str
) -> None:
    directives = policy(client.get(path).headers["Content-Security-Policy"])

    assert directives["default-src"] == {"'self'"}
    assert directives["object-src"] == directives["base-uri"] == {"'none'"}
    assert directives["frame-ancestors"] == {"'none'"}
    assert directives["form-action"] == {"'self'"}
    assert not any("unsafe" in source for sources in directives.values() for source in sources)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("path", [*READER_PATHS, "/admin/login/"])
def test_every_answer_keeps_visits_private_and_pages_unframed(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {"camera=()", "geolocation=()", "microphone=()", "browsing-topics=()"} <= set(
        headers["Permissions-Policy"].split(", ")
    )


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("path", READER_PATHS)
def test_a_reader_page_sets_no_cookie_and_is_the_same_for_everybody(
    client: Client, path: str
) -> None:
    response = client.get(path)

    assert response.cookies == SimpleCookie()
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert not client.session.keys()


@pytest.mark.parametrize("path", ["/en/", "/en/issues/2018-06-11/", "/en/no-such-page/"])
def test_a_reader_page_does_not_look_at_who_is_signed_in(
    signed_in: Callable[..., Client], path: str
) -> None:
    issue()
    editor = signed_in("Editors")

    assert editor.get(path).content == Client().get(path).content
    assert "cookie" not in editor.get(path).headers.get("Vary", "").lower()


def test_the_newsroom_gets_the_policy_its_editor_needs(site: Site, client: Client) -> None:
    directives = policy(client.get("/admin/login/").headers["Content-Security-Policy"])

    assert directives["default-src"] == {"'self'"}
    assert "'unsafe-inline'" in directives["script-src"]
    assert directives["object-src"] == {"'none'"}
    # Previews are framed by the newsroom itself.
    assert directives["frame-ancestors"] == {"'self'"}
    every_source = {source for sources in directives.values() for source in sources}
    assert not {source for source in every_source if "//" in source or source == "*"}


def test_only_the_newsroom_is_exempt_from_the_readers_policy(site: Site, client: Client) -> None:
    lookalike = client.get("/administration/").headers["Content-Security-Policy"]

    assert "unsafe-inline" not in lookalike
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"] == ["'self'"]


@pytest.mark.usefixtures("published")
def test_a_page_travels_compressed_and_as_the_same_bytes_each_time(client: Client) -> None:
    asked = {"accept-encoding": "gzip"}
    first, second = (client.get("/be/issues/", headers=asked) for _visit in range(2))

    assert first.headers["Content-Encoding"] == "gzip"
    assert first.content == second.content
    assert gzip.decompress(first.content) == client.get("/be/issues/").content
    assert "Accept-Encoding" in first.headers["Vary"]


@pytest.mark.usefixtures("site")
def test_the_newsroom_travels_as_it_is_since_its_pages_hold_secrets(client: Client) -> None:
    answer = client.get("/admin/login/", headers={"accept-encoding": "gzip"})

    assert b"csrfmiddlewaretoken" in answer.content
    assert "Content-Encoding" not in answer.headers
