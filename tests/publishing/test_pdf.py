"""The PDF can be searched, read aloud and found one's way in, with the letters it needs."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from issues.document.content import Subheading
from publishing.making.pdf import make_pdf
from tests.publishing.documents import (
    LONG_BELARUSIAN,
    TITLES,
    WEEKS,
    commentary,
    document,
    pictures,
    rich,
)

LETTERS = "ЎўІіЁёЄЩъ’«»"


def read(**fields: Any) -> PdfReader:
    return PdfReader(BytesIO(make_pdf(document(**fields), pictures())))


def root_of(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def fonts_of(reader: PdfReader) -> dict[str, bytes]:
    """``{name: bytes}`` of the fonts that the file brings with it."""
    found: dict[str, bytes] = {}
    pages: list[Any] = list(reader.pages)
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"]
            key = next(name for name in descriptor if name.startswith("/FontFile"))
            found[str(inner["/BaseFont"])] = descriptor[key].get_data()
    return found


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_the_document_says_its_language_and_title_and_no_author(language: str) -> None:
    reader = read(language=language)
    information = reader.metadata

    assert root_of(reader)["/Lang"] == language
    assert information is not None
    assert information.title == f"{TITLES[language]}. {WEEKS[language]}"
    assert information.author is None
    assert set(information) == {"/Title", "/Creator", "/ModDate", "/CreationDate"}
    assert str(information["/Creator"]).startswith("Typst ")
    assert str(information["/CreationDate"]) == "D:20180619000000Z"


def test_the_document_is_tagged_and_says_that_it_keeps_to_pdf_ua() -> None:
    reader = read()
    root = root_of(reader)

    assert root["/MarkInfo"]["/Marked"] is not False
    assert "/StructTreeRoot" in root
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_a_sign_without_a_glyph_costs_the_promise_but_not_the_file() -> None:
    reader = read(commentaries=(commentary(lead="😀"),))

    assert "/StructTreeRoot" in root_of(reader)
    assert b"pdfuaid" not in root_of(reader)["/Metadata"].get_data()


def test_bookmarks_lead_to_commentaries_and_their_subheadings() -> None:
    outline: list[Any] = read().outline
    first, inside, second, _again = outline

    assert (first.title, second.title) == ("A calm week at the border", "The second of them")
    assert [mark.title for mark in inside] == ["A subheading of 193-1"]


def test_fonts_are_inside_and_have_the_letters_of_belarusian() -> None:
    reader = read(commentaries=(commentary(lead=LETTERS),))
    fonts = fonts_of(reader)

    assert fonts
    assert all(re.match(r"/[A-Z]{6}\+LibertinusSerif", name) for name in fonts)
    assert all(20 < len(content) < 60_000 for content in fonts.values())
    assert set(LETTERS) <= set(text_of(reader))


def test_belarusian_words_are_divided_at_the_ends_of_lines() -> None:
    text = text_of(read(commentaries=(commentary(parts=(rich(f"<p>{LONG_BELARUSIAN * 8}</p>"),)),)))
    divided = re.findall(r"(\w{2,})[-\u2010\u00ad]\n(\w{2,})", text)

    assert any(start + end in LONG_BELARUSIAN for start, end in divided)


def test_what_looks_like_typst_is_set_and_not_run() -> None:
    source = '#eval("1 + 1") *bold* $x$ #page(width: 1pt)[a] @nowhere'
    text = text_of(read(commentaries=(commentary(lead=source, parts=(Subheading(source),)),)))

    assert " ".join(text.split()).count(source) >= 1
    assert "#eval" in text


def test_named_authors_stand_in_the_text_alone() -> None:
    reader = read(commentaries=(commentary(authors=("Ales Novik",)),))

    assert text_of(reader).count("Ales Novik") == 1
    assert b"Novik" not in root_of(reader)["/Metadata"].get_data()


def test_corrections_are_told() -> None:
    text = " ".join(text_of(read(commentaries=(commentary(),))).split())

    assert text.count("The original was corrected; this text is not.") == 2
    assert "June 19, 2018: The duty is 30 %, not 13 %." in text


def test_links_lead_where_they_say_and_sources_show_their_addresses() -> None:
    reader = read()
    targets = {
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }

    assert {"https://elsewhere.test/?a=1&b=2", "https://elsewhere.test/decree"} <= targets
    assert "https://elsewhere.test/decree" in text_of(reader).replace("\n", "")
