"""What a reader's browser asks for, keeps and needs: this site's own pages and nothing else."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import html5lib
import pytest
from playwright.sync_api import Page, expect

from tests.browser import sample
from tests.factories import commentary, issue

pytestmark = pytest.mark.usefixtures("archive")

LOADED = {
    "audio",
    "embed",
    "iframe",
    "img",
    "input",
    "object",
    "script",
    "source",
    "track",
    "video",
}
LOADED_LINKS = {"icon", "manifest", "modulepreload", "preload", "stylesheet"}
KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie.length,
})"""


def loaded_by(html: str) -> set[str]:
    """The addresses that a browser fetches by itself when it opens ``html``."""
    tree = html5lib.parse(html, treebuilder="lxml", namespaceHTMLElements=False)
    found: list[str] = []
    for element in tree.iter():
        if element.tag in LOADED:
            found += filter(None, (element.get("src"), element.get("data"), element.get("poster")))
            found += [part.split()[0] for part in (element.get("srcset") or "").split(",") if part]
        if element.tag == "link" and LOADED_LINKS & set((element.get("rel") or "").split()):
            found.append(element.get("href") or "")
        if style := element.get("style"):
            found += loaded_by_css(style)
    return set(found)


def loaded_by_css(css: str) -> list[str]:
    return re.findall(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""", css)


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_reading_asks_nobody_else_and_leaves_nothing_behind(reader: Page, language: str) -> None:
    paths = sample.reader_pages(language) | sample.missing_pages(language)
    for kind, path in paths.items():
        reader.goto(path)
        kept = reader.evaluate(KEPT)
        assert not any(kept.values()), f"{kind}: {kept}"


def test_no_page_names_anything_to_load_from_elsewhere(reader: Page, base_url: str) -> None:
    sheets = set()
    for language in sample.LANGUAGES:
        for kind, path in (sample.reader_pages(language) | sample.missing_pages(language)).items():
            response = reader.goto(path)
            assert response is not None
            for address in loaded_by(response.text()):
                whole = urljoin(response.url, address)
                assert whole.startswith(f"{base_url}/"), f"{kind}, {language}: {address}"
                if whole.endswith(".css"):
                    sheets.add(whole)
    assert sheets
    for sheet in sheets:
        css = reader.request.get(sheet).text()
        for address in loaded_by_css(css):
            assert urljoin(sheet, address).startswith(f"{base_url}/"), f"{sheet}: {address}"


def test_a_commentary_may_link_elsewhere_but_sends_no_word_of_where_from(
    reader_with: Callable[..., Page], base_url: str
) -> None:
    page = issue(
        commentaries=[
            commentary(paragraphs=['<a href="https://elsewhere.test/">A decree</a> came out.'])
        ],
        week_start=sample.FREE_WEEK,
    )
    reader = reader_with()
    asked: list[dict[str, str]] = []

    def answer(route: Any) -> None:
        asked.append(route.request.all_headers())
        route.fulfill(body="elsewhere")

    reader.route("https://elsewhere.test/**", answer)
    reader.goto(f"{page.url}{page.commentaries[0].value['slug']}/")
    reader.get_by_role("link", name="A decree").click()
    reader.wait_for_url("https://elsewhere.test/")
    assert asked
    assert "referer" not in asked[0]


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_everything_is_read_without_scripts(
    reader_with: Callable[..., Page], language: str
) -> None:
    reader = reader_with(java_script_enabled=False)
    pages = sample.reader_pages(language)
    for kind, path in pages.items():
        reader.goto(path)
        expect(reader.get_by_role("heading", level=1), kind).to_be_visible()
        expect(reader.locator("noscript"), kind).to_have_count(0)
    reader.goto(pages["front page"])
    title = reader.get_by_role("main").locator("h2 a").first
    words = title.inner_text()
    title.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(re.sub(r"\s+", " ", words))
    expect(reader.get_by_role("main").locator("p").last).to_be_visible()
