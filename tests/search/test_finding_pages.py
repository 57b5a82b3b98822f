"""Editors and choosers find pages by any form of a word, however it is typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from modelsearch.backends.base import SearchFieldError
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale, Page, Site

from home.models import HomePage, PlainPage
from issues.models import IssuePage
from tests import factories


def plain_page(language: str, title: str, body: str = "") -> PlainPage:
    home = HomePage.objects.get(locale__language_code=language)
    page = PlainPage(
        title=title, slug=f"page-{PlainPage.objects.count()}", body=f"<p>{body}</p>", live=True
    )
    page.locale = Locale.objects.get(language_code=language)
    home.add_child(instance=page)
    return page


@pytest.fixture
def family(site: Site) -> PlainPage:
    return plain_page("be", "Сям’я Лукашэнкі ў Мінску", "Рэформы ідуць марудна.")


def found(query: Any, **options: Any) -> list[Page]:
    return list(Page.objects.search(query, **options))


def completed(query: Any) -> list[Page]:
    return list(Page.objects.autocomplete(query))


@pytest.mark.parametrize(
    "typed",
    [
        "лукашэнка",
        "Лукашэнку",
        "сямʼю",
        "сям'я",
        "сям`я",
        "мінск",
        "у мінску",
        "Łukašenka",
        "рэформа",
    ],
)
def test_a_page_is_found_by_any_form_of_its_words(family: PlainPage, typed: str) -> None:
    assert [page.pk for page in found(typed)] == [family.pk]


@pytest.mark.parametrize(
    "typed",
    [
        "лука",
        "лукашэнк",
        "лукашэнка",
        "сям'",
        "сямʼя лук",
        "мінск",
        "мінску сям",
        "Łuka",
        "łukašenk",
    ],
)
def test_a_title_is_completed_from_the_beginning_of_a_word(family: PlainPage, typed: str) -> None:
    assert family.pk in [page.pk for page in completed(typed)]


def test_completing_looks_at_titles_alone(family: PlainPage) -> None:
    assert completed("рэформы") == []


def test_what_stands_in_another_language_is_found_in_its_own_forms(site: Site) -> None:
    page = plain_page("ru", "Выборы в Белоруссии", "Наблюдатели уехали.")

    assert found("выборов") == found("наблюдателю") == [Page.objects.get(pk=page.pk)]


@pytest.mark.parametrize("typed", ["—", "…", '"', "   ", "\u0301", "📰"])
def test_a_text_without_words_finds_nothing_and_not_everything(
    family: PlainPage, typed: str
) -> None:
    assert found(typed) == completed(typed) == []
    assert found(PlainText(typed)) == found(And([])) == found(Or([])) == []


def test_a_text_without_words_leaves_the_rest_of_a_query_alone(family: PlainPage) -> None:
    for query in (
        And([PlainText("сям’я"), PlainText("—")]),
        Or([Phrase("!"), PlainText("сям’я")]),
        And([PlainText("сям’я"), Not(PlainText("…"))]),
    ):
        assert [page.pk for page in found(query)] == [family.pk]


def test_queries_are_joined_and_denied_in_any_nesting(family: PlainPage) -> None:
    other = plain_page("be", "Сям’я з Гродна")
    keys = {page.pk for page in found(PlainText("сям’я"))}
    everything = set(Page.objects.values_list("pk", flat=True))

    def of(query: Any) -> set[int]:
        results = Page.objects.search(query)
        assert results.count() == len(list(results))
        return {page.pk for page in results}

    assert keys == {family.pk, other.pk}
    assert of(And([PlainText("сям’я"), Not(PlainText("мінск"))])) == {other.pk}
    assert of(Not(PlainText("сям’я"))) == everything - keys
    assert of(Not(Not(PlainText("сям’я")))) == keys
    assert of(Or([Not(PlainText("сям’я")), PlainText("мінск")])) == everything - {other.pk}
    assert of(And([MATCH_ALL, PlainText("гродна")])) == {other.pk}
    assert of(Not(MATCH_ALL)) == set()
    assert of(MATCH_ALL) == everything
    assert of(Boost(Phrase("сям’я з гродна"), 3)) == {other.pk}
    assert of(Fuzzy("мінск гродна")) == keys
    assert of(PlainText("мінск гродна", operator="or")) == keys
    assert of(PlainText("мінск гродна")) == set()


@pytest.mark.parametrize(
    "typed",
    [
        "рэформы ідуць",
        "Рэформамі ісці",
        "сям'я Лукашэнкі",
        "Łukašenki ŭ Minsku",
        "сям’я лукашэнка у мінску",
        "рэформы ідуць марудна",
        "мінск",
    ],
)
def test_a_phrase_is_found_in_any_inflection(family: PlainPage, typed: str) -> None:
    assert [page.pk for page in found(Phrase(typed))] == [family.pk]


@pytest.mark.parametrize(
    "typed",
    [
        "ідуць рэформы",
        "рэформы марудна",
        "мінску у",
        "мінску рэформы",
        "сям’я мінск",
        "рэформы газ",
    ],
)
def test_a_phrase_is_found_in_its_order_alone(family: PlainPage, typed: str) -> None:
    assert found(Phrase(typed)) == []
    assert found(Or([Phrase(typed), PlainText("мінск")])) == found("мінск")
    assert found(And([PlainText("мінск"), Not(Phrase(typed))])) == found("мінск")


def test_a_phrase_may_be_looked_for_in_titles_alone(family: PlainPage) -> None:
    assert list(PlainPage.objects.search(Phrase("рэформы ідуць"), fields=["title"])) == []
    assert list(PlainPage.objects.search(Phrase("у мінску"), fields=["title"])) == [family]


def test_words_that_hyphens_join_are_part_of_a_phrase_either_way(site: Site) -> None:
    page = plain_page("be", "Крамы", "Новая інтэрнэт-крама працуе.")

    for typed in ("новыя інтэрнэт-крамы", "інтэрнэткрама працуе", "інтэрнэт крама працуе"):
        assert [one.pk for one in found(Phrase(typed))] == [page.pk]
    assert found(Phrase("крама інтэрнэт")) == []


def test_a_phrase_of_many_words_is_no_error(family: PlainPage) -> None:
    assert found(Phrase("стала " * 500)) == []
    assert found(Phrase("рэформы ідуць " * 500)) == []


def test_a_phrase_in_a_title_is_completed_in_its_order_alone(family: PlainPage) -> None:
    for query in (Phrase("сям’я лукашэнка"), "«сям’ю лукашэнку» мін", "мінск “у мінску”"):
        assert [page.pk for page in completed(query)] == [family.pk]
    for query in (Phrase("мінску сям’я"), "„мінск сям’я“", 'сям \'("мінск лукашэнка"'):
        assert completed(query) == []


def test_marks_that_quote_nothing_change_nothing(family: PlainPage) -> None:
    for typed in ('"', '""', '"сям', 'сям"', '" "', '"—" сям', '"сям’я', "'сям’я'"):
        assert (family.pk in [page.pk for page in completed(typed)]) == ("сям" in typed)


def test_no_beginning_of_a_word_leads_to_a_pair(family: PlainPage) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789ўіёйцуенгшзхфвапролдячсмтьбю":
        assert (family.pk in [page.pk for page in completed(letter)]) == (letter in "сулмўlmsu")


def test_words_side_by_side_come_before_the_same_words_apart(site: Site) -> None:
    apart = plain_page("be", "Правы", "Чалавека чакалі правы і абавязкі.")
    together = plain_page("be", "Навіны", "Правы чалавека.")
    titles = [plain_page("be", title).pk for title in ("Правы чалавека", "Чалавек і правы")]

    assert [page.pk for page in found("правы чалавека")] == [*titles, apart.pk, together.pk]
    assert [page.pk for page in found("чалавека правы")] == [*titles[::-1], apart.pk, together.pk]


def test_a_word_in_the_title_comes_before_one_in_the_text(site: Site) -> None:
    title = plain_page("be", "Выбары")
    text = plain_page("be", "Навіны", "Былі выбары.")

    assert [page.pk for page in found("выбары")] == [title.pk, text.pk]


def test_fields_say_where_to_look(family: PlainPage) -> None:
    assert list(PlainPage.objects.search("рэформы", fields=["title"])) == []
    assert list(PlainPage.objects.search("рэформы", fields=["body"])) == [family]
    assert list(PlainPage.objects.search("рэформы", fields=[])) == []
    with pytest.raises(SearchFieldError):
        PlainPage.objects.search("рэформы", fields=["slug"])


def test_results_keep_to_the_query_set_they_came_from(family: PlainPage) -> None:
    other = plain_page("be", "Сям’я з Гродна")
    PlainPage.objects.filter(pk=other.pk).update(live=False)

    assert list(PlainPage.objects.live().search("сям’я")) == [family]
    by_key = PlainPage.objects.search("сям’я", order_by="pk")
    assert list(by_key) == [family, other]
    assert list(by_key[1:]) == [other]
    assert by_key[0] == family
    results = PlainPage.objects.search("сям’я")
    assert [page.pk for page in results] == [other.pk, family.pk]
    assert results[:1].count() == 1
    assert [page.score for page in results.annotate_score("score")] == [6.0, 6.0]
    specific = Page.objects.specific().search("сям’я")
    assert {type(page) for page in specific} == {PlainPage}
    assert dict(Page.objects.search("сям’я").facet("live")) == {True: 1, False: 1}
    titles = list(PlainPage.objects.values("title").search("гродна"))
    assert titles == [{"title": "Сям’я з Гродна"}]


def test_a_search_costs_the_same_however_much_it_finds(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        plain_page("be", f"Сям’я нумар {number}")
    list(PlainPage.objects.search("сям’я"))

    with django_assert_max_num_queries(4):
        results = PlainPage.objects.select_related("locale").search("сям’я")
        assert results.count() == 5
        assert {page.locale.language_code for page in results[:3]} == {"be"}


def test_the_newsroom_finds_an_issue_by_a_word_of_its_introduction(site: Site) -> None:
    issue = factories.issue(introduction="<p>A week of quiet reforms.</p>")

    assert list(IssuePage.objects.search("reform")) == [issue]


@pytest.mark.parametrize(
    "address", ["/admin/pages/search/?q={}", "/admin/choose-page/search/?q={}"]
)
def test_search_and_chooser_of_the_newsroom_know_the_order_of_a_phrase(
    family: PlainPage, signed_in: Callable[..., Client], address: str
) -> None:
    client = signed_in("Editors")

    def shown(typed: str) -> bool:
        return "Сям’я Лукашэнкі" in client.get(address, {"q": typed}).content.decode()

    assert shown('"сям’ю Лукашэнкі"')
    assert shown('"сям’ю Лукашэнкі" мінск')
    assert not shown('"Лукашэнкі сям’ю"')
    assert not shown('"у сям’і" мінск')


@pytest.mark.parametrize(
    "address", ["/admin/pages/search/?q={}", "/admin/choose-page/search/?q={}"]
)
def test_search_and_chooser_of_the_newsroom_know_belarusian(
    family: PlainPage, signed_in: Callable[..., Client], address: str
) -> None:
    answer = signed_in("Editors").get(address, {"q": "Лукашэнка"})

    assert "Сям’я Лукашэнкі" in answer.content.decode()
