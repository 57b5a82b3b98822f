"""A page saved from the old site: where the commentary stands in it, and where it ends.

The order of the lines is fixed: codes of the language switcher (of the languages the reader could
turn to, not of the text), week, section, title, verdict, the title again, lead, paragraphs; then
the site's furniture, which begins with the confirmation of a subscription.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from issues.legacy.text import LegacyError, Line, read_lines, shown
from issues.legacy.wordings import (
    Verdict,
    is_confirmation,
    is_dated_week,
    is_furniture,
    is_language_codes,
    verdict_of,
)
from issues.weeks import LANGUAGES, languages_of_week_line, parse_week_line

_PARTS = ("week", "section", "title", "verdict", "repeated title", "lead")
_ENDS_OF_SENTENCES = tuple(".!?…:;)]»”“\"'’")
_BLURB = 200
"""Characters. The furniture has one text as long as this: what the newsletter is about."""


@dataclass(frozen=True)
class LegacyCommentary:
    """One commentary as the old site showed it; ``section`` is the name used on the page."""

    language: str
    week_start: date
    section: str
    title: str
    verdict: Verdict
    lead: str
    paragraphs: tuple[str, ...]


class _Head(NamedTuple):
    week: Line
    section: Line
    title: Line
    verdict: Line
    repeated_title: Line
    lead: Line


def parse_page(data: bytes, language: str | None = None) -> LegacyCommentary:
    """Reads the one commentary in ``data``, UTF-8 text with or without byte order mark.

    Lead and paragraphs are verbatim but for blanks at their ends. ``language`` (be, ru, en) is
    what the page must be in; without it the wording of the verdict tells. The furniture may be
    missing as a whole. Raises ``LegacyError`` with line and reason for a page that is
    incomplete, ambiguous or not understood to the end; ``ValueError`` for another ``language``.
    """
    if language not in (None, *LANGUAGES):
        raise ValueError(f"unknown language “{language}”")
    lines = _without_switcher(read_lines(data))
    _refuse_second_article(lines)
    article = _without_furniture(lines)
    head, paragraphs = _head(article), article[len(_PARTS) :]
    verdict, spoken = _verdict(head, language)
    week_start = _week(head, spoken)
    _check_title(head)
    if not paragraphs:
        raise LegacyError("no paragraph follows the lead", head.lead.number)
    if article == lines:
        _refuse_cut_off(article[-1])
    _check_script(head, paragraphs, spoken)
    return LegacyCommentary(
        language=spoken,
        week_start=week_start,
        section=head.section.text,
        title=head.title.text,
        verdict=verdict,
        lead=head.lead.text,
        paragraphs=tuple(line.text for line in paragraphs),
    )


def _without_switcher(lines: list[Line]) -> list[Line]:
    if not lines:
        raise LegacyError("the file is empty")
    if not is_language_codes(lines[0].text):
        raise LegacyError(
            f"expected the code of the language switcher, but found {shown(lines[0].text)}",
            lines[0].number,
        )
    start = next((at for at, line in enumerate(lines) if not is_language_codes(line.text)), None)
    return [] if start is None else lines[start:]


def _refuse_second_article(lines: list[Line]) -> None:
    """Refuses a second verdict anywhere, and a second dated week unless it is the sidebar's."""
    verdicts, in_article = 0, True
    for before, line in pairwise(lines):
        verdicts += verdict_of(line.text) is not None
        in_article = in_article and not is_confirmation(line.text)
        starts = is_dated_week(line.text) and (in_article or is_language_codes(before.text))
        if starts or verdicts > 1:
            raise LegacyError(
                f"a second commentary begins at {shown(line.text)}; save each in a file of its own",
                line.number,
            )


def _without_furniture(lines: list[Line]) -> list[Line]:
    """The lines of the article; refuses furniture within it and an article that goes on after."""
    end = next((at for at, line in enumerate(lines) if is_confirmation(line.text)), len(lines))
    for line in lines[1:end]:
        if is_furniture(line.text):
            raise LegacyError(
                f"{shown(line.text)} is not part of an article, but the confirmation of a "
                "subscription that ends the article does not stand before it",
                line.number,
            )
    long = [at for at in range(end, len(lines)) if len(lines[at].text) > _BLURB]
    for number, at in enumerate(long):
        if number or is_confirmation(lines[at - 1].text):
            raise LegacyError(
                f"a long text follows the end of the article: {shown(lines[at].text)}",
                lines[at].number,
            )
    return lines[:end]


def _head(article: list[Line]) -> _Head:
    at = next((at for at, line in enumerate(article) if verdict_of(line.text)), None)
    place = _PARTS.index("verdict")
    if at is not None and at != place:
        problem = "a part is missing before" if at < place else "there are too many lines before"
        raise LegacyError(
            f"{problem} the verdict: expected week, section and title", article[at].number
        )
    if len(article) < len(_PARTS):
        raise LegacyError(
            f"the page ends before its {_PARTS[len(article)]}",
            article[-1].number if article else None,
        )
    return _Head(*article[: len(_PARTS)])


def _verdict(head: _Head, language: str | None) -> tuple[Verdict, str]:
    found = verdict_of(head.verdict.text)
    if found is None:
        raise LegacyError(f"unknown verdict {shown(head.verdict.text)}", head.verdict.number)
    if language not in (None, found[1]):
        raise LegacyError(
            f"the verdict {shown(head.verdict.text)} is in {found[1]}, not in {language}",
            head.verdict.number,
        )
    return found


def _week(head: _Head, language: str) -> date:
    languages = languages_of_week_line(head.week.text)
    if languages and language not in languages:
        raise LegacyError(
            f"the week {shown(head.week.text)} is in {' or '.join(sorted(languages))}, "
            f"but the verdict in {language}",
            head.week.number,
        )
    try:
        return parse_week_line(head.week.text, language)[0]
    except ValueError as error:
        raise LegacyError(str(error), head.week.number) from error


def _check_title(head: _Head) -> None:
    if _words(head.title.text) != _words(head.repeated_title.text):
        raise LegacyError(
            f"expected the title again, {shown(head.title.text)}, "
            f"but found {shown(head.repeated_title.text)}",
            head.repeated_title.number,
        )


def _refuse_cut_off(last: Line) -> None:
    """Refuses a file that stops in mid-sentence, where no furniture shows that it is whole."""
    if not last.text.endswith(_ENDS_OF_SENTENCES):
        raise LegacyError(
            f"the file ends in the middle of a sentence, {shown(last.text)}: is it cut off?",
            last.number,
        )


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _check_script(head: _Head, paragraphs: list[Line], language: str) -> None:
    """Refuses a text whose letters are plainly those of another of the three languages."""
    text = "".join(line.text for line in (head.title, head.lead, *paragraphs))
    written = _written_language(unicodedata.normalize("NFC", text).casefold())
    if written not in (None, language):
        raise LegacyError(
            f"the text is in {written}, but week and verdict are in {language}", head.lead.number
        )


def _written_language(text: str) -> str | None:
    """The language that the letters of ``text`` point to; ``None`` if undecided."""
    latin = sum("a" <= letter <= "z" for letter in text)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
    if latin >= cyrillic:
        return "en" if latin > cyrillic else None
    belarusian = sum(text.count(letter) for letter in "іў")
    russian = sum(text.count(letter) for letter in "ищъ")
    if belarusian == russian:
        return None
    return "be" if belarusian > russian else "ru"
