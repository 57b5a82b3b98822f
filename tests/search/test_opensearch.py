"""What an OpenSearch server would be sent. No server is used."""

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from modelsearch.backends import get_search_backend
from pytest_django import Settings
from wagtail.models import Page, Site

from home.models import PlainPage
from issues.models import Commentary, IssuePage
from search.backends import opensearch_terms
from search.backends.documents import Document, document_of
from search.backends.lookup import Where
from search.finding import find
from search.matching import (
    All,
    Either,
    Expression,
    Terms,
    in_a_row,
    neighbours,
    pair,
    simplified,
)
from search.words.completions import complete
from search.words.store import rebuild
from tests import factories
from tests.search.finding.archive import titles
from tests.search.terms import expressions, finds, texts


def found(query: Any, text: frozenset[str]) -> bool:
    """Whether a document whose every field holds ``text`` passes ``query``."""
    (kind, inside), *_rest = query.items()
    if kind == "terms":
        return any(text & set(terms) for terms in inside.values())
    if kind == "prefix":
        return any(term.startswith(stem) for term in text for stem in inside.values())
    if kind == "bool":
        wanted = all(found(part, text) for part in inside.get("filter", []))
        denied = any(found(part, text) for part in inside.get("must_not", []))
        options = [found(part, text) for part in inside.get("should", [])]
        return wanted and not denied and sum(options) >= inside.get("minimum_should_match", 0)
    return bool(kind == "match_all")


@given(expressions, texts)
def test_the_query_means_what_it_means_on_the_databases(
    expression: Expression, text: frozenset[str]
) -> None:
    (asked,) = opensearch_terms.query(expression, Where.WHOLE)["bool"]["filter"]

    assert found(asked, text) == finds(simplified(expression), text)


def test_the_score_is_the_weight_of_the_databases() -> None:
    scored = opensearch_terms.query(Terms(("газ",)), Where.WHOLE)["bool"]["should"]

    assert [part["constant_score"] for part in scored] == [
        {"filter": {"terms": {"terms": ["газ"]}}, "boost": 1},
        {"filter": {"terms": {"terms_title": ["газ"]}}, "boost": 5},
        {"filter": {"terms": {"terms": ["s0газ"]}}, "boost": 2},
    ]


def test_words_side_by_side_score_what_they_weigh_on_the_databases() -> None:
    words = (Terms(("правы",)), Terms(("чалавек",)))
    beside = {"terms": [pair("правы", "чалавек")]}

    both = opensearch_terms.query(All(words), Where.WHOLE, neighbours(All(words)))
    either = opensearch_terms.query(Either(words), Where.WHOLE, in_a_row(words))

    assert [part["constant_score"] for part in both["bool"]["should"][6:]] == [
        {"filter": {"terms": {"terms": beside["terms"]}}, "boost": 1},
        {"filter": {"terms": {"terms_title": beside["terms"]}}, "boost": 3},
    ]
    assert either["bool"]["should"][6:] == []


def test_terms_are_stored_in_fields_that_no_analyser_changes() -> None:
    document = Document(frozenset({"газ"}), frozenset({"мір"}), frozenset({"газу"}))

    assert opensearch_terms.stored(document) == {
        "terms": "газ мір",
        "terms_title": "газ",
        "terms_completion": "газу",
    }
    assert {field["analyzer"] for field in opensearch_terms.mapping().values()} == {"whitespace"}


@pytest.fixture
def elections(site: Site) -> IssuePage:
    """An issue that was published before the other backend was configured."""
    text = "Пра гэта гаварыў Лукашэнка, а потым Лукашэнку слухалі."
    commentary = factories.commentary(title="Свабодныя выбары", paragraphs=[text])
    page = factories.issue("be", commentaries=[commentary])
    rebuild()
    return page


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Any]:
    """The default backend, with a client that finds commentaries as a server would."""
    package, helpers = ModuleType("opensearchpy"), ModuleType("opensearchpy.helpers")

    class Client:
        def __init__(self, **options: Any) -> None:
            self.options = options

    def scan(client: Client, **asked: Any) -> list[Any]:
        inside = asked["query"]["query"]["bool"]
        if inside["filter"]["match"]["_django_content_type"] != "issues.Commentary":
            return []
        wanted = inside["must"]["bool"]["filter"][0]
        return [
            {"fields": {"pk": [str(row.pk)]}, "_score": 6.0}
            for row in Commentary.objects.select_related("locale")
            if found(wanted, document_of(row).whole | document_of(row).completion)
        ]

    package.NotFoundError = KeyError  # type: ignore[attr-defined]  # a module made by hand
    package.OpenSearch = Client  # type: ignore[attr-defined]  # a module made by hand
    helpers.bulk = helpers.scan = scan  # type: ignore[attr-defined]  # a module made by hand
    loaded = ("search.backends.opensearch", "modelsearch.backends.opensearch")
    monkeypatch.setitem(sys.modules, "opensearchpy", package)
    monkeypatch.setitem(sys.modules, "opensearchpy.helpers", helpers)
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.opensearch"}}
    yield get_search_backend()
    for name in [name for name in sys.modules if name.startswith(loaded)]:
        if name != "search.backends.opensearch_terms":
            del sys.modules[name]


def test_wagtails_own_search_asks_for_terms(site: Site, backend: Any) -> None:
    searched = backend.search("выбарамі", PlainPage.objects.filter(live=True))
    completed = backend.autocomplete("выб", Page)

    assert "terms_title" in repr(searched.query_compiler)
    assert "terms_completion" in repr(completed.query_compiler)


def test_documents_carry_their_terms_and_matches_weighs_them(
    elections: IssuePage, backend: Any
) -> None:
    row = Commentary.objects.get()
    mapping = backend.mapping_class(Commentary)

    stored = mapping.get_document(row)
    assert set(stored["terms_title"].split()) <= set(stored["terms"].split())
    assert mapping.get_mapping()["properties"]["terms"]["analyzer"] == "whitespace"
    assert backend.matches(Terms(("выбар",)), [Commentary]) == {Commentary: {row.pk: 6}}


@pytest.mark.usefixtures("elections", "backend")
@pytest.mark.parametrize("typed", ["выбарамі", "=выбары", "«свабодныя выбары»", "vybary", "ds,fhs"])
def test_readers_find_with_it(typed: str) -> None:
    assert titles(find(typed, "be")) == ["Свабодныя выбары"]


@pytest.mark.usefixtures("elections", "backend")
def test_readers_find_no_more_with_it() -> None:
    assert [find(typed, "be").total for typed in ("абракадабра", "выбары -свабодныя")] == [0, 0]


@pytest.mark.usefixtures("elections", "backend")
def test_readers_are_offered_titles_and_names_with_it() -> None:
    assert [offered.text for offered in complete("выб", "be")] == ["Свабодныя выбары"]
    assert complete("лук", "be")[0].text == "Лукашэнка"
