from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.weeks import (
    LANGUAGES,
    format_day,
    format_week,
    is_monday,
    languages_of_week_line,
    monday_of,
    next_free_week,
    parse_week_line,
    week_end,
)

MONDAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(monday_of)
INSIDE_A_MONTH = date(2018, 6, 11)
ACROSS_MONTHS = date(2018, 7, 30)
ACROSS_YEARS = date(2018, 12, 31)
YEARLESS = date(2018, 11, 11)


@pytest.mark.parametrize(
    ("week_start", "language", "words"),
    [
        (INSIDE_A_MONTH, "en", "June 11 – June 17, 2018"),
        (INSIDE_A_MONTH, "be", "11–17 чэрвеня 2018\u00a0г."),
        (INSIDE_A_MONTH, "ru", "11–17 июня 2018\u00a0г."),
        (ACROSS_MONTHS, "en", "July 30 – August 5, 2018"),
        (ACROSS_MONTHS, "be", "30 ліпеня – 5 жніўня 2018\u00a0г."),
        (ACROSS_MONTHS, "ru", "30 июля – 5 августа 2018\u00a0г."),
        (ACROSS_YEARS, "en", "December 31, 2018 – January 6, 2019"),
        (ACROSS_YEARS, "be", "31 снежня 2018\u00a0г. – 6 студзеня 2019\u00a0г."),
        (ACROSS_YEARS, "ru", "31 декабря 2018\u00a0г. – 6 января 2019\u00a0г."),
    ],
)
def test_a_week_is_written_as_the_house_writes_it(
    week_start: date, language: str, words: str
) -> None:
    assert format_week(week_start, language) == words


@pytest.mark.parametrize(
    ("week_start", "language", "words"),
    [
        (YEARLESS, "en", "November 11 – November 17"),
        (YEARLESS, "be", "11–17 лістапада"),
        (YEARLESS, "ru", "11–17 ноября"),
        (ACROSS_YEARS, "en", "December 31 – January 6"),
        (ACROSS_YEARS, "be", "31 снежня – 6 студзеня"),
        (ACROSS_YEARS, "ru", "31 декабря – 6 января"),
    ],
)
def test_a_week_can_be_written_without_its_year(
    week_start: date, language: str, words: str
) -> None:
    assert format_week(week_start, language, year=False) == words


@pytest.mark.parametrize(
    ("language", "words", "yearless"),
    [
        ("en", "June 11, 2018", "June 11"),
        ("be", "11 чэрвеня 2018\u00a0г.", "11 чэрвеня"),
        ("ru", "11 июня 2018\u00a0г.", "11 июня"),
    ],
)
def test_a_day_is_written_as_the_house_writes_it(language: str, words: str, yearless: str) -> None:
    assert format_day(INSIDE_A_MONTH, language) == words
    assert format_day(INSIDE_A_MONTH, language, year=False) == yearless


@pytest.mark.parametrize("call", [format_day, format_week])
def test_an_unknown_language_is_refused_by_name(call: Callable[[date, str], str]) -> None:
    with pytest.raises(ValueError, match="unknown language “by”"):
        call(INSIDE_A_MONTH, "by")


def test_the_last_week_of_the_calendar_can_still_be_written() -> None:
    assert format_week(date(9999, 12, 27), "en") == "December 27 – December 31, 9999"


@given(st.dates(date(1, 1, 7), date(9999, 12, 25)))
def test_every_day_lies_in_one_week_from_monday_to_sunday(day: date) -> None:
    monday = monday_of(day)
    assert is_monday(monday)
    assert is_monday(day) == (day == monday)
    assert monday <= day <= week_end(monday)
    assert week_end(monday) - monday == timedelta(days=6)


def test_the_next_issue_opens_with_the_week_after_the_latest_one() -> None:
    taken = [date(2018, 6, 18), date(2018, 6, 11)]
    assert next_free_week(taken, after=date(2026, 1, 1)) == date(2018, 6, 25)


def test_the_first_issue_opens_with_the_week_of_the_given_day() -> None:
    assert next_free_week([], after=date(2018, 6, 13)) == date(2018, 6, 11)


@given(st.sets(MONDAYS), MONDAYS)
def test_the_next_week_offered_is_a_monday_and_never_taken(taken: set[date], after: date) -> None:
    offered = next_free_week(taken, after)
    assert is_monday(offered)
    assert offered not in taken


