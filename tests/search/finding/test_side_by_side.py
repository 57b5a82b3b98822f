"""Words that stand together as they were typed come first; a phrase asks for nothing else."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from search.finding import find
from tests.search.finding.archive import publish, publish_issue, titles


def publish_in_belarusian(*texts: tuple[str, str]) -> None:
    publish_issue([{"be": text} for text in texts])


def test_words_side_by_side_come_before_the_same_words_apart(site: Site) -> None:
    publish_in_belarusian(
        ("Першы", "Чалавека чакалі яго правы."),
        ("Другі", "Гаворка пра правы чалавека."),
        ("Трэці", "Абавязак чалавека, потым правы."),
    )

    assert titles(find("правы чалавека", "be")) == ["Другі", "Першы", "Трэці"]
    assert titles(find("праву чалавек", "be")) == ["Другі", "Першы", "Трэці"]
    assert titles(find("чалавека правы", "be")) == ["Першы", "Другі", "Трэці"]


def test_stop_words_between_them_are_part_of_it(site: Site) -> None:
    publish_in_belarusian(
        ("Першы", "Закон і выбары."),
        ("Другі", "Закон аб выбарах."),
        ("Трэці", "Выбары і закон."),
    )

    assert titles(find("закон аб выбарах", "be")) == ["Другі", "Першы", "Трэці"]
    assert titles(find("закон выбары", "be")) == ["Першы", "Другі", "Трэці"]


def test_side_by_side_in_the_title_counts_most(site: Site) -> None:
    publish_in_belarusian(
        ("Чалавека правы", "Правы чалавека."),
        ("Правы і чалавек", "–"),
        ("Правы чалавека", "–"),
    )

    found = titles(find("правы чалавека", "be"))

    assert found == ["Правы чалавека", "Чалавека правы", "Правы і чалавек"]


def test_more_of_the_words_in_the_title_or_carrying_the_text_still_come_first(site: Site) -> None:
    publish_in_belarusian(
        ("Газ нафта", "Газ нафта. Вугаль."),
        ("Нафта, вугаль, газ", "–"),
    )
    assert titles(find("газ нафта вугаль", "be")) == ["Нафта, вугаль, газ", "Газ нафта"]


def test_a_text_that_words_carry_still_comes_first(site: Site) -> None:
    publish_in_belarusian(
        ("Першы", "Бюджэт краіны, бюджэт краіны, потым бюджэт рэформа."),
        ("Другі", "Рэформа, краіна, бюджэт. " * 3),
    )
    assert titles(find("бюджэт краіны рэформа", "be")) == ["Другі", "Першы"]


def test_alternatives_of_which_one_is_enough_gain_nothing_by_it(site: Site) -> None:
    publish_in_belarusian(
        ("Першы", "Правы чалавека. Газ."),
        ("Другі", "Чалавека чакалі правы, газ, нафта."),
    )

    assert titles(find("правы чалавека (газ OR нафта)", "be")) == ["Другі", "Першы"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"правы чалавека"', ["Другі"]),
        ('"чалавека правы"', []),
        ('"права чалавек"', ["Другі"]),
        ('="правы чалавека"', ["Другі"]),
        ('="права чалавек"', []),
        ('"пра правы чалавека"', ["Другі"]),
        ('"гаворка пра чалавека"', []),
        ('правы -"правы чалавека"', ["Трэці", "Першы"]),
        ('"Правы Minsku"', ["Трэці"]),
        ('"Другі гаворка"', []),
    ],
)
def test_a_phrase_is_words_one_after_the_other(site: Site, typed: str, expected: list[str]) -> None:
    publish_in_belarusian(
        ("Першы", "Чалавека чакалі яго правы."), ("Другі", "Гаворка пра правы чалавека.")
    )
    publish({"be": ("Трэці", "Новыя правы Мінску.")}, date(2018, 6, 18))

    assert titles(find(typed, "be")) == expected


def test_of_two_words_in_a_row_no_text_is_read_but_those_shown(site: Site) -> None:
    publish_in_belarusian(("Першы", "Правы чалавека."), ("Другі", "Чалавека чакалі правы."))

    def asked(typed: str) -> int:
        find(typed, "be")
        with CaptureQueriesContext(connection) as queries:
            assert find(typed, "be").total == 1
        return len(queries)

    assert asked('"правы чалавека"') == asked("чакалі") < asked('="правы чалавека"')
