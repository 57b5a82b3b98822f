"""Results as data say what the page says."""

import json
import re
from datetime import date

import pytest
from django.conf import settings
from wagtail.models import Site

from search.finding import Chosen, find
from search.finding.data import as_data
from tests.architecture.files import ROOT
from tests.search.finding.archive import publish

TEXTS = {
    "be": ("Новыя правілы", "Пра <b> новыя правілы & гандаль."),
    "ru": ("Новые правила", "О новых правилах."),
}


@pytest.fixture
def data(site: Site) -> dict[str, object]:
    publish(TEXTS, date(2018, 6, 11), verdict="worse")
    found = find("правілы", "be", chosen=Chosen(year=2018))
    return json.loads(json.dumps(as_data(found, "be", "relevance")))


def test_a_result_says_where_it_is_and_why_it_was_found(data: dict[str, object]) -> None:
    origin = settings.PUBLIC_ORIGIN
    path = "issues/2018-06-11/novyia-pravily/"

    assert data["results"] == [
        {
            "kind": "commentary",
            "address": f"{origin}/be/{path}",
            "language": "be",
            "similar": False,
            "title": {"text": "Новыя правілы", "marked": [[6, 13]]},
            "passage": {
                "text": "Пра  новыя правілы & гандаль.".replace("  ", " "),
                "marked": [[10, 17]],
            },
            "section": {"slug": "security-issues", "name": "Пытанні бяспекі"},
            "verdict": {"code": "worse", "words": "Сітуацыя пагоршылася"},
            "week": {"start": "2018-06-11", "end": "2018-06-17"},
            "languages": [
                {"language": "be", "address": f"{origin}/be/{path}", "found": True},
                {"language": "ru", "address": f"{origin}/ru/{path}", "found": False},
            ],
        }
    ]


def test_the_whole_says_what_was_asked_and_how_it_can_be_narrowed(data: dict[str, object]) -> None:
    rest = {key: value for key, value in data.items() if key not in {"results", "facets"}}

    assert rest == {
        "query": "правілы",
        "shown_for": None,
        "cut": False,
        "language": "be",
        "order": "relevance",
        "total": 1,
        "similar": 0,
        "page": 1,
        "pages": 1,
        "suggestion": None,
    }
    assert data["facets"] == {
        "sections": [
            {"value": "security-issues", "label": "Пытанні бяспекі", "count": 1, "chosen": False}
        ],
        "verdicts": [
            {"value": "worse", "label": "Сітуацыя пагоршылася", "count": 1, "chosen": False}
        ],
        "years": [{"value": "2018", "label": "2018", "count": 1, "chosen": True}],
        "languages": [
            {"value": "be", "label": "Беларуская", "count": 1, "chosen": False},
            {"value": "ru", "label": "Русский", "count": 1, "chosen": False},
        ],
    }


def test_pages_have_no_section_verdict_or_week(site: Site) -> None:
    found = as_data(find("прыватнасць", "be"), "be", "relevance")
    result = found["results"][0]

    assert (result["kind"], result["section"], result["verdict"], result["week"]) == (
        "page",
        None,
        None,
        None,
    )


def test_every_key_is_explained(data: dict[str, object]) -> None:
    guide = (ROOT / "docs" / "data.md").read_text().split("## Search results")[1]
    explained = set(re.findall(r"`([a-z_]+)`", guide))

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert keys(data) <= explained
