"""Suggestions while a reader types."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from issues.models import IssueIndexPage, IssuePage
from search.words.completions import MOST, complete
from search.words.store import rebuild
from tests.factories import commentary, issue

pytestmark = pytest.mark.django_db

SENTENCES = {
    "be": "Пра гэта гаварыў Лукашэнка, а не Макей. Потым Лукашэнку слухалі ў Мінску.",
    "ru": "Об этом говорил Лукашенко, а не Макей.",
    "en": "So said Lukashenka, not Makei.",
}
TITLES = {
    "be": "Рэформа судоў адкладзена",
    "ru": "Реформа судов отложена",
    "en": "Court reform is put off",
}


@pytest.fixture
def published(site: Site) -> dict[str, IssuePage]:
    """The same issue in three languages."""
    key, block_id = uuid4(), str(uuid4())
    pages = {
        language: issue(
            language,
            translation_key=key,
            commentaries=[
                commentary(
                    title=TITLES[language], paragraphs=[SENTENCES[language]], block_id=block_id
                )
            ],
        )
        for language in TITLES
    }
    rebuild()
    return pages


def _texts(typed: str, language: str = "be") -> list[str]:
    return [completion.text for completion in complete(typed, language)]


@pytest.mark.parametrize(
    "typed", ["Рэф", "рэформы су", "рефо", "reform", "суд", "refo", "reforma su"]
)
def test_a_title_is_completed_from_any_word_of_it(
    published: dict[str, IssuePage], typed: str
) -> None:
    assert TITLES["be"] in _texts(typed) or TITLES["en"] in _texts(typed)


def test_a_completed_title_leads_to_its_commentary(published: dict[str, IssuePage]) -> None:
    (completion,) = complete("рэформа су", "be")

    assert (completion.kind, completion.language) == ("title", "be")
    answer = Client().get(completion.path)
    assert answer.status_code == 200
    assert TITLES["be"] in answer.content.decode()


@pytest.mark.parametrize(
    "typed", ["бяс", "пытанні бяспекі", "безопасн", "secur", "bias", "pytanni bia"]
)
def test_a_section_is_offered_in_the_readers_language(
    published: dict[str, IssuePage], typed: str
) -> None:
    (completion,) = complete(typed, "be")

    assert (completion.kind, completion.text) == ("section", "Пытанні бяспекі")
    assert Client().get(completion.path).status_code == 200


def test_a_section_without_commentaries_is_not_offered(published: dict[str, IssuePage]) -> None:
    assert complete("эліта", "be") == []


@pytest.mark.parametrize("typed", ["лук", "Łuk", "Luk", "Лукаше", "Лукашэ", "Лyк"])
def test_a_name_is_offered_once_whatever_its_case(
    published: dict[str, IssuePage], typed: str
) -> None:
    names = [found for found in complete(typed, "be") if found.kind == "name"]

    assert names[0].text == "Лукашэнка"
    assert "Лукашэнку" not in _texts(typed)


@pytest.mark.parametrize(("language", "name"), [("be", "Лукашэнка"), ("ru", "Лукашенко")])
def test_names_of_the_readers_language_come_first(
    published: dict[str, IssuePage], language: str, name: str
) -> None:
    assert _texts("лукаш", language)[0] == name


def test_nothing_of_a_locked_issue_is_offered(published: dict[str, IssuePage]) -> None:
    for page in published.values():
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")

    assert [_texts(typed) for typed in ("рэф", "лук", "бяс")] == [[], [], []]


def test_nothing_of_a_withdrawn_issue_is_offered(published: dict[str, IssuePage]) -> None:
    for page in published.values():
        page.unpublish()

    assert [_texts(typed) for typed in ("рэф", "лук", "бяс")] == [[], [], []]


def test_nothing_of_a_language_without_its_page_of_all_issues_is_offered(
    published: dict[str, IssuePage],
) -> None:
    for index in IssueIndexPage.objects.all():
        index.unpublish()

    assert [_texts(typed) for typed in ("рэф", "лук", "бяс")] == [[], [], []]


def test_the_newest_titles_come_first_and_never_more_than_eight(site: Site) -> None:
    for week in range(12):
        issue("be", _monday(week), [commentary(title=f"Рэформа нумар {week}")])
    rebuild()

    texts = _texts("рэформ")

    assert texts[0] == "Рэформа нумар 11"
    assert len(texts) <= MOST


def _monday(week: int) -> date:
    return date(2018, 1, 1) + timedelta(weeks=week)


def test_completing_asks_no_more_of_a_larger_archive(published: dict[str, IssuePage]) -> None:
    complete("лук", "be")
    with CaptureQueriesContext(connection) as few:
        complete("лук", "be")
    for week in range(1, 6):
        issue("be", _monday(week), [commentary(title="Рэформа", paragraphs=[SENTENCES["be"]])])
    rebuild()

    with CaptureQueriesContext(connection) as many:
        complete("лук", "be")

    assert len(many) <= len(few) <= 15


HOSTILE = ("", " ", "л", '"', "*", "\x00", "\ud800", "🙂", "x" * 100_000, "a:b", "%", "лу%")


def test_whatever_is_typed_gives_no_error(published: dict[str, IssuePage]) -> None:
    assert all(len(complete(typed, "be")) <= MOST for typed in HOSTILE)
