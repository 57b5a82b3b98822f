"""Whatever stands in a text or a question, it gives terms that every database takes as they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis

TERM = re.compile("[0-9a-z\u0430-\u044f\u0451-\u045c\u045e\u045f\u0491]{1,64}")
LOCALES = ["be", "ru", "en", ""]
LETTERS = (
    "абвгґдеёжзійклмнопрстуўфхцчшщъыьэюяіїє" + "abcdefghijklmnopqrstuvwxyz" + "čćłńśšŭžźéßæıİǅ"
)
SIGNS = (
    "'’ʼ`´\u0301\u0306\u0308\u00ad\u200b\u200d\u202e-–‑.,:\"<>[]{}~/\\*%()0123456789½²٣ⅷ \n\t\x00"
)
texts = st.text() | st.text(LETTERS + LETTERS.upper() + SIGNS + "\ud800北京עבرع📰")
HOSTILE = [
    "",
    "\x00",
    "\ud800\udfff",
    "x" * 100_000,
    "я" * 100_000,
    "1" * 100_000,
    "1,000" * 20_000,
    "1" + ",000" * 25_000 + "1",
    "и-" * 50_000,
    "а-" * 50_000,
    "a." * 50_000,
    "\u0301" * 100_000,
    "а" + "\u0301" * 100_000,
    "а'" * 50_000,
    "\u202eсмерць\u202c",
    "📰👩‍👩‍👧",
    "ﱞ",
    "ʼ",
    "ʼʼ ʼs ’s",
    "ъ0Ы ь-ь",
]


def holds(terms: list[str] | tuple[str, ...]) -> bool:
    return all(TERM.fullmatch(term) and term.isalnum() and term == term.lower() for term in terms)


@given(texts, st.sampled_from(LOCALES))
def test_any_text_gives_terms_as_promised(text: str, locale: str) -> None:
    check_text(text, locale)


@given(texts)
def test_any_question_gives_terms_as_promised(text: str) -> None:
    check_question(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_give_terms_as_promised(text: str) -> None:
    check_question(text)
    for locale in LOCALES:
        check_text(text, locale)


def check_text(text: str, locale: str) -> None:
    tokens = analysis.tokenize(text)
    positions = analysis.positions(text, locale)

    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(holds(alternatives) and alternatives for alternatives in positions)
    assert positions[: len(tokens)] == [analysis.keys(token.text, locale) for token in tokens]
    assert analysis.analyze(text, locale) == [term for terms in positions for term in terms]
    assert holds(analysis.name_terms(text, locale))
    assert holds(analysis.keys(text, locale))


def check_question(text: str) -> None:
    assert holds(analysis.readings(text))
    assert holds(analysis.name_readings(text))
    assert holds(analysis.surface(text))
    assert bool(analysis.readings(text)) == bool(analysis.tokenize(text[:256]))
    assert bool(analysis.surface(text)) == bool(analysis.readings(text))
    assert all(isinstance(other, str) and other != text for other in analysis.layouts(text))
    assert analysis.is_known(text) in {True, False}
