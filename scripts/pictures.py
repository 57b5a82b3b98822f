"""Takes pictures of every kind of reader page, and the one that the README shows.

For each kind two sheets, phone and desktop; on each the three languages in light and in dark.
A specimen shows letters, colours and marks by themselves.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from scripts import chromium, specimen
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT
from scripts.reader_pages import LANGUAGES, missing_pages, reader_pages
from scripts.sample_site import sample_site

FOLDER = ROOT / "docs" / "pictures"
README_PICTURE = FOLDER / "front-page.png"
README_SIZE = (1200, 860)
SPECIMEN, SPECIMEN_SIZE = FOLDER / "specimen.webp", (760, 500)
# Name: width and most height of a shot in CSS pixels, scale, shots in one row of the sheet.
SCREENS = {"phone": (360, 820, 0.75, 6), "desktop": (1280, 900, 0.5, 3)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
GAP = 12
BACKGROUND = "#808080"
# What red, green and blue are rounded to, which makes small files: the two papers stay exact.
LEVELS = (17, 22, 29, 56, 80, 104, 128, 152, 176, 200, 224, 252)
ROUNDED = [min(LEVELS, key=lambda level: abs(level - value)) for value in range(256)] * 3
README_COLOURS = 256


def kinds() -> dict[str, dict[str, str]]:
    """``{kind: {language: path}}`` of everything there is to see."""
    found: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        for kind, path in (reader_pages(language) | missing_pages(language)).items():
            found.setdefault(kind, {})[language] = path
    return found


def sheet_path(kind: str, screen: str) -> Path:
    return FOLDER / f"{kind.replace(' ', '-')}-{screen}.webp"


def shoot(page: Page, address: str, height: int) -> Image.Image:
    """What a reader sees of ``address``, down to ``height`` CSS pixels at most."""
    page.goto(address, wait_until="networkidle")
    whole = page.evaluate("document.documentElement.scrollHeight")
    width = page.viewport_size["width"] if page.viewport_size else 0
    clip = {"x": 0, "y": 0, "width": width, "height": min(whole, height)}
    png = page.screenshot(full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]  # a dict serves as Playwright's FloatRect
    return Image.open(io.BytesIO(png)).convert("RGB")


def sheet(shots: list[Image.Image], in_a_row: int) -> Image.Image:
    """``shots`` side by side, in rows, tops aligned."""
    rows = [shots[start : start + in_a_row] for start in range(0, len(shots), in_a_row)]
    width = max(sum(shot.width for shot in row) + GAP * (len(row) + 1) for row in rows)
    height = sum(max(shot.height for shot in row) + GAP for row in rows) + GAP
    whole, top = Image.new("RGB", (width, height), BACKGROUND), GAP
    for row in rows:
        left = GAP
        for shot in row:
            whole.paste(shot, (left, top))
            left += shot.width + GAP
        top += max(shot.height for shot in row) + GAP
    return whole


def save(picture: Image.Image, path: Path) -> None:
    """Writes ``picture`` with few colours and no loss beyond that: the same bytes each time."""
    if path == README_PICTURE:
        picture.quantize(README_COLOURS).save(path, optimize=True)
    else:
        picture.point(ROUNDED).save(path, lossless=True, quality=100, method=6)


def pages_in(browser: Browser, screen: str) -> list[Page]:
    """A page in light and one in dark, on a screen of that kind."""
    width, height, scale, _in_a_row = SCREENS[screen]
    return [
        browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            color_scheme=scheme,
            reduced_motion="reduce",
        ).new_page()
        for scheme in SCHEMES
    ]


def take(browser: Browser, origin: str, wanted: list[str]) -> Iterator[Path]:
    """Takes the sheets of the ``wanted`` kinds, yielding each path when it is written."""
    for screen, (_width, height, _scale, in_a_row) in SCREENS.items():
        pages = pages_in(browser, screen)
        for kind in wanted:
            addresses = [f"{origin}{path}" for path in kinds()[kind].values()]
            shots = [shoot(page, address, height) for page in pages for address in addresses]
            path = sheet_path(kind, screen)
            save(sheet(shots, min(in_a_row, len(shots))), path)
            yield path


def take_for_readme(browser: Browser, origin: str) -> Path:
    width, height = README_SIZE
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    save(shoot(page, f"{origin}/en/", height), README_PICTURE)
    return README_PICTURE


def take_specimen(browser: Browser, origin: str) -> Path:
    width, height = SPECIMEN_SIZE
    shots = []
    for scheme in SCHEMES:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.route(
            f"{origin}/specimen/",
            lambda route: route.fulfill(content_type="text/html", body=specimen.html()),
        )
        shots.append(shoot(page, f"{origin}/specimen/", height))
    save(sheet(shots, len(shots)), SPECIMEN)
    return SPECIMEN


def main(wanted: list[str]) -> None:
    if unknown := set(wanted) - kinds().keys():
        raise SystemExit(f"No such kind of page: {', '.join(unknown)}.")
    if not chromium.ensure():
        raise SystemExit("There is no Chromium and it could not be installed.")
    compile_catalogues()
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="situation-") as name,
        sample_site(Path(name)) as origin,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        paths = [*take(browser, origin, wanted or list(kinds()))]
        if not wanted or "front page" in wanted:
            paths += [take_for_readme(browser, origin), take_specimen(browser, origin)]
        browser.close()
    if not wanted:
        for old in set(FOLDER.iterdir()) - set(paths):
            old.unlink()
    for path in paths:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
    whole = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{FOLDER.relative_to(ROOT)}: {whole // 1000} kB in all")


if __name__ == "__main__":
    main(sys.argv[1:])
