"""Searching in a real browser: by keyboard, while typing, and without scripts."""

import re
import time
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect
from pytest_django import Settings

from tests.browser import sample

pytestmark = pytest.mark.usefixtures("archive")

PHONE, DESKTOP = 360, 1440
REFUSED = {
    "be": ("Зашмат запытаў адразу", "Паспрабуйце яшчэ раз праз"),
    "be-latn": ("Zašmat zapytaŭ adrazu", "Pasprabujcie jašče raz praz"),
    "ru": ("Слишком много запросов сразу", "Попробуйте ещё раз через"),
    "en": ("Too many searches at once", "Try again in"),
}


def asked(page: Page) -> list[str]:
    """Fills, from now on, with the addresses of the suggestions that are asked for."""
    found: list[str] = []

    def note(request: Request) -> None:
        if "suggest.json" in request.url:
            found.append(request.url)

    page.on("request", note)
    return found


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Words, names or a phrase")


def test_a_reader_without_scripts_searches_and_narrows_down(
    reader_with: Callable[..., Page],
) -> None:
    reader = reader_with(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    reader.goto("/en/")
    reader.get_by_role("link", name="Search").click()
    reader.get_by_role("searchbox").fill("Minsk")
    reader.get_by_role("button", name="Find").click()
    expect(reader.locator("mark").first).to_be_visible()
    expect(reader.get_by_role("navigation", name="Narrow down")).not_to_be_visible()
    reader.get_by_text("Narrow down", exact=True).click()
    reader.get_by_role("link", name="Security issues").first.click()
    reader.get_by_role("link", name=re.compile("Security issues ?: lift this limit")).first.click()
    reader.get_by_role("link", name="Next page").click()
    expect(reader.get_by_text("page 2 of 2")).to_be_visible()
    reader.locator("h3 a").first.click()
    expect(reader.get_by_role("heading", level=1)).to_be_visible()


def test_on_a_wide_screen_the_ways_to_narrow_down_stand_beside_the_texts(reader: Page) -> None:
    reader.set_viewport_size({"width": DESKTOP, "height": 800})
    reader.goto(sample.reader_pages("en")["search with results"])
    ways = reader.get_by_role("navigation", name="Narrow down").bounding_box()
    texts = reader.locator(".found__texts").bounding_box()
    assert ways
    assert texts
    assert ways["x"] + ways["width"] < texts["x"]
    assert abs(ways["y"] - texts["y"]) < 20


def test_suggestions_are_chosen_with_the_keyboard(reader: Page) -> None:
    reader.goto("/en/search/")
    box = field(reader)
    box.press_sequentially("lukashe")
    options = reader.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    reader.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert box.input_value().startswith("Lukashe")
    reader.keyboard.press("ArrowUp")
    expect(box).to_have_value("lukashe")
    reader.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    reader.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("lukashe")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_name_is_searched_for_and_a_title_is_opened(reader: Page) -> None:
    reader.goto("/en/search/")
    field(reader).press_sequentially("lukashenk")
    expect(reader.get_by_role("option").first).to_be_visible()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/en/search/?q=Lukashenka*")
    field(reader).fill("lukashenka ties")
    reader.get_by_role("option", name="Lukashenka ties").click()
    reader.wait_for_url("**/lukashenka-ties-the-countrys-independence-to-discipline-in-the-fields/")


def test_enter_without_a_choice_asks_what_was_typed(reader: Page) -> None:
    reader.goto("/ru/search/")
    reader.get_by_role("search").get_by_role("combobox").press_sequentially("нефт")
    expect(reader.get_by_role("option").first).to_be_visible()
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/ru/search/?q=%D0%BD%D0%B5%D1%84%D1%82*")


def test_one_letter_is_not_sent_and_a_word_is_sent_once(reader: Page) -> None:
    sent = asked(reader)
    reader.goto("/en/search/")
    field(reader).press_sequentially("m -")
    reader.wait_for_timeout(500)
    assert sent == []
    field(reader).fill("")
    field(reader).press_sequentially("minsk", delay=20)
    expect(reader.get_by_role("option").first).to_be_visible()
    assert [url.rpartition("q=")[2] for url in sent] == ["minsk"]


def test_a_search_names_no_page_that_it_came_from(reader: Page) -> None:
    """Not to ourselves either: the next request does not carry the question."""
    reader.goto("/en/search/?q=Minsk")
    with reader.expect_request("**/issues/**") as following:
        reader.locator("h3 a").first.click()
    assert "referer" not in following.value.all_headers()


def test_in_lacinka_what_is_asked_and_chosen_stays_in_lacinka(reader: Page) -> None:
    reader.goto("/be-latn/search/")
    box = reader.get_by_role("search").get_by_role("combobox")
    box.fill("Мінск")
    box.press("Enter")
    reader.wait_for_url("**/be-latn/search/?q=*")
    expect(reader.get_by_role("search").get_by_role("combobox")).to_have_value("Мінск")
    expect(reader.locator("mark", has_text="Minsk").first).to_be_visible()
    box.fill("лукашэнка звязвае")
    reader.get_by_role("option", name="Łukašenka źviazvaje").or_(
        reader.get_by_role("option", name="Łukašenka zviazvaje")
    ).click()
    reader.wait_for_url("**/be-latn/issues/2018-06-18/**")


def test_in_lacinka_everything_that_is_offered_is_in_lacinka_and_found(reader: Page) -> None:
    reader.goto("/be-latn/search/")
    box = reader.get_by_role("search").get_by_role("combobox")
    box.press_sequentially("Luk")
    name = reader.get_by_role("option", name="Łukašenka Imia")
    expect(name).to_have_attribute("lang", "be-Latn")
    name.click()
    reader.wait_for_url("**/be-latn/search/?q=%C5%81uka%C5%A1enka*")
    expect(reader.locator("mark").first).to_have_text("Łukašenka")
    reader.goto("/be-latn/search/?q=Łukašenkaa")
    reader.get_by_role("link", name="Łukašenka", exact=True).click()
    reader.wait_for_url("**/be-latn/search/?q=%C5%81uka%C5%A1enka")
    expect(box).to_have_value("Łukašenka")
    reader.goto("/be-latn/search/")
    for place in range(8):
        example = reader.locator(".search-help dt a").nth(place)
        expect(example).not_to_have_text(re.compile("[а-яёіў]", re.IGNORECASE))
    reader.get_by_role("link", name="nafta ABO biudžet").click()
    expect(reader.locator("mark").first).to_be_visible()


def test_a_suggestion_is_touched(reader_with: Callable[..., Page]) -> None:
    reader = reader_with(has_touch=True, viewport={"width": PHONE, "height": 640})
    reader.goto("/be/search/")
    box = reader.get_by_role("search").get_by_role("combobox")
    box.tap()
    box.press_sequentially("бяс")
    section = reader.get_by_role("option", name="Пытанні бяспекі")
    expect(section).to_be_visible()
    place = section.bounding_box()
    assert place
    assert place["height"] >= 24
    assert place["x"] + place["width"] <= PHONE
    section.tap()
    reader.wait_for_url("**/be/issues/section/security-issues/")


def test_axe_finds_nothing_in_open_suggestions(reader: Page) -> None:
    for language in ("be-latn", "ru"):
        reader.goto(f"/{language}/search/")
        reader.get_by_role("search").get_by_role("combobox").press_sequentially("бел")
        expect(reader.get_by_role("option").first).to_be_visible()
        reader.keyboard.press("ArrowDown")
        results = Axe().run(reader)
        assert not results.violations_count, results.generate_report()


@pytest.mark.parametrize("language", REFUSED)
def test_who_asked_too_often_waits_as_long_as_told_and_asks_the_same_again(
    reader: Page, settings: Settings, language: str
) -> None:
    settings.SEARCH_LIMITS = {"search": (1, 4), "suggestions": (60, 20)}
    cache.clear()
    heading = reader.get_by_role("heading", level=1)
    question = f"/{language}/search/?q=Minsk"
    while (answer := reader.goto(question)) and answer.status == 200:
        pass
    assert answer
    assert answer.status == 429
    expect(heading).to_have_text(REFUSED[language][0])
    told = re.search(r"\d+", reader.get_by_text(REFUSED[language][1]).inner_text())
    assert told
    assert int(told[0]) == int(answer.headers["retry-after"])
    assert 1 <= int(told[0]) <= 4
    time.sleep(int(told[0]))
    reader.get_by_role("link").click()
    expect(reader.locator("mark").first).to_be_visible()
    expect(reader.get_by_role("search").get_by_role("combobox")).to_have_value("Minsk")


def test_suggestions_that_are_refused_leave_the_search_as_it_is(
    new_context: Callable[..., BrowserContext], settings: Settings
) -> None:
    settings.SEARCH_LIMITS = {"search": (60, 60), "suggestions": (0, 60)}
    page = new_context().new_page()
    page.goto("/en/search/")
    with page.expect_response("**/suggest.json*") as refused:
        field(page).press_sequentially("minsk")
    assert refused.value.status == 429
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("language", ["be", "be-latn", "ru", "en"])
@pytest.mark.parametrize("width", [320, PHONE, DESKTOP])
def test_the_way_to_the_search_stands_beside_the_languages(
    reader: Page, language: str, width: int
) -> None:
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"/{language}/")
    languages = reader.locator(".language-switcher").bounding_box()
    search = reader.locator(".site-header__search").bounding_box()
    assert languages
    assert search
    assert search["x"] >= languages["x"] + languages["width"]
    assert abs(search["y"] + search["height"] / 2 - languages["y"] - languages["height"] / 2) < 8
    assert search["height"] >= 24
    assert search["width"] >= 24 or search["x"] - languages["x"] - languages["width"] >= 24
