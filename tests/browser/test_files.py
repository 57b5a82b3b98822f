"""An issue saved as one page opens from a disk, asks nobody for anything, and reads well."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.storage import default_storage
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from publishing.models import IssueFile

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str], Path]:
    """``saved("be")`` is the week of the sample archive that has a picture, as a file."""
    call_command("make_files", "--week=2018-06-11", verbosity=0)

    def save(language: str) -> Path:
        file = IssueFile.objects.get(language=language, week_start="2018-06-11", kind="html")
        with default_storage.open(file.stored_as) as stored:
            (tmp_path / file.name).write_bytes(stored.read())
        return tmp_path / file.name

    return save


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_saved_issue_asks_nobody_and_reads_well(
    saved: Callable[[str], Path], new_context: Callable[..., BrowserContext], language: str
) -> None:
    file, asked, complaints = saved(language), list[str](), list[str]()
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(file.as_uri(), wait_until="networkidle")

    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("img").evaluate_all("all => all.every(img => img.naturalWidth > 0)")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    backgrounds = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        backgrounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        violations = Axe().run(page).response["violations"]
        assert [violation["id"] for violation in violations] == [], scheme
    assert len(backgrounds) == 2
    assert complaints == []


def test_a_reader_takes_the_book_along(reader: Page, tmp_path: Path) -> None:
    call_command("make_files", "--week=2018-06-11", verbosity=0)
    reader.goto("/be/issues/2018-06-11/")

    with reader.expect_download() as waiting:
        reader.get_by_role("link", name="EPUB").click()

    assert waiting.value.suggested_filename == "situation-in-belarus-2018-06-11-be.epub"
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
