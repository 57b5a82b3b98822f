"""The site remembers the words of what is published, and no others."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import PageViewRestriction, Site

from search.models import Spelling, Word
from search.words.store import rebuild
from search.words.suggestions import did_you_mean, query_suggestion
from tests.factories import commentary, issue

pytestmark = pytest.mark.django_db

Publish = Callable[..., object]


@pytest.fixture
def publish(
    site: Site, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Publish:
    """Publishes an issue as the newsroom does, with all that follows the transaction."""

    def make(*paragraphs: str, language: str = "be", title: str = "Тыдзень", **fields: object):  # type: ignore[no-untyped-def]  # the result is a page
        with django_capture_on_commit_callbacks(execute=True):
            return issue(
                language,
                commentaries=[commentary(title=title, paragraphs=paragraphs)],
                **fields,  # type: ignore[arg-type]  # of the page
            )

    return make


def _documents(form: str) -> int:
    return sum(Word.objects.filter(form=form).values_list("documents", flat=True))


def test_a_published_word_is_suggested_at_once(publish: Publish) -> None:
    assert did_you_mean("перамвы", "be") == []

    publish("Чарговыя перамовы нічога не далі.")

    assert did_you_mean("перамвы", "be") == ["перамовы"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Makey", ["Makei", "make"]), ("makey", ["make", "Makei"]), ("MAKEY", ["Makei", "make"])],
)
def test_a_capital_says_that_a_name_is_meant(
    publish: Publish, typed: str, meant: list[str]
) -> None:
    publish("They make rules, and then Makei met the others.", language="en")

    assert did_you_mean(typed, "en") == meant


def test_a_question_with_a_capital_is_put_right_to_a_name(publish: Publish) -> None:
    publish("They make rules, and then Makei met the others.", language="en")

    assert [
        correction and correction.text
        for correction in (query_suggestion(text, "en") for text in ("Makey rules", "makey rules"))
    ] == ["Makei rules", "make rules"]


@pytest.mark.parametrize(
    ("language", "sentences", "word", "written"),
    [
        ("ru", "Говорит, Белорусский путь белорусской науки.", "белорусский", ""),
        ("be", "Кажа, Беларускі шлях беларускай навукі.", "беларускі", ""),
        ("ru", "Говорит, Тихановский в белорусской тюрьме.", "тихановский", "Тихановский"),
        ("be", "Кажа, Ціханоўскі ў беларускай турме.", "ціханоўскі", "Ціханоўскі"),
    ],
)
def test_an_adjective_that_some_text_has_in_small_letters_is_no_name(
    publish: Publish, language: str, sentences: str, word: str, written: str
) -> None:
    publish(sentences, language=language)

    assert Word.objects.get(form=word).written == written


def test_a_draft_leaves_no_words(publish: Publish) -> None:
    publish("Чарговыя перамовы нічога не далі.", live=False)

    assert not Word.objects.exists()


def test_a_locked_issue_leaves_no_words_when_all_is_counted(publish: Publish) -> None:
    page = publish("Чарговыя перамовы нічога не далі.")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")

    assert rebuild() == 0
    assert not Word.objects.exists()
    assert not Spelling.objects.exists()


def test_words_of_a_withdrawn_issue_go_when_the_index_is_rebuilt(publish: Publish) -> None:
    publish("Чарговыя перамовы нічога не далі.")
    publish("Пагадненне падпісалі.", week_start=date(2018, 6, 18)).unpublish()  # type: ignore[attr-defined]  # a page

    call_command("update_index", verbosity=0)

    assert _documents("перамовы") == 1
    assert _documents("пагадненне") == 0


def test_publishing_again_counts_nothing_twice(
    publish: Publish, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page = publish("Чарговыя перамовы нічога не далі.")
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()  # type: ignore[attr-defined]  # a page

    assert _documents("перамовы") == 1


def test_another_issue_with_a_word_raises_its_count(publish: Publish) -> None:
    publish("Чарговыя перамовы нічога не далі.")
    publish("Новыя перамовы.", week_start=date(2018, 6, 18))
    before = set(Word.objects.values_list("form", "documents", "written", "spelled"))

    rebuild()

    assert _documents("перамовы") == 2
    assert set(Word.objects.values_list("form", "documents", "written", "spelled")) == before


def test_counting_again_changes_no_row(publish: Publish) -> None:
    publish("Чарговыя перамовы ў Мінску нічога не далі.")
    before = list(Word.objects.order_by("pk").values_list())

    rebuild()

    assert list(Word.objects.order_by("pk").values_list()) == before


def test_a_name_is_a_word_that_has_its_capital_inside_a_sentence(publish: Publish) -> None:
    publish(
        "Урад пра гэта маўчыць, але ў Смаргоні спрачаюцца.",
        "Увечары Захад адказаў. Крэмль і захад Беларусі чакаюць.",
        title="Вялікая Размова",
    )
    names = set(Word.objects.exclude(written="").values_list("written", flat=True))

    assert names == {"Смаргоні", "Беларусі"}


def test_a_name_that_turns_out_a_common_word_loses_its_capital(publish: Publish) -> None:
    publish("Пра гэта піша Зорка.")
    publish("Над горадам зорка.", week_start=date(2018, 6, 18))

    assert Word.objects.get(form="зорка").written == ""


def test_progress_is_told_while_words_are_counted(publish: Publish) -> None:
    publish("Чарговыя перамовы нічога не далі.")
    told: list[tuple[str, int, int]] = []

    rebuild(lambda name, done, total: told.append((name, done, total)))

    assert told == [("search.Word", 1, 1)]


def test_numbers_short_words_and_web_addresses_are_no_words(publish: Publish) -> None:
    publish("Год 2018: так і не, B2B, x86, аб’ява сям’і week’s.", title="1 2 3")

    forms = set(Word.objects.values_list("form", flat=True))

    assert {"аб’ява", "week"} <= forms
    assert not {"год", "так", "x86", "2018"} & forms
