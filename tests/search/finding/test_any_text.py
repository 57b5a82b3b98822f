"""There is no text that a search answers with an error."""

import json

from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Site

from search.finding import Chosen, find
from search.finding.data import as_data
from tests.search.asking.test_any_question import ANY_TEXT
from tests.search.finding.archive import publish

HOSTILE = [
    '"',
    "'",
    "*",
    "NEAR(газ)",
    "газ NEAR/2 нафта",
    "title:газ",
    "газ\x00нафта",
    "\ud800газ",
    "газ & | ! <-> :*",
    "{title} : газ",
    "😀",
    "\u202eзаг",
    "%' OR 1=1 --",
    "-" * 500,
    "(" * 500,
    '"' * 501,
    "=" * 500,
    "год:" * 100,
    "газ " * 25_000,
    "слова-" * 20_000,
    "e\u0301" * 50_000,
    "漢字" * 50_000,
    "section:-газ",
    "-(-(-(газ)))",
    "газ OR -нафта",
    "-газ OR -нафта",
    "(-газ) OR (-нафта)",
]


def test_hostile_texts_are_searches_like_any_other(site: Site) -> None:
    publish({"be": ("Газ", "Пра газ і нафту.")})

    for text in HOSTILE:
        found = find(text, "be")
        json.dumps(as_data(found, "be", "relevance")).encode()


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ANY_TEXT,
    st.builds(
        Chosen, st.text(max_size=5), st.text(max_size=5), st.none() | st.integers(), st.text()
    ),
    st.integers(),
)
def test_any_text_and_any_choice_is_answered(
    site: Site, text: str, chosen: Chosen, page: int
) -> None:
    with transaction.atomic():
        found = find(text, "be", chosen=chosen, order=text, page=page)

    assert 1 <= found.page <= found.pages
    assert found.total >= 0
