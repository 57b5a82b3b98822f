"""What counts as a word of a text."""

import pytest

from search.analysis import tokenize

WORDS = {
    "Хата, дом — house!": ["Хата", "дом", "house"],
    "аб’ява аб'ява абʼява аб`ява": ["аб’ява", "аб'ява", "абʼява", "аб`ява"],
    "«слова» 'word' (two)": ["слова", "word", "two"],
    "за\u0301мак вы\u00adбары": ["за\u0301мак", "вы\u00adбары"],
    "Мі\u0301нск, и\u0306од": ["Мі\u0301нск", "и\u0306од"],
    "і г. д.; т.зв. «рэформы»; U.S. troops": [
        *("і", "г", "д", "т.зв.", "рэформы", "U.S.", "troops")
    ],
    "3,5 % і 3.5 %, 1,000,000 евра": ["3,5", "і", "3.5", "1,000,000", "евра"],
    "11.06.2018": ["11", "06", "2018"],
    "у 2018 г., 780-ты": ["у", "2018", "г", "780", "ты"],
    "COVID-19, F16": ["COVID", "19", "F", "16"],
    "a_b c": ["a", "b", "c"],
    "ʼ ’ ' -": [],
    "ʼмова’ ʼʼ": ["мова"],
    "": [],
}


@pytest.mark.parametrize("text", WORDS)
def test_a_text_is_cut_into_words_and_numbers(text: str) -> None:
    assert [token.text for token in tokenize(text)] == WORDS[text]


@pytest.mark.parametrize("text", WORDS)
def test_every_word_is_where_it_says(text: str) -> None:
    assert all(text[token.start : token.end] == token.text for token in tokenize(text))


def test_a_hyphen_or_nothing_at_all_glues_two_words() -> None:
    text = "інтэрнэт-крама Беларусь–Расія F16 дом хата - сад"

    assert [token.text for token in tokenize(text) if token.glued] == ["крама", "Расія", "16"]
