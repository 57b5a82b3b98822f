"""How light a first visit is, with everything compressed as production sends it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page, Route, expect
from pytest_django import Settings

from scripts.sample_site import NOT_FOR_READERS
from tests.browser import sample

FIRST_VISIT_BYTES = 50_000
FIRST_VISIT_REQUESTS = 12
CSS_BYTES = 40_000
SCRIPT_BYTES = 10_000
# Above this, people notice that a page jumps (https://web.dev/articles/cls).
NOTICEABLE_SHIFT = 0.1
WATCH_SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("archive")]


@pytest.fixture
def as_in_production(
    archive: None, transactional_db: None, settings: Settings, tmp_path: Path
) -> Iterator[str]:
    """The origin of a server that sends collected style sheets and fonts as production does."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    call_command(
        "collectstatic", interactive=False, verbosity=0, ignore_patterns=[*NOT_FOR_READERS]
    )
    server = LiveServerThread("127.0.0.1", static_handler=_no_handler)  # type: ignore[arg-type]  # called with the application, and nothing else
    server.daemon = True
    server.start()
    server.is_ready.wait()
    assert server.error is None
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


def _no_handler(application: Any) -> Any:
    """Stands where tests usually serve static files past the application: here it does that."""
    return application


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_the_first_visit_to_a_commentary_is_light(
    as_in_production: str, new_context: Callable[..., Any], language: str
) -> None:
    """Counts every byte that arrives, headers too, and the icon, which a headless browser omits."""
    reader = new_context().new_page()
    session = reader.context.new_cdp_session(reader)
    session.send("Network.enable")
    arrived: list[float] = []
    session.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    path = sample.reader_pages(language)["commentary with a table"]
    reader.goto(f"{as_in_production}{path}", wait_until="networkidle")
    expect(reader.locator("main img")).to_have_count(0)
    icon = reader.locator("link[rel=icon][type='image/svg+xml']").get_attribute("href")
    answer = reader.request.get(f"{as_in_production}{icon}")
    arrived.append(len(answer.body()) + sum(map(len, answer.headers.values())))

    assert any(font.endswith(".woff2") for font in _loaded(reader))
    assert len(arrived) == len(_loaded(reader)) + 2
    assert len(arrived) <= FIRST_VISIT_REQUESTS
    assert sum(arrived) <= FIRST_VISIT_BYTES


def _loaded(page: Page) -> list[str]:
    """The addresses of what the page asked for besides itself."""
    names: list[str] = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    return names


def test_style_sheets_and_scripts_of_all_pages_together_stay_small() -> None:
    sizes: dict[str, dict[str, int]] = {".css": {}, ".js": {}}
    for language in sample.LANGUAGES:
        for path in (sample.reader_pages(language) | sample.missing_pages(language)).values():
            document = html5lib.parse(Client().get(path).content, namespaceHTMLElements=False)
            for element in document.iter():
                if element.tag not in {"link", "script"}:
                    continue
                address = element.get("href") or element.get("src") or ""
                suffix = Path(address).suffix
                if suffix in sizes:
                    file = Path(str(finders.find(address.removeprefix("/static/"))))
                    sizes[suffix][address] = file.stat().st_size

    assert sizes[".css"]
    assert sum(sizes[".css"].values()) <= CSS_BYTES, sizes[".css"]
    assert sum(sizes[".js"].values()) <= SCRIPT_BYTES, sizes[".js"]


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_nothing_jumps_when_the_face_of_the_headings_comes_late(
    reader_with: Callable[..., Page], language: str
) -> None:
    def late(route: Route) -> None:
        reader.wait_for_timeout(700)
        route.continue_()

    reader = reader_with(viewport={"width": 360, "height": 800})
    reader.add_init_script(WATCH_SHIFTS)
    reader.route("**/*.woff2", late)
    for kind in ("front page", "commentary with a quote"):
        reader.goto(sample.reader_pages(language)[kind], wait_until="networkidle")
        assert any(name.endswith(".woff2") for name in _loaded(reader)), kind
        assert reader.evaluate("window.shifted") < NOTICEABLE_SHIFT, kind
