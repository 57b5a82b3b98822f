"""Belarusian in Latin letters is read as Belarusian."""

import pytest

from search.analysis import beginnings, keys, readings, surface
from search.analysis.lacinka import to_cyrillic

SPELLINGS = {
    "Łukašenka": "лукашэнка",
    "Biełaruś": "беларусь",
    "Bielaruś": "беларусь",
    "Minsk": "мінск",
    "Cichanoŭskaja": "ціханоўская",
    "Mahiloŭ": "магілоў",
    "niezaležnaść": "незалежнасць",
    "svaboda": "свабода",
    "swaboda": "свабода",
    "chata": "хата",
    "źmieny": "змены",
    "jość": "ёсць",
    "jeŭrapiejski": "еўрапейскі",
    "spadarožža": "спадарожжа",
    "pieršy": "першы",
    "haradski": "гарадскі",
    "luty": "люты",
    "pavažać": "паважаць",
    "čałaviek": "чалавек",
    "lodz": "лодз",
    "ćviorda": "цвёрда",
    "šlach": "шлях",
    "žyćcio": "жыццё",
}


@pytest.mark.parametrize("typed", SPELLINGS)
def test_latin_letters_are_read_as_cyrillic(typed: str) -> None:
    expected = set(readings(SPELLINGS[typed]))

    assert set(readings(typed)) & expected
    assert set(readings(typed.lower())) & expected


def test_a_word_with_letters_of_łacinka_is_indexed_in_cyrillic() -> None:
    assert keys("Łukašenki", "be") == keys("Лукашэнкі", "be")


def test_marks_on_their_own_are_letters_all_the_same() -> None:
    assert to_cyrillic("Łukas\u030cenka") == to_cyrillic("Łukašenka") == ["лукашэнка"]


def test_l_is_soft_where_the_word_tells_it_from_ł_and_either_where_not() -> None:
    assert to_cyrillic("łalka") == ["лалька"]
    assert to_cyrillic("lalka") == ["лалка", "лялька"]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("pyt", "пытанні"),
        ("bia", "бяспекі"),
        ("za", "захад"),
        ("pal", "палякі"),
        ("pal", "пальцы"),
        ("secur", "security"),
        ("Łuk", "Лукашэнка"),
        ("лук", "Лукашэнка"),
    ],
)
def test_a_word_in_lacinka_is_known_before_a_letter_tells_that_it_is(typed: str, word: str) -> None:
    assert any(spelled.startswith(beginnings(typed)) for spelled in surface(word))


@pytest.mark.parametrize("typed", ["", "—", "2018", "\x00\ud800", "x" * 100_000])
def test_whatever_is_begun_gives_no_error(typed: str) -> None:
    assert beginnings(typed)[:1] == surface(typed)[:1]
