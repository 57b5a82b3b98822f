"""The index tells of a phrase what the texts themselves tell, whatever words are made of."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from modelsearch.query import Phrase as PhraseOfWagtail
from wagtail.models import Page, Site

from home.models import PlainPage
from search.asking import Phrase, Synonyms, Word
from search.asking.expression import candidates
from search.asking.looking import Looker
from search.asking.plan import always, never, plan_of
from search.asking.tree import Both
from search.backends.documents import MOST
from search.backends.reading import Part, pairs_of, read
from search.matching import UNPAIRED
from tests.search.terms import finds
from tests.search.test_finding_pages import plain_page

WORDS = (
    "інтэрнэт", "крама", "крамы", "інтэрнэткрама", "Мінск", "Мінску", "Minsk", "Лукашэнка",
    "Lukashenko", "у", "краіне", "стала", "т.зв.", "U.S.", "F", "16", "3,5", "1,000", "сям’я",
    "café", "語", "Беларусь",
)  # fmt: skip
BETWEEN = (" ", " ", "-", "–", ", ", " — ", "\n", "", "\u00a0", "/")
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=8).map(
    lambda parts: "".join(word + between for word, between in parts)
)
words = st.sampled_from(WORDS)
languages = st.sampled_from(["be", "ru", "en", ""])


def part_of(text: str, language: str) -> Part:
    words, places = read(text, language)
    names = [name for place in places for name in place.names]
    return Part([*(term for word in words for term in word), *names], [pairs_of(places)])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=texts, language=languages, phrase=st.tuples(words, words), names=st.booleans())
@example("інтэрнэт-крама Мінск", "be", ("інтэрнэткрама", "Мінск"), False)
@example("Алесь Лукашэнка", "be", ("Алесь", "Lukashenko"), True)
def test_two_words_are_found_as_the_text_itself_tells(
    text: str, language: str, phrase: tuple[str, str], names: bool
) -> None:
    plan = plan_of(Phrase(phrase), Synonyms(), names=always if names else never)

    found = finds(candidates(plan), part_of(text, language).within(MOST))

    assert found == Looker(plan, language).accepts([text])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    text=texts,
    language=languages,
    phrase=st.lists(words, min_size=1, max_size=4),
    literal=st.booleans(),
)
def test_no_phrase_is_lost(text: str, language: str, phrase: list[str], literal: bool) -> None:
    plan = plan_of(Phrase(tuple(phrase), literal), Synonyms())
    terms = part_of(text, language).within(MOST)

    if Looker(plan, language).accepts([text]):
        assert finds(candidates(plan), terms)
    if finds(candidates(plan, sure=True), terms):
        assert Looker(plan, language).accepts([text])


def test_words_typed_side_by_side_are_neighbours_with_the_stop_words_between_them() -> None:
    def beside(*typed: str) -> list[tuple[str, ...]]:
        plan = plan_of(Both(tuple(map(Word, typed))), Synonyms())
        return [tuple(word.terms[0] for word in sequel) for sequel in plan.beside]  # type: ignore[union-attr]  # of several words

    assert beside("закон", "аб", "выбарах") == [("закон", "аб", "выбар")]
    assert beside("у", "закон", "выбары", "на") == [("закон", "выбар")]
    assert beside("газ", "інтэрнэт-крама", "нафта", "вугаль") == [("нафта", "вугаль")]


def test_pairs_go_first_where_a_text_is_too_long_and_then_its_last_words() -> None:
    part = part_of("бок мір мова", "be")
    words, whole = set(part.words), part_of("бок мір мова", "be").within(MOST)
    size = sum(len(term.encode()) for term in whole) + len(UNPAIRED)

    def kept(room: int) -> frozenset[str]:
        return part_of("бок мір мова", "be").within(room)

    assert len(whole) == 5
    assert kept(size) == whole
    assert kept(size - 1) == words | {UNPAIRED}
    assert kept(16) == {"бок", "мір", UNPAIRED}
    assert kept(3) == {UNPAIRED}
    assert kept(0) == {UNPAIRED}


@pytest.mark.parametrize(
    ("numbers", "in_order_only"), [(1_000, True), (60_000, False), (150_000, False)]
)
def test_a_text_of_any_length_is_saved_and_found(
    site: Site, numbers: int, in_order_only: bool
) -> None:
    many = " ".join(map(str, range(10_000_000, 10_000_000 + numbers)))
    page = plain_page("be", "Доўгі тэкст", f"Першыя словы {many}")

    def found(query: Any) -> list[Page]:
        return list(PlainPage.objects.search(query))

    assert found("слова") == found(PhraseOfWagtail("першыя словы")) == [page]
    assert found(PhraseOfWagtail("доўгія тэксты")) == [page]
    assert found(PhraseOfWagtail("словы першыя")) == ([] if in_order_only else [page])
