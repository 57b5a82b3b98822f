"""Both databases find the same, with the same weights, as plain reasoning does."""

from itertools import pairwise
from typing import Any

from django.contrib.contenttypes.models import ContentType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.backends import get_search_backend
from wagtail.models import Page, Site

from home.models import HomePage, PlainPage
from issues.models import Commentary, Section
from search.backends.documents import Document, strong
from search.backends.lookup import Where
from search.matching import (
    EVERYTHING,
    NOTHING,
    UNPAIRED,
    Expression,
    Terms,
    certain_groups,
    either,
    groups,
    in_a_row,
    nearby,
    simplified,
)
from tests.search.terms import expressions, finds, readings, sentences, texts, written

documents = st.builds(
    lambda title, body, carried: Document(
        title, body | carried | frozenset(map(strong, carried)), title
    ),
    texts,
    texts,
    texts,
)


def weight(expression: Expression, beside: Expression, document: Document) -> int | None:
    """None for what is not found; of what is found by denial alone nothing ranks."""
    if not finds(expression, document.whole):
        return None
    ranked = groups(expression)
    together = finds(beside, document.whole) + 3 * finds(beside, document.title)
    everything_has_them = bool(ranked) and set(ranked) <= certain_groups(expression)
    return together * everything_has_them + sum(
        finds(word, document.whole)
        + 5 * finds(word, document.title)
        + 2 * bool(document.body & set(map(strong, word.alternatives)))
        for word in ranked
    )


def fill(kept: dict[str, Document], model: type[Any] = Commentary) -> Any:
    backend = get_search_backend()
    index = backend.get_index_for_model(model)
    index.entries.all().delete()
    index.write(ContentType.objects.get_for_model(model).pk, kept)
    return backend


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    expression=expressions,
    runs=st.lists(st.lists(readings, min_size=2, max_size=3), max_size=2),
    kept=st.lists(documents, min_size=1, max_size=6),
)
def test_what_is_found_and_its_weight_are_what_is_meant(
    site: Site, expression: Expression, runs: list[list[Terms]], kept: list[Document]
) -> None:
    backend = fill({str(key): document for key, document in enumerate(kept)})
    simple, beside = simplified(expression), either(map(in_a_row, runs))

    found = backend.matches(expression, [Commentary, Section], beside)

    meant = {key: weight(simple, beside, document) for key, document in enumerate(kept)}
    assert found[Commentary] == {key: value for key, value in meant.items() if value is not None}
    assert found[Section] == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    phrase=st.lists(readings, min_size=2, max_size=4),
    kept=st.lists(sentences, min_size=1, max_size=6),
)
def test_a_phrase_is_found_where_its_words_follow_one_another(
    site: Site, phrase: list[Terms], kept: list[list[list[str]]]
) -> None:
    def stands(words: list[Terms], text: list[list[str]]) -> bool:
        return any(
            all(is_one in word.alternatives for word, is_one in zip(words, part, strict=True))
            for sentence in text
            for start in range(len(sentence) - len(words) + 1)
            for part in [sentence[start : start + len(words)]]
        )

    nothing = frozenset[str]()
    documents = [Document(nothing, written(text), nothing) for text in kept]
    backend = fill({str(key): document for key, document in enumerate(documents)})

    found = backend.matches(nearby(phrase), [Commentary])[Commentary].keys()

    assert found == {
        key
        for key, text in enumerate(kept)
        if all(stands(list(two), text) for two in pairwise(phrase))
    }
    assert found >= {key for key, text in enumerate(kept) if stands(phrase, text)}


def test_texts_without_pairs_answer_phrases_with_their_words(site: Site) -> None:
    words = frozenset({"газ", "мір", "peace"})
    kept = {"1": Document(words, words, words), "2": Document(words, words | {UNPAIRED}, words)}
    backend = fill(kept)

    phrase = nearby([Terms(("мір",)), Terms(("газ", "нафта"))])

    assert backend.matches(phrase, [Commentary]) == {Commentary: {2: 12}}


def test_much_is_found_as_little_is(site: Site) -> None:
    often = Document(frozenset({"газ"}), frozenset({"мір", strong("мір")}), frozenset())
    seldom = Document(frozenset(), frozenset({"мір", "peace"}), frozenset())
    kept = {str(key): seldom if key % 5 == 0 else often for key in range(1_000)}
    backend = fill(kept)

    found = backend.matches(Terms(("мір",)), [Commentary])[Commentary]

    assert found == {key: 1 if key % 5 == 0 else 3 for key in range(1_000)}
    assert len(backend.matches(Terms(("peace",)), [Commentary])[Commentary]) == 200


def test_objects_are_found_by_their_own_type_and_by_those_above(site: Site) -> None:
    text = Document(frozenset({"газ"}), frozenset(), frozenset({"газета"}))
    backend = fill({"7": text}, PlainPage)

    found = backend.matches(Terms(("газ",)), [Page, PlainPage, HomePage, Section])

    assert found == {Page: {7: 6}, PlainPage: {7: 6}, HomePage: {}, Section: {}}
    assert backend.matches(Terms(("газета",)), [Page], where=Where.TITLE) == {Page: {}}
    assert backend.matches(EVERYTHING, [Page]) == {Page: {7: 0}}
    assert backend.matches(NOTHING, [Page]) == {Page: {}}
    assert backend.matches(Terms(("газ",)), []) == {}