@pytest.mark.parametrize(
    ("text", "week_start"),
    [
        ("June 11 – June 17, 2018", INSIDE_A_MONTH),
        ("June 11-17, 2018", INSIDE_A_MONTH),
        ("June 11—17 2018", INSIDE_A_MONTH),
        ("11–17 June 2018", INSIDE_A_MONTH),
        ("11 – June 17, 2018", INSIDE_A_MONTH),
        ("Jun. 11 - Jun. 17, 2018", INSIDE_A_MONTH),
        ("june 11th\u00a0\u2212  JUNE 17th,2018", INSIDE_A_MONTH),
        ("June 11, 2018 – June 17, 2018", INSIDE_A_MONTH),
        ("Sept 3 – Sept. 9, 2018", date(2018, 9, 3)),
        ("July 30 – August 5, 2018", ACROSS_MONTHS),
        ("December 31, 2018 – January 6, 2019", ACROSS_YEARS),
        ("December 31 – January 6, 2019", ACROSS_YEARS),
        ("December 31, 2018 – January 6", ACROSS_YEARS),
        ("11–17 июня 2018 г.", INSIDE_A_MONTH),
        ("11 июня – 17 июня 2018", INSIDE_A_MONTH),
        ("11 июня — 17 июня 2018г.", INSIDE_A_MONTH),
        ("11-17 ИЮНЬ 2018 года", INSIDE_A_MONTH),
        ("31 декабря 2018 г. – 6 января 2019 г.", ACROSS_YEARS),
        ("28 мая — 3 июня 2018", date(2018, 5, 28)),
        ("30 ліпеня — 5 жніўня 2018 г.", ACROSS_MONTHS),
        ("30 лiпеня - 5 жнiўня 2018", ACROSS_MONTHS),
        ("30 ліпеня – 5 жніу\u0306ня 2018", ACROSS_MONTHS),
        ("14–20 траўня 2018 г.", date(2018, 5, 14)),
        ("31 снежня – 6 студзеня 2019 г.", ACROSS_YEARS),
    ],
)
def test_a_week_is_read_however_it_was_typed(text: str, week_start: date) -> None:
    assert parse_week_line(text) == (week_start, week_start + timedelta(days=6))


@pytest.mark.parametrize(
    ("text", "year", "week_start"),
    [
        ("November 11 – November 17", 2019, date(2019, 11, 11)),
        ("11–17 лістапада", 2019, date(2019, 11, 11)),
        ("31 декабря – 6 января", 2018, ACROSS_YEARS),
    ],
)
def test_a_week_without_a_year_is_read_with_the_year_of_its_monday(
    text: str, year: int, week_start: date
) -> None:
    assert parse_week_line(text, year=year)[0] == week_start


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("June 12 – June 18, 2018", "starts on a Tuesday"),
        ("June 11 – June 16, 2018", "ends on a Saturday"),
        ("June 11 – June 24, 2018", "does not run over seven days"),
        ("June 25 – June 17, 2018", "does not run over seven days"),
        ("November 11 – November 17", "names no year"),
        ("11–17 2018", "lacks a month"),
        ("2018 June 11 – 17", "“2018” is not understood"),
        ("June – July", "lacks a day"),
        ("June 11 12 – June 17, 2018", "names a day twice"),
        ("31 – 7 February 2018", "names a day that does not exist"),
        ("0–6 June 2018", "names a day that does not exist"),
        ("June 11, 0000 – June 17, 0000", "names a day that does not exist"),
        ("December 31 – January 6, 0001", "names a day that does not exist"),
        ("June 11, 2018", "two days joined by one dash"),
        ("", "two days joined by one dash"),
        ("2018-06-11 – 2018-06-17", "two days joined by one dash"),
        ("11.06.2018 – 17.06.2018", "names a day twice"),
        ("11–17 of June 2018", "“of” is not understood"),
        ("Week 24 – 25", "“week” is not understood"),
        ("June ¹¹ – 17, 2018", "“¹¹” is not understood"),
        ("11–17 червня 2018", "“червня” is not understood"),
    ],
)
def test_what_is_not_a_whole_week_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_week_line(text)


def test_a_week_in_another_language_than_the_one_asked_for_is_refused() -> None:
    assert parse_week_line("11–17 июня 2018", "ru")[0] == INSIDE_A_MONTH
    with pytest.raises(ValueError, match="“июня” is not understood"):
        parse_week_line("11–17 июня 2018", "be")
    with pytest.raises(ValueError, match="unknown language “by”"):
        parse_week_line("11–17 июня 2018", "by")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("June 11 – June 17, 2018", {"en"}),
        ("11–17 чэрвеня 2018 г.", {"be"}),
        ("28 мая – 3 июня 2018 года", {"ru"}),
        ("14–20 мая 2018 г.", {"be", "ru"}),
        ("11–17 июня – June", set()),
        ("11–17", set()),
    ],
)
def test_the_language_of_a_week_is_told_by_its_months(text: str, languages: set[str]) -> None:
    assert languages_of_week_line(text) == languages


@given(st.text())
def test_reading_any_text_as_a_week_gives_a_week_or_a_reason(text: str) -> None:
    try:
        start, end = parse_week_line(text, year=2018)
    except ValueError:
        return
    assert is_monday(start)
    assert end == week_end(start)


def test_every_week_from_1990_to_2100_is_read_back_as_it_was_written() -> None:
    first, last = date(1990, 1, 1), date(2100, 12, 27)
    for number in range(0, (last - first).days + 1, 7):
        week = first + timedelta(days=number)
        for language in LANGUAGES:
            expected = (week, week_end(week))
            assert parse_week_line(format_week(week, language), language) == expected
            yearless = format_week(week, language, year=False)
            assert parse_week_line(yearless, language, year=week.year) == expected


@given(MONDAYS, st.sampled_from(LANGUAGES), st.sampled_from("-‐‑‒–—―−"), st.booleans())
def test_the_kind_of_dash_and_space_does_not_matter(
    week: date, language: str, dash: str, capitals: bool
) -> None:
    text = format_week(week, language).replace("–", f"\u00a0{dash} ").replace(" ", "  ")
    assert parse_week_line(text.upper() if capitals else text, language)[0] == week
