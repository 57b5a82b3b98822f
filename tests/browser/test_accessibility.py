"""Every kind of reader page, for readers who see, move, zoom and print in their own way."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import sample

PHONE, DESKTOP = 360, 1440

pytestmark = pytest.mark.usefixtures("archive")


def visit_all(page: Page, language: str) -> Iterator[str]:
    """Opens every kind of page in turn, yielding its name."""
    for kind, path in (sample.reader_pages(language) | sample.missing_pages(language)).items():
        response = page.goto(path)
        assert response is not None
        assert response.status == (404 if kind.startswith("missing") else 200), path
        yield f"{kind}, {language}"
    sample.show_crash(page)
    yield "error page"


def set_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_axe_finds_nothing_light_or_dark_wide_or_narrow(reader: Page, language: str) -> None:
    found = []
    for kind in visit_all(reader, language):
        for scheme, width in (("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE)):
            set_width(reader, width)
            reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            results = Axe().run(reader)
            if results.violations_count:
                found.append(f"{kind}, {scheme}, {width} px\n{results.generate_report()}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_no_page_is_wider_than_the_screen(reader: Page, language: str) -> None:
    too_wide = []
    for kind in visit_all(reader, language):
        for width in (320, PHONE, 768, DESKTOP):
            set_width(reader, width)
            needed = reader.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                too_wide.append(f"{kind} needs {needed} px of {width} px")
    assert not too_wide, "\n".join(too_wide)


def test_large_letters_do_not_make_a_page_wider_than_a_phone(
    reader_with: Callable[..., Page],
) -> None:
    with_large_letters = reader_with(bypass_csp=True, viewport={"width": PHONE, "height": 800})
    too_wide = []
    for kind in visit_all(with_large_letters, "be"):
        with_large_letters.add_style_tag(content="html { font-size: 200% }")
        needed = with_large_letters.evaluate("document.documentElement.scrollWidth")
        if needed > PHONE:
            too_wide.append(f"{kind} needs {needed} px of {PHONE} px")
    assert not too_wide, "\n".join(too_wide)


def test_the_first_stop_of_the_keyboard_leads_to_the_text(reader: Page) -> None:
    reader.goto("/be/")
    skip = reader.locator("a[href='#main']")
    expect(skip).not_to_be_in_viewport()
    reader.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.locator("main")).to_be_focused()


@pytest.mark.parametrize("kind", ["commentary with a table", "table in two languages"])
def test_every_stop_of_the_keyboard_shows_where_it_is(reader: Page, kind: str) -> None:
    reader.goto(sample.reader_pages("en")[kind])
    reader.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    stops = reader.locator("a[href], button, summary, [tabindex='0']").count()
    for _stop in range(stops):
        reader.keyboard.press("Tab")
        focused = reader.evaluate(
            """() => {
                const element = document.activeElement;
                const style = getComputedStyle(element);
                const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth);
                return [element.outerHTML.slice(0, 200), Boolean(outlined)];
            }"""
        )
        assert focused[1], focused[0]


@pytest.mark.parametrize(
    ("width", "media", "columns"), [(DESKTOP, "screen", 2), (PHONE, "screen", 1), (642, "print", 2)]
)
def test_two_languages_stand_side_by_side_where_there_is_room_and_on_paper(
    reader: Page, width: int, media: Literal["screen", "print"], columns: int
) -> None:
    set_width(reader, width)
    reader.emulate_media(media=media)
    reader.goto(sample.reader_pages("be")["quote in two languages"])
    sides = reader.locator(".pair--quote > *")
    first, second = (sides.nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert (first["y"] == second["y"]) == (columns == 2)
    assert (first["x"] == second["x"]) == (columns == 1)
    expect(sides.nth(0).locator("[lang=be] blockquote")).to_be_visible()
    expect(sides.nth(1).locator("[lang=ru] blockquote")).to_be_visible()


def test_nothing_moves_for_readers_who_asked_for_stillness(
    reader_with: Callable[..., Page],
) -> None:
    still = reader_with(reduced_motion="reduce")
    for kind in visit_all(still, "en"):
        moving = still.evaluate(
            """() => [...document.querySelectorAll("*")].filter((element) => {
                const style = getComputedStyle(element);
                const seconds = style.transitionDuration + "," + style.animationDuration;
                return seconds.split(",").some((text) => parseFloat(text) > 0.01)
                    || style.scrollBehavior === "smooth";
            }).length"""
        )
        assert moving == 0, kind


def test_a_printed_commentary_has_its_text_and_not_the_way_around_the_site(reader: Page) -> None:
    reader.emulate_media(media="print", color_scheme="dark")
    reader.goto(sample.reader_pages("be")["commentary with a quote"])
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.locator("blockquote").first).to_be_visible()
    expect(reader.locator("nav").filter(visible=True)).to_have_count(0)
    ink = reader.evaluate("getComputedStyle(document.body).color")
    assert max(map(int, re.findall(r"\d+", ink))) < 64, "light ink of the dark theme on paper"
    assert len(reader.pdf()) > 10_000
