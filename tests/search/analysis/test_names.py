"""A name is found however the language spells it."""

import csv
from pathlib import Path

import pytest

from search.analysis import name_readings, name_terms, readings

TABLE = Path(__file__).with_name("spellings.tsv")
"""Thirty names; the columns are languages: of the text, or of who asks."""

LOCALES = {"be": "be", "ru": "ru", "en": "en", "be-Latn": "be", "pl": "en"}
ALIKE = 30


def names() -> list[list[tuple[str, str]]]:
    """For each name its spellings, each with its language."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        languages, *rows = csv.reader(file, delimiter="\t")
    return [list(zip(languages, row, strict=True)) for row in rows]


def test_there_are_thirty_names_in_at_least_135_spellings() -> None:
    assert len(names()) == ALIKE
    assert len({spelling for name in names() for _, spelling in name}) >= 135


@pytest.mark.parametrize("name", names(), ids=lambda name: name[0][1])
def test_each_spelling_of_a_name_finds_all_the_others(name: list[tuple[str, str]]) -> None:
    missed = [
        (asked, written)
        for language, written in name
        for _, asked in name
        for typed in (asked, asked.lower(), asked.upper())
        if not set(name_terms(written, LOCALES[language])) & set(name_readings(typed))
    ]

    assert missed == []


def test_most_names_meet_no_other_of_the_table() -> None:
    found = [{term for _, each in name for term in name_readings(each)} for name in names()]
    meeting = sum(1 for one in found for other in found if one is not other and one & other)

    assert meeting == 0


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Пра Лукашэнку гаварылі", "be"),
        ("С Лукашенко говорили", "ru"),
        ("Lukashenka’s words", "en"),
        ("Świat Łukaszenki: Łukaszenka", "en"),
    ],
)
def test_a_name_is_found_inside_a_sentence(text: str, locale: str) -> None:
    assert set(name_terms(text, locale)) & set(name_readings("Lukashenko"))


def test_words_without_a_capital_are_no_names() -> None:
    assert name_terms("лукашэнка lukashenka", "be") == []


def test_names_of_a_few_sounds_are_left_alone() -> None:
    assert name_terms("Лі Оля Li Lee 北京", "be") == []
    assert name_readings("Li") == ()


@pytest.mark.parametrize("word", ["сям'я", "сям’я", "Сямʼя"])
def test_a_word_with_an_apostrophe_is_not_guessed_to_be_russian(word: str) -> None:
    assert readings(word) == ("сямя",)
    assert not set(name_readings(word)) & set(name_terms("Саміт Саммит", "be"))
