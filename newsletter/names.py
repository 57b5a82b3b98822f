"""Languages, weeks and spans as the newsroom says them."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, ngettext

from issues.weeks import LANGUAGES, format_day, format_week
from newsletter.models import Mailing


def language_name(code: str) -> str:
    """The name of a language in itself."""
    return str(dict(settings.LANGUAGES)[code])


def language_list(codes: Iterable[str]) -> str:
    return ", ".join(language_name(code) for code in codes)


def week_name(week_start: date) -> str:
    """The week in the language that is spoken now."""
    return format_week(week_start, _spoken())


def mailing_name(mailing: Mailing) -> str:
    """Week and edition: “June 11 – June 17, 2018, EN”."""
    return f"{week_name(mailing.week_start)}, {mailing.edition}"


def _spoken() -> str:
    spoken = (get_language() or settings.LANGUAGE_CODE).partition("-")[0]
    return spoken if spoken in LANGUAGES else settings.LANGUAGE_CODE


def number_of_mails(number: int) -> str:
    return ngettext("%(number)s mail", "%(number)s mails", number) % {"number": number}


def number_of_subscribers(number: int) -> str:
    return ngettext("%(number)s subscriber", "%(number)s subscribers", number) % {"number": number}


def span(seconds: float) -> str:
    """So many seconds in words, to the minute from two minutes on."""
    if seconds < 120:
        whole = max(1, round(seconds))
        return ngettext("%(number)s second", "%(number)s seconds", whole) % {"number": whole}
    minutes = round(seconds / 60)
    if minutes < 120:
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    hours = round(seconds / 3_600)
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}


def moment(seconds: float) -> datetime:
    """Seconds since 1970 as a moment of the time zone that is spoken now."""
    return datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone())


def moment_name(at: datetime) -> str:
    """Day and time of day of the time zone that is spoken now: “June 11, 2018, 21:05”."""
    local = timezone.localtime(at)
    return f"{format_day(local.date(), _spoken())}, {local:%H:%M}"


def zone_name() -> str:
    """The current time zone with its distance from UTC: “Europe/Minsk, UTC+03:00”."""
    now = timezone.localtime()
    offset = now.strftime("%z")
    return f"{timezone.get_current_timezone_name()}, UTC{offset[:3]}:{offset[3:]}"
