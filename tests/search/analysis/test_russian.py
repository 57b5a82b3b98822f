"""Russian words meet in all their forms."""

import pytest

from search.analysis import keys

FORMS = """
человек: человека людьми людей
выборы: выборов выборам выборах
идти: шёл шел идут шла
ситуация: ситуации ситуацию
ещё: еще
Лукашенко: Лукашенко
правящий: правящая правящей правящие
Минск: Минска Минске
"""


def forms() -> list[tuple[str, str]]:
    rows = [line.partition(":") for line in FORMS.split("\n") if line]
    return [(lemma, form) for lemma, _, members in rows for form in members.split()]


@pytest.mark.parametrize(("lemma", "form"), forms())
def test_a_form_is_found_by_its_word(lemma: str, form: str) -> None:
    assert set(keys(form, "ru")) & set(keys(lemma, "ru"))


@pytest.mark.parametrize("typed", ["за\u0301мок", "за\u00adмок", "зaмoк", "ЗАМОК".lower()])
def test_stress_soft_hyphens_and_latin_letters_do_not_hide_a_word(typed: str) -> None:
    assert keys(typed, "ru") == keys("замок", "ru")


def test_a_homograph_has_its_likely_lemmas_only() -> None:
    assert keys("стали", "ru") == ("стать",)
    assert set(keys("часы", "ru")) == {"час", "часы"}


def test_a_belarusian_word_in_a_russian_text_is_read_as_belarusian() -> None:
    assert keys("выбараў", "ru") == keys("выбараў", "be")


def test_a_russian_word_in_a_belarusian_text_is_read_as_russian_too() -> None:
    assert set(keys("депутатами", "be")) & set(keys("депутатами", "be"))
    assert "ситуация" in keys("ситуации", "be")


def test_an_abbreviation_in_capitals_keeps_its_own_shape() -> None:
    assert keys("ЕС", "ru")[0] == "ес"
