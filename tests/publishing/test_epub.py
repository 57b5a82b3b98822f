"""The book passes EPUBCheck, and says of itself what a library and a blind reader need."""

import json
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from publishing.making.epub import make_epub
from scripts import java
from tests.publishing.documents import commentary, document, pictures
from tests.publishing.test_makers import HOSTILE

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "html": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
}


def checked(book: bytes, folder: Path) -> list[dict[str, Any]]:
    """What EPUBCheck has to say of ``book``: fatal errors, errors, warnings and usage."""
    file, report = folder / "book.epub", folder / "report.json"
    file.write_bytes(book)
    subprocess.run(
        [*java.jar("epubcheck", "epubcheck.jar"), str(file), "--json", str(report), "--quiet"],
        check=False,
        capture_output=True,
    )
    messages: list[dict[str, Any]] = json.loads(report.read_text())["messages"]
    return messages


def package_of(book: bytes) -> Any:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return etree.fromstring(archive.read("book/package.opf"))


@pytest.mark.java
def test_epubcheck_finds_nothing_to_say(tmp_path: Path) -> None:
    assert checked(make_epub(document(), pictures()), tmp_path) == []


@pytest.mark.java
def test_epubcheck_finds_nothing_in_a_book_of_hostile_texts(tmp_path: Path) -> None:
    hostile = tuple(
        commentary(title=text, lead=text, section=text, authors=(text,)) for text in HOSTILE
    )
    book = make_epub(document("en", introduction=(), commentaries=hostile), {})

    assert checked(book, tmp_path) == []


@pytest.mark.java
def test_epubcheck_would_be_heard(tmp_path: Path) -> None:
    book = make_epub(document(), pictures())
    broken = book.replace(b"mimetypeapplication/epub+zip", b"mimetypeapplication/epub+zap")

    assert [message["severity"] for message in checked(broken, tmp_path)].count("ERROR") >= 1


def test_programs_know_the_format_without_unpacking_anything() -> None:
    assert make_epub(document(), {})[30:].startswith(b"mimetypeapplication/epub+zip")


def test_the_book_has_a_number_of_its_own_in_each_language_that_stays() -> None:
    def number(**fields: Any) -> str:
        found = package_of(make_epub(document(**fields), {})).xpath(
            "//dc:identifier/text()", namespaces=NAMES
        )
        return str(found[0])

    first = number(language="be")

    assert first.startswith("urn:uuid:")
    assert number(language="be", changed="2020-01-01T00:00:00Z") == first
    assert len({first, number(language="ru"), number(language="en")}) == 3


def test_the_book_is_by_nobody_in_particular_and_dated_by_its_content() -> None:
    named = document("en", commentaries=(commentary(authors=("Ales Novik",)),))
    package = package_of(make_epub(named, {}))

    def one(path: str) -> list[str]:
        return [str(found) for found in package.xpath(path, namespaces=NAMES)]

    assert one("//dc:creator/text()") == ["Analysts of “Situation in Belarus”"]
    assert one("//dc:language/text()") == ["en"]
    assert one("//opf:meta[@property='dcterms:modified']/text()") == ["2018-06-19T10:00:00Z"]
    assert one("//dc:source/text()") == [named.address]
    assert one("//opf:item[@properties='cover-image']/@href") == ["cover.png"]


@pytest.mark.parametrize("with_picture", [True, False])
def test_the_book_says_which_senses_it_needs(with_picture: bool) -> None:
    package = package_of(make_epub(document(), pictures() if with_picture else {}))
    modes = package.xpath("//opf:meta[@property='schema:accessMode']/text()", namespaces=NAMES)
    features = package.xpath(
        "//opf:meta[@property='schema:accessibilityFeature']/text()", namespaces=NAMES
    )

    assert modes == (["textual", "visual"] if with_picture else ["textual"])
    assert ("alternativeText" in features) == with_picture


def test_the_contents_lead_to_every_commentary() -> None:
    with zipfile.ZipFile(BytesIO(make_epub(document(), {}))) as archive:
        navigation = etree.fromstring(archive.read("book/nav.xhtml"))
        links = navigation.xpath("//html:nav[@role='doc-toc']//html:a/@href", namespaces=NAMES)
        assert links == ["title.xhtml", "commentary-1.xhtml", "commentary-2.xhtml"]
        assert {f"book/{link}" for link in links} <= set(archive.namelist())
        assert navigation.get("lang") == "be"
        with Image.open(BytesIO(archive.read("book/cover.png"))) as cover:
            assert cover.size == (800, 1200)
