"""“Did you mean …”, from the site's own words."""

from random import Random
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from issues.archive.words import DID, HOW, WHAT, WHEN, WHO
from search.analysis import layouts
from search.models import Word
from search.words.forms import form_of
from search.words.store import rebuild
from search.words.suggestions import did_you_mean, likeliest, query_suggestion
from tests.factories import commentary, issue

pytestmark = pytest.mark.django_db

LETTERS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}


@pytest.fixture
def texts(site: Site) -> None:
    """An issue in each language, with every sentence part of the made-up archive."""
    key = uuid4()
    for place, language in enumerate(("be", "ru", "en")):
        phrases = [phrase[place] for part in (WHEN, WHO, DID, WHAT, HOW) for phrase in part]
        names = ("Пра гэта гаварыў Лукашэнка.", "Об этом говорил Лукашенко.", "So said Lukashenka.")
        issue(
            language,
            translation_key=key,
            commentaries=[commentary(paragraphs=[*phrases, names[place]], block_id=str(key))],
        )
    rebuild()


def _mistyped(word: str, language: str, random: Random) -> str:
    """``word`` with one letter left out, put in, replaced or exchanged with the next."""
    place, letter = random.randrange(len(word)), random.choice(LETTERS[language])
    before, after = word[:place], word[place:]
    return random.choice(
        [
            before + after[1:],
            before + letter + after,
            before + letter + after[1:],
            before + after[1:2] + after[:1] + after[2:],
        ]
    )


def test_of_300_mistyped_words_nearly_all_are_known_again(texts: None) -> None:
    random = Random(300)  # noqa: S311  # nothing secret hangs on it
    words = sorted(Word.objects.values_list("form", "language"))
    known = {form for form, _language in words}
    first = among = tried = 0
    while tried < 300:
        form, language = random.choice(words)
        typed = _mistyped(form, language, random)
        if len(form) < 5 or typed in known:
            continue
        tried += 1
        found = [word.lower() for word in did_you_mean(typed, language)]
        first += found[:1] == [form]
        among += form in found

    assert first >= 0.947 * tried
    assert among >= 0.997 * tried


MEANT = {
    ("перамо", "be"): ["перамоў"],
    ("вучэні", "be"): ["вучэнні"],
    ("Вучэні", "be"): ["вучэнні"],
    ("экномисты", "ru"): ["экономисты"],
    ("neighboring", "en"): ["neighbouring"],
    ("Лукашенка", "be"): ["Лукашэнка", "Лукашенко"],
    ("Лукашенка", "ru"): ["Лукашенко", "Лукашэнка"],
    ("год", "be"): [],
    ("", "be"): [],
    ("\x00\ud800", "be"): [],
    ("x" * 100_000, "en"): [],
}


def test_a_word_is_taken_for_the_nearest_of_the_site(texts: None) -> None:
    assert {typed: did_you_mean(*typed) for typed in MEANT} == MEANT


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("nhfypbnt", "be", "транзите"),
        ("gjghfdrb", "be", "поправки"),
        ("gjghfdrb", "ru", "поправки"),
        ("gjllth;rb ctkf", "en", "поддержки села"),
        ("gkfy", "ru", "план"),
    ],
)
def test_of_two_layouts_the_one_with_words_of_the_site_is_meant(
    texts: None, typed: str, language: str, meant: str
) -> None:
    assert likeliest(layouts(typed), language)[0] == meant


def test_one_query_is_enough_for_a_word(
    texts: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        did_you_mean("вучэні", "be")


SUGGESTED = {
    "супольныя вучэні": "супольныя вучэнні",
    "супольных вучэні": "супольных вучэнні",
    "сумесныя вучэні": "сумесныя вучэнні",
    '"супольныя вучэні" OR реформ': '"супольныя вучэнні" OR реформ',
    "вучэні section:securty -рэфорам": "вучэнні section:securty -рэфорам",
    "Вучэні, дэбаты": "Вучэнні, дэбаты",
    "ВУЧЭНІ": "ВУЧЭННІ",
    "=вучэні вучэні": "=вучэні вучэнні",
    "(вучэні АБО дарог)": "(вучэнні АБО дарог)",
    "лукашэкна бюджэт": "Лукашэнка бюджэт",
    "вучэнні": None,
    "вучэнняў": None,
    "крумкач кракадзіл": None,
    "": None,
    '\x00\ud800 "*(': None,
}


def test_what_is_mistyped_is_put_right_and_the_rest_left_alone(texts: None) -> None:
    assert {typed: suggested(typed) for typed in SUGGESTED} == SUGGESTED


IN_LACINKA = {
    "supolnyja vučeni": "supolnyja vučenni",
    "supolnyja vučeni daroh biudžet": "supolnyja vučenni daroh biudžet",
    "Łukašenak": None,
    "Łukašenkaa": "Łukašenka",
    "VUČENI": "VUČENNI",
    "pieramo": "pieramoŭ",
    "neighbuoring": "neighbouring",
    "supolnyja vučenni": None,
}


def test_what_is_mistyped_in_lacinka_is_put_right_in_lacinka(texts: None) -> None:
    assert {typed: suggested(typed) for typed in IN_LACINKA} == IN_LACINKA


@pytest.mark.parametrize(
    ("typed", "language"), [("вучэні", "be"), ("vučeni", "be"), ("экномисты", "ru")]
)
def test_a_suggestion_says_in_which_language_it_is(texts: None, typed: str, language: str) -> None:
    correction = query_suggestion(typed, "be")

    assert correction
    assert correction.language == language


def suggested(typed: str) -> str | None:
    correction = query_suggestion(typed, "be")
    return correction.text if correction else None


def test_a_long_question_costs_hardly_more_than_a_short_one(
    texts: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        query_suggestion("вучэні рэфорам " + " ".join(WHAT[0]), "be")
    with django_assert_max_num_queries(1):
        query_suggestion(" ".join(f"абракадабр{letter}" for letter in LETTERS["be"]), "be")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Аб'ява", "аб’ява"),
        ("абʼява", "аб’ява"),
        ("Мі\u0301нск", "мінск"),
        ("Minsk’s", "minsk"),
        ("кот", ""),
        ("ПАЛЯВАННЕ", "паляванне"),
        ("20-х", ""),
        ("а" * 41, ""),
    ],
)
def test_a_word_is_remembered_in_small_letters_with_one_apostrophe(word: str, form: str) -> None:
    assert form_of(word) == form
