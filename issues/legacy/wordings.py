"""How the old site worded its verdicts and its furniture, which drifted over the years."""

import re
from typing import Literal

from issues.legacy.text import fold
from issues.weeks import languages_of_week_line, parse_week_line

Verdict = Literal["better", "unchanged", "worse"]


def _verdict(subject: str, predicate: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{subject}) )?(?:{predicate})")


_EN = "the situation|situation|the situation in belarus"
_RU = "ситуация|ситуация в беларуси|обстановка"
_BE = "сітуацыя|сітуацыя ў беларусі|становішча"
_HAS = "(?:has |have |had )?"

_VERDICTS: tuple[tuple[str, Verdict, re.Pattern[str]], ...] = (
    (
        "en",
        "better",
        _verdict(_EN, rf"{_HAS}(?:(?:gotten|got|become|became|grown|is) better|improved)"),
    ),
    (
        "en",
        "worse",
        _verdict(
            _EN, rf"{_HAS}(?:(?:gotten|got|become|became|grown|is) worse|worsened|deteriorated)"
        ),
    ),
    (
        "en",
        "unchanged",
        _verdict(
            _EN,
            "(?:has not|hasn't|have not|had not) changed|(?:did not|didn't) change|no changes?"
            rf"|(?:{_HAS}(?:stayed|remained) |remains |is |)unchanged"
            rf"|(?:{_HAS}(?:stayed|remained)|remains|is) the same",
        ),
    ),
    ("ru", "better", _verdict(_RU, "улучшилась|стала лучше|изменилась к лучшему")),
    ("ru", "worse", _verdict(_RU, "ухудшилась|стала хуже|изменилась к худшему")),
    (
        "ru",
        "unchanged",
        _verdict(
            _RU,
            "не изменилась|не поменялась|(?:осталась )?(?:без изменений|прежней|неизменной)",
        ),
    ),
    (
        "be",
        "better",
        _verdict(
            _BE, "палепшылася|палепшала|(?:стала|зрабілася) леп(?:шай|ш)|змянілася да лепшага"
        ),
    ),
    (
        "be",
        "worse",
        _verdict(
            _BE, "пагоршылася|пагоршала|(?:стала|зрабілася) гор(?:шай|ш)|змянілася да горшага"
        ),
    ),
    (
        "be",
        "unchanged",
        _verdict(_BE, "не змянілася|(?:засталася )?(?:без зменаў|без змен|ранейшай|нязменнай)"),
    ),
)

_CODE = "(?:en|be|by|ru)"
_CODES = re.compile(rf"{_CODE}(?: ?[/|] ?{_CODE}| {_CODE})*")
_CONFIRMATION = re.compile(
    "you(?:'ve| have) (?:been )?(?:successfully )?subscribed(?: successfully)?"
    "|вы (?:былі )?паспяхова падпіса(?:ліся|ны)(?: на (?:нашу )?рассылку)?"
    "|вы (?:были )?успешно подписа(?:лись|ны)(?: на (?:нашу )?рассылку)?"
)
_FURNITURE = frozenset(
    {
        "subscribe to our newsletter",
        "subscribe to us",
        "subscribe",
        "situation in belarus",
        "view all",
        "read more",
        "падпішыцеся на нашу рассылку",
        "падпісацца на нашу рассылку",
        "падпісацца на рассылку",
        "падпішыцеся на нас",
        "падпісацца на нас",
        "падпісацца",
        "сітуацыя ў беларусі",
        "паказаць усё",
        "глядзець усё",
        "усе выпускі",
        "чытаць далей",
        "падрабязней",
        "подпишитесь на нашу рассылку",
        "подписаться на нашу рассылку",
        "подписаться на рассылку",
        "подпишитесь на нас",
        "подписаться на нас",
        "подписаться",
        "ситуация в беларуси",
        "показать всё",
        "показать все",
        "смотреть все",
        "смотреть всё",
        "все выпуски",
        "читать далее",
        "подробнее",
    }
)
_CALENDAR = range(2000, 2028)  # 28 years: every date has fallen on every weekday


def verdict_of(text: str) -> tuple[Verdict, str] | None:
    """The verdict that a whole line states and the language it does so in; or ``None``."""
    folded = fold(text)
    for language, verdict, pattern in _VERDICTS:
        if pattern.fullmatch(folded):
            return verdict, language
    return None


def is_confirmation(text: str) -> bool:
    """Whether the line is the confirmation of a subscription, which ends the article."""
    return _CONFIRMATION.fullmatch(fold(text)) is not None


def is_language_codes(text: str) -> bool:
    """Whether the line holds nothing but codes of a language switcher: “by”, “BE/RU”."""
    return _CODES.fullmatch(fold(text)) is not None


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the old site and not to any article."""
    if is_confirmation(text) or is_language_codes(text) or fold(text) in _FURNITURE:
        return True
    return bool(languages_of_week_line(text)) and any(_is_week(text, year) for year in _CALENDAR)


def is_dated_week(text: str) -> bool:
    """Whether the line is a week with its year, as at the head of an article."""
    return _is_week(text, None)


def _is_week(text: str, year: int | None) -> bool:
    try:
        parse_week_line(text, year=year)
    except ValueError:
        return False
    return True
