"""Weeks: Monday to Sunday, as they are counted, written in three languages, and read back.

Month names come from the CLDR by way of Babel; the order of the parts is the house's own.
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from babel import Locale

LANGUAGES = ("be", "ru", "en")

_DASH = "–"
_NBSP = "\u00a0"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ALL_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TOKEN = re.compile(r"[0-9]+(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+|\S")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR_WORDS = frozenset({"г", "год", "года"})
_OTHER_FORMS = {"en": {"sept": 9}, "be": {"травень": 5, "траўня": 5, "трав": 5}, "ru": {}}


def is_monday(day: date) -> bool:
    return day.weekday() == 0


def monday_of(day: date) -> date:
    """The Monday of the week in which ``day`` lies."""
    return day - timedelta(days=day.weekday())


def week_end(week_start: date) -> date:
    """The seventh day of the week that begins on ``week_start``.

    The last days of the year 9999 have no seventh day after them: there the calendar's last day.
    """
    return date.fromordinal(min(week_start.toordinal() + 6, date.max.toordinal()))


def next_free_week(taken: Collection[date], after: date) -> date:
    """The Monday that follows the latest of the ``taken`` weeks; if none is, that of ``after``."""
    if not taken:
        return monday_of(after)
    return monday_of(max(taken)) + timedelta(days=7)


def format_day(day: date, language: str, *, year: bool = True) -> str:
    """``day`` in words: “June 11, 2018”, “11 чэрвеня 2018 г.”. ``language``: be, ru or en.

    Raises ``ValueError`` for another language.
    """
    month = _month_name(day.month, language)
    if language == "en":
        return f"{month} {day.day}" + (f", {day.year}" if year else "")
    return f"{day.day} {month}" + (f" {day.year}{_NBSP}г." if year else "")


def format_week(week_start: date, language: str, *, year: bool = True) -> str:
    """The seven days from ``week_start`` in words. ``language``: be, ru or en.

    “June 11 – June 17, 2018”, “11–17 чэрвеня 2018 г.”; the year stands once, unless the week
    lies in two. Raises ``ValueError`` for another language. A start other than a Monday is not
    refused, so that a form can name what was typed.
    """
    end = week_end(week_start)
    last = format_day(end, language, year=year)
    if language != "en" and (week_start.year, week_start.month) == (end.year, end.month):
        return f"{week_start.day}{_DASH}{last}"
    two_years = year and week_start.year != end.year
    return f"{format_day(week_start, language, year=two_years)} {_DASH} {last}"


def parse_week_line(
    text: str, language: str | None = None, *, year: int | None = None
) -> tuple[date, date]:
    """Reads a week as people write it; returns its Monday and its Sunday.

    Month before or after the day, repeated or not; any dash or hyphen; a year once, twice or
    not at all: then ``year`` is that of the Monday. ``language`` (be, ru, en) limits the month
    names understood. Raises ``ValueError``, saying what is wrong, for anything that is not one
    whole week from a Monday to a Sunday.
    """
    shown = f"“{text.strip()[:80]}”"
    left, right = _split(_tokens(text), shown, language)
    start, end = _days(left, right, year, shown)
    for day, word, weekday in ((start, "starts", 0), (end, "ends", 6)):
        if day.weekday() != weekday:
            raise ValueError(
                f"the week {shown} {word} on a {_WEEKDAYS[day.weekday()]}, "
                f"not on a {_WEEKDAYS[weekday]}"
            )
    if (end - start).days != 6:
        raise ValueError(f"the week {shown} does not run over seven days")
    return start, end


def languages_of_week_line(text: str) -> frozenset[str]:
    """The languages whose month names ``text`` uses: “мая” is both be and ru; empty if none."""
    words = [token for token in _tokens(text) if token.isalpha() and token not in _YEAR_WORDS]
    if not words:
        return frozenset()
    return frozenset(
        language for language in LANGUAGES if all(word in _months(language) for word in words)
    )


class _Side(NamedTuple):
    """What stands on one side of the dash; what is left out there is ``None``."""

    day: int
    month: int | None
    year: int | None


def _month_name(month: int, language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"unknown language “{language}”")
    return str(Locale(language).months["format"]["wide"][month])


@cache
def _months(language: str) -> dict[str, int]:
    """Every usual form of the month names of ``language``, lower case, without full stops."""
    if language not in LANGUAGES:
        raise ValueError(f"unknown language “{language}”")
    forms = {
        name.casefold().rstrip("."): number
        for context in Locale(language).months.values()
        for width in ("wide", "abbreviated")
        for number, name in context.get(width, {}).items()
    }
    return forms | _OTHER_FORMS[language]


def _tokens(text: str) -> list[str]:
    """Words, numbers and signs, lower case. A Latin i typed within Cyrillic becomes Cyrillic."""
    folded = unicodedata.normalize("NFC", text).casefold()
    tokens = [token for token in _TOKEN.findall(folded) if token not in {",", "."}]
    return [token if token.isascii() else token.replace("i", "і") for token in tokens]


def _split(tokens: list[str], shown: str, language: str | None) -> tuple[_Side, _Side]:
    dashes = [place for place, token in enumerate(tokens) if token in _ALL_DASHES]
    if len(dashes) != 1:
        raise ValueError(f"{shown} is not a week: two days joined by one dash")
    known: dict[str, int] = {}
    for name in LANGUAGES if language is None else (language,):
        known |= _months(name)
    left, right = tokens[: dashes[0]], tokens[dashes[0] + 1 :]
    return _side(left, known, shown), _side(right, known, shown)


def _side(tokens: list[str], months: dict[str, int], shown: str) -> _Side:
    """Reads “June 11, 2018”, “11 June 2018” or a part of them."""
    found: dict[str, int] = {}
    for token in tokens:
        if token in _YEAR_WORDS and "year" in found:
            continue
        if token in months:
            part, number = "month", months[token]
        elif day := _DAY.fullmatch(token):
            part, number = "day", int(day[1])
        elif len(token) == 4 and token.isdecimal() and "day" in found:
            part, number = "year", int(token)
        else:
            raise ValueError(f"“{token}” is not understood in the week {shown}")
        if part in found:
            raise ValueError(f"the week {shown} names a {part} twice on one side")
        found[part] = number
    if "day" not in found:
        raise ValueError(f"the week {shown} lacks a day")
    return _Side(found["day"], found.get("month"), found.get("year"))


def _days(left: _Side, right: _Side, year: int | None, shown: str) -> tuple[date, date]:
    start_month, end_month = left.month or right.month, right.month or left.month
    if start_month is None or end_month is None:
        raise ValueError(f"the week {shown} lacks a month")
    turn = 1 if start_month > end_month else 0
    start_year, end_year = left.year, right.year
    if start_year is None:
        start_year = year if end_year is None else end_year - turn
    if start_year is None:
        raise ValueError(f"the week {shown} names no year")
    if end_year is None:
        end_year = start_year + turn
    try:
        return date(start_year, start_month, left.day), date(end_year, end_month, right.day)
    except ValueError as error:
        raise ValueError(f"the week {shown} names a day that does not exist") from error
