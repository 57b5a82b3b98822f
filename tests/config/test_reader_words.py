"""No page that readers meet leaves a text of ours in English."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site

from issues.blocks.correction import Stamp
from issues.models import IssuePage
from tests.config.test_catalogues import entries
from tests.home.editions import editions

READ_ALOUD = ("alt", "aria-label", "content", "placeholder", "title")
PATHS = (
    "",
    "about/",
    "privacy/",
    "reading-safely/",
    "feeds/",
    "feeds/section/nothing.atom",
    "search/",
    "search/?q=calm",
    "search/?q=calm&section=security-issues",
    "search/?q=zzyzx",
    "search/?q=-calm",
    "nothing/",
    "issues/",
    "issues/2017/",
    "issues/2018/",
    "issues/2018-06-11/",
    "issues/2018-06-11/a-calm-week-at-the-border/",
    "issues/2017-06-12/a-calm-week-at-the-border/",
    "issues/2018-06-11/a-calm-week-at-the-border/with/en/",
    "issues/2018-06-11/a-calm-week-at-the-border/with/de/",
    "issues/2018-07-02/",
    "issues/section/security-issues/",
    "issues/verdicts/",
    "issues/verdicts/2017/",
    "issues/verdicts/2018/",
    "issues/section/international-relations/",
)


def test_a_page_in_english_would_be_noticed() -> None:
    assert english_in(b"<p aria-label='What the marks mean'>x</p><p>Page not found</p>", "be") == {
        "Page not found",
        "What the marks mean",
    }


def corrections() -> list[dict[str, Any]]:
    """One made in each language and not yet in the others, and one that is in all of them."""
    day = datetime(2018, 6, 20, 9, tzinfo=UTC)
    stamps = [Stamp(day, language) for language in ("be", "ru", "en")]
    stamps.append(Stamp(day, "en", day + timedelta(days=1)))
    return [
        {"type": "item", "id": str(uuid4()), "value": {"note": "42", "stamp": stamp.stored()}}
        for stamp in stamps
    ]


def test_english_that_says_it_is_english_is_no_mistake() -> None:
    page = b"<p lang='en'>Sources <b title='Years'>x</b></p>Page not found <p lang='be'>Table</p>"

    assert english_in(page, "be") == {"Page not found", "Table"}


@pytest.mark.parametrize("language", ["be", "ru"])
@pytest.mark.parametrize("issues", [0, 3])
def test_readers_meet_no_english_text_of_ours(
    site: Site, client: Client, language: str, issues: int
) -> None:
    for monday in (date(2018, 6, 11), date(2018, 6, 25))[:issues]:
        editions("be", "ru", "en", week_start=monday)
    if issues:
        editions("be", "ru", "en", week_start=date(2017, 6, 12), corrections=corrections())
        editions("en", week_start=date(2018, 7, 2))

    seen = {path: english_in(client.get(f"/{language}/{path}").content, language) for path in PATHS}

    assert {path: words for path, words in seen.items() if words} == {}
    assert IssuePage.objects.count() == (10 if issues else 0)


@pytest.mark.parametrize("language", ["be", "ru"])
def test_a_refused_upload_is_explained_in_the_readers_language(
    client: Client, language: str
) -> None:
    size = settings.MAX_REQUEST_BYTES + 1
    response = client.generic(
        "POST", "/admin/login/", headers={"accept-language": language, "content-length": str(size)}
    )

    assert response.status_code == 413
    assert english_in(response.content, language) == set()


def english_in(page: bytes, language: str) -> set[str]:
    """The English of our catalogue that stands in ``page`` as a text of its own."""
    texts = set(_texts(page, language))
    patterns = {
        entry.english[0]: "|".join(_pattern(english) for english in entry.english)
        for entry in entries(language)
    }
    return {
        english
        for english, pattern in patterns.items()
        if any(re.fullmatch(pattern, text) for text in texts)
    }


def _pattern(english: str) -> str:
    """Matches ``english`` whatever stands in its placeholders."""
    return ".*".join(map(re.escape, re.split(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", english)))


def _texts(page: bytes, language: str) -> Iterator[str]:
    """The texts of ``page`` that it says, or leaves to be understood, are in ``language``."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    for text in _texts_of(root, language, language):
        if text and re.search("[A-Za-z]{3}", text):
            yield " ".join(text.split())


def _texts_of(tag: Any, spoken: str, wanted: str) -> Iterator[str | None]:
    """``spoken`` is the language around ``tag``."""
    own = tag.get("lang", spoken)
    if tag.tag not in {"script", "style"}:
        if own == wanted:
            yield from (tag.text, *map(tag.get, READ_ALOUD))
        for child in tag:
            yield from _texts_of(child, own, wanted)
    if spoken == wanted:
        yield tag.tail
