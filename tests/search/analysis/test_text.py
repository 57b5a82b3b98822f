"""Texts become terms, in order."""

import pytest

from search.analysis import STOP_WORDS, VERSION, analyze, keys, positions, readings, surface


def test_each_word_has_its_place_and_compounds_come_after_the_text() -> None:
    assert positions("Інтэрнэт-крамай і хаты", "be") == [
        ("інтернет",),
        ("крама",),
        ("і",),
        ("хата",),
        ("інтернеткрама",),
    ]


def test_all_terms_of_a_text_are_those_of_its_places() -> None:
    assert analyze("У хатах", "be") == ["у", "хата"]


def test_a_compound_is_found_written_with_a_hyphen_or_in_one_word() -> None:
    for text, asked, locale in (
        ("інтэрнэт-крамы", "інтэрнэткрама", "be"),
        ("интернет-магазины", "интернетмагазин", "ru"),
        ("e-mails", "email", "en"),
        ("COVID-19", "covid19", "en"),
    ):
        assert set(analyze(text, locale)) & set(readings(asked))
        assert set(analyze(text, locale)) & set(readings(text))


@pytest.mark.parametrize("number", ["3,5", "3.5"])
def test_a_decimal_number_is_one_term(number: str) -> None:
    assert analyze(number, "be") == ["3d5"]
    assert readings(number) == ("3d5",)


def test_thousands_are_found_with_and_without_commas() -> None:
    assert set(keys("1,000", "en")) & set(readings("1000"))
    assert set(keys("1,000,000.5", "en")) & set(readings("1000000.5"))


ARTICLES = ("193-1", "193.1", "193¹", "193–1")


@pytest.mark.parametrize("asked", ARTICLES)
@pytest.mark.parametrize("written", ARTICLES)
def test_an_article_of_a_law_is_found_however_its_number_is_written(
    asked: str, written: str
) -> None:
    for locale in ("be", "ru", "en"):
        assert set(analyze(f"арт. {written}", locale)) & set(readings(asked))


def test_dates_and_other_numbers_with_dots_stay_what_they_are() -> None:
    assert analyze("9.08.2020", "be") == ["9", "08", "2020"]
    assert analyze("100,5 і 23.34 і 1000.5", "be") == ["100d5", "і", "23d34", "і", "1000d5"]


def test_each_language_is_read_by_its_own_rules() -> None:
    assert keys("слова", "be") == ("слова",)
    assert keys("слова", "ru") == ("слово",)
    assert keys("houses", "ru") == keys("houses", "be") == ("house",)


@pytest.mark.parametrize(
    ("abbreviation", "locale"),
    [("СМІ", "be"), ("ТА", "be"), ("СО", "ru"), ("ВО", "ru"), ("US", "en"), ("US", "be")],
)
def test_an_abbreviation_is_no_form_of_a_little_word(abbreviation: str, locale: str) -> None:
    assert keys(abbreviation, locale) == (abbreviation.lower(),)


@pytest.mark.parametrize("abbreviation", ["смі", "СМІ", "us", "US", "сша", "ООН", "НАТА", "нато"])
def test_an_abbreviation_is_found_in_small_letters_as_well(abbreviation: str) -> None:
    written = {term for locale in ("be", "ru", "en") for term in keys(abbreviation.upper(), locale)}

    assert written & set(readings(abbreviation))


def test_a_text_in_an_unknown_language_is_read_in_all() -> None:
    assert set(keys("слова", "")) == {"слова", "слово"}
    assert keys("houses", "") == ("house",)


def test_other_scripts_become_letters_that_every_database_keeps() -> None:
    assert analyze("北京 café", "en") == ["xe58c97e4baac", "cafe"]
    assert readings("北京") == ("xe58c97e4baac",)


@pytest.mark.parametrize(
    ("asked", "term"),
    [
        ("хаты", "хата"),
        ("людей", "человек"),
        ("людзей", "чалавек"),
        ("elections", "election"),
        ("Łukašenka", "лукашенка"),
        ("svabody", "свабода"),
        ("аб`ява", "абява"),
        ("Бeлаpyсь", "беларусь"),
        ("CCCP", "ссср"),
        ("Nаtо", "nato"),
        ("зьмены", "змена"),
        ("Belarus’", "belarus"),
    ],
)
def test_a_word_of_a_question_is_read_in_every_way(asked: str, term: str) -> None:
    assert term in readings(asked)


def test_a_word_is_completed_by_its_spelling() -> None:
    assert surface("Аб’ява") == ("абява",)
    assert surface("сьмерці") == ("смерці", "сьмерці")
    assert surface("ёлка") == ("елка",)
    assert surface("Café") == ("cafe",)
    assert surface("Łukaš") == ("лукаш", "lukas")
    assert surface("3,5") == ("3d5",)


def test_little_words_of_three_languages_can_be_left_out() -> None:
    assert {"і", "ў", "и", "в", "the", "of"} <= STOP_WORDS
    assert all(word == word.lower() for word in STOP_WORDS)


def test_the_version_fits_where_it_is_kept() -> None:
    assert 0 < len(VERSION) <= 40
