"""The design language holds: readable colours, a face with every letter, pages with pictures."""

import hashlib
import re
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from home.templatetags.shell import Link
from issues.models import Section
from issues.models.section import TONES
from scripts import fonts, pictures, specimen
from tests.architecture.files import ROOT

CSS = ROOT / "home" / "static" / "home" / "css"
TOKENS = (CSS / "tokens.css").read_text()
PAIR = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"
TEXT_CONTRAST, GRAPHICS_CONTRAST = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

GROUNDS = ("paper", "panel")
TEXTS = ("ink", "quiet", "link", "better", "unchanged", "worse")
GRAPHICS = ("strong-rule",)
# Both only divide: whoever does not see them misses nothing.
DECORATION = {"rule", "link-line"}


def colours() -> dict[str, tuple[str, str]]:
    """``{name: (in light, in dark)}`` of every colour in tokens.css; tones as "tone-0" …"""
    named = re.findall(
        rf"--([a-z-]+): {PAIR};", re.sub(r"\[data-tone.*?\}", "", TOKENS, flags=re.DOTALL)
    )
    tones = re.findall(rf'\[data-tone="(\d+)"\] \{{\s*--tone: {PAIR};', TOKENS)
    return {name: (light, dark) for name, light, dark in named} | {
        f"tone-{number}": (light, dark) for number, light, dark in tones
    }


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours “#rrggbb”, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_every_colour_is_held_to_a_contrast() -> None:
    judged = {*GROUNDS, *TEXTS, *GRAPHICS, *DECORATION, *(f"tone-{n}" for n in range(TONES))}

    assert colours().keys() == judged
    assert len(set(re.findall(r"#[0-9a-f]{6}", TOKENS))) >= len(judged)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_and_every_mark_stands_out_from_what_it_is_on(theme: int) -> None:
    of = {name: pair[theme] for name, pair in colours().items()}
    tones = [name for name in of if name.startswith("tone-")]
    weak = [
        (name, ground)
        for names, least in (((*TEXTS, *tones), TEXT_CONTRAST), (GRAPHICS, GRAPHICS_CONTRAST))
        for name, ground in product(names, GROUNDS)
        if contrast(of[name], of[ground]) < least
    ]

    assert weak == []
    assert contrast(of["paper"], of["ink"]) >= TEXT_CONTRAST  # the skip link is set so


def test_no_style_sheet_but_the_tokens_names_a_colour() -> None:
    named = {
        sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", sheet.read_text())
        for sheet in CSS.glob("*.css")
        if sheet.name != "tokens.css"
    }

    assert {name: found for name, found in named.items() if found} == {}


def test_sections_in_a_row_have_different_colours() -> None:
    tones = [Section(sort_order=order).tone for order in range(1, TONES + 1)]

    assert sorted(tones) == list(range(TONES))
    assert specimen.TONES == TONES
    assert Link("", "").tone in tones


def letters_of(name: str) -> set[str]:
    return set(map(chr, TTFont(fonts.FOLDER / f"{name}.woff2").getBestCmap()))


def test_the_face_has_every_letter_and_sign_of_the_three_languages() -> None:
    signs = set("0123456789 .,:;!?()«»„“”‘’ʼ–—-…№%/\u00a0")
    belarusian = set("абвгдеёжзійклмнопрстуўфхцчшыьэюяґ")
    russian = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    latin = set("abcdefghijklmnopqrstuvwxyz")
    lacinka = set("ćčłńśšŭźž")

    def both(letters: set[str]) -> set[str]:
        return letters | {letter.upper() for letter in letters}

    assert both(belarusian | russian) | signs <= letters_of("cyrillic")
    assert both(latin) | signs <= letters_of("latin")
    assert both(lacinka) <= letters_of("latin-more")


def test_a_browser_is_told_of_every_letter_that_a_file_of_the_face_has() -> None:
    faces = re.findall(
        r'fonts/([a-z-]+)\.woff2".*?unicode-range:\s*([^;]+);',
        (CSS / "fonts.css").read_text(),
        re.DOTALL,
    )
    assert {name for name, _ranges in faces} == set(fonts.LETTERS)
    for name, ranges in faces:
        told: set[str] = set()
        for part in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges):
            first, last = int(part[0], 16), int(part[1] or part[0], 16)
            told |= set(map(chr, range(first, last + 1)))
        assert letters_of(name) <= told, name
        assert not told & set("abcжў") - letters_of(name), name


def test_the_face_is_ours_to_change_and_says_whose_work_it_is() -> None:
    """Its licence keeps the name “Source” for unchanged files and asks to go along with them."""
    licence = (fonts.FOLDER / "LICENSE.md").read_text()
    assert "SIL Open Font License" in licence
    source = (fonts.FOLDER / "SOURCE.md").read_text()
    assert fonts.PACKAGE in source
    assert fonts.FILE_SHA256 in source
    for name in fonts.LETTERS:
        path = fonts.FOLDER / f"{name}.woff2"
        assert hashlib.sha256(path.read_bytes()).hexdigest() in source, name
        names = TTFont(path)["name"]
        assert "Source" not in "".join(names.getDebugName(number) for number in (1, 3, 4, 6))
        assert "Adobe" in names.getDebugName(0)
        assert "Open Font License" in names.getDebugName(13)


def test_every_kind_of_page_has_its_pictures() -> None:
    wanted = {
        pictures.sheet_path(kind, screen).name
        for kind, screen in product(pictures.kinds(), pictures.SCREENS)
    }
    there = {path.name for path in pictures.FOLDER.iterdir()}

    assert there == wanted | {pictures.README_PICTURE.name, pictures.SPECIMEN.name}
    assert sum(path.stat().st_size for path in pictures.FOLDER.iterdir()) < 4_000_000


def test_the_design_language_shows_pictures_that_are_there() -> None:
    text = (ROOT / "docs" / "design-language.md").read_text()
    shown = re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", text)

    assert len(shown) >= 4
    assert all((Path(ROOT) / "docs" / "pictures" / name).exists() for name in shown)
