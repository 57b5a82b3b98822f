"""Runs and places in words, in three languages."""

from datetime import date

import pytest
from django.utils import translation

from issues.reading.ledger.words import ordinal, place_words, run_words, share_words, signed
from issues.verdicts import Run, Share, Verdict

MONDAY = date(2018, 6, 11)
YEAR = 53


@pytest.mark.parametrize(
    ("language", "weeks", "words"),
    [
        ("en", 1, "Worse in the latest week"),
        ("en", 7, "Worse for 7 weeks"),
        ("be", 1, "Пагоршылася за апошні тыдзень"),
        ("be", 2, "Пагаршаецца ўжо 2 тыдні"),
        ("be", 7, "Пагаршаецца ўжо 7 тыдняў"),
        ("be", 21, "Пагаршаецца ўжо 21 тыдзень"),
        ("ru", 1, "Ухудшилась за последнюю неделю"),
        ("ru", 3, "Ухудшается уже 3 недели"),
        ("ru", 7, "Ухудшается уже 7 недель"),
        ("ru", 31, "Ухудшается уже 31 неделю"),
    ],
)
def test_a_run_is_said_in_good_language(language: str, weeks: int, words: str) -> None:
    with translation.override(language):
        assert run_words(Run(Verdict.WORSE, weeks, MONDAY)) == words


def test_a_run_as_long_as_all_that_was_looked_at_is_not_counted() -> None:
    run = Run(Verdict.UNCHANGED, YEAR, MONDAY)

    assert run_words(run, YEAR) == "Unchanged for more than a year"
    assert place_words(run, None, YEAR) == "Unchanged for more than a year."
    assert run_words(run) == "Unchanged for 53 weeks"


def test_the_place_of_a_week_in_its_run() -> None:
    third = Run(Verdict.WORSE, 3, MONDAY)
    first = Run(Verdict.WORSE, 1, MONDAY)

    assert place_words(third, Verdict.WORSE, YEAR) == "Worse for the 3rd week in a row."
    assert place_words(first, Verdict.BETTER, YEAR) == "Worse; the week before: better."
    assert place_words(first, None, YEAR) == "Worse; the week before: no verdict."
    with translation.override("be"):
        assert place_words(third, Verdict.WORSE, YEAR) == "Пагаршаецца 3-і тыдзень запар."
    with translation.override("ru"):
        assert place_words(third, Verdict.WORSE, YEAR) == "Ухудшается 3-ю неделю подряд."


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 40th"),
        ("be", "2-і 3-і 4-ы 11-ы 12-ы 13-ы 21-ы 22-і 23-і 40-ы"),
        ("ru", "2-ю 3-ю 4-ю 11-ю 12-ю 13-ю 21-ю 22-ю 23-ю 40-ю"),
    ],
)
def test_ordinal_numbers_have_their_endings(language: str, expected: str) -> None:
    numbers = (2, 3, 4, 11, 12, 13, 21, 22, 23, 40)

    with translation.override(language):
        assert " ".join(ordinal(number) for number in numbers) == expected


def test_sums_carry_a_sign_and_nothing_is_no_zero() -> None:
    assert [signed(number) for number in (12, 0, -3, None)] == ["+12", "0", "−3", "–"]


def test_shares_are_counts_with_words() -> None:
    assert share_words(Share(12, 20, 1)) == "12 better, 20 unchanged, 1 worse"
