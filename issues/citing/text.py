"""A citation in words, in the form that readers of each language are used to.

English: The Chicago Manual of Style, 18th edition, bibliography entry for an article in an online
magazine: no day of access where the work is dated.

Russian: GOST R 7.0.100-2018, analytic description of a component of a website («Текст :
электронный», «URL», «дата обращения»).

Belarusian: GOST 7.1-2003 as the Higher Attestation Commission of Belarus shows it in the examples
of its instruction (2014, No. 3): «[Электронны рэсурс]», «Рэжым доступу», «Дата доступу».

The last two ask for the day of access, which only the person who cites knows: its place is kept
in letters.
"""

from issues.citing.record import Citation, Person
from issues.weeks import format_day, format_week, week_end

_CLOSING = ".?!…"


def text_citation(citation: Citation) -> str:
    """``citation`` as plain text in its own language. Raises ``KeyError`` for a fourth."""
    return _FORMS[citation.language](citation.in_one_line)


def _english(work: Citation) -> str:
    author = _listed(work.people) if work.people else work.collective
    dates = f"Published {format_day(work.issued, 'en')}"
    if work.corrected:
        dates += f"; corrected {format_day(work.corrected, 'en')}"
    return " ".join(
        [
            _ended(author),
            f"“{_ended(_inside_quotes(work.title))}”",
            f"{work.publication}, {format_week(work.week_start, 'en')}.",
            f"{dates}.",
            f"{work.address}.",
        ]
    )


def _russian(work: Citation) -> str:
    return " – ".join(
        [
            f"{work.title} / {_by(work)}.",
            f"Текст : электронный // {work.publication}.",
            f"{_years(work)}.",
            f"{format_week(work.week_start, 'ru', year=False)}.",
            f"Дата публикации: {work.issued:%d.%m.%Y}.",
            *([f"Дата исправления: {work.corrected:%d.%m.%Y}."] if work.corrected else []),
            f"URL: {work.address} (дата обращения: дд.мм.гггг).",
        ]
    )


def _belarusian(work: Citation) -> str:
    return " – ".join(
        [
            f"{work.title} / {_by(work)} // {work.publication} [Электронны рэсурс].",
            f"{_years(work)}.",
            f"{format_week(work.week_start, 'be', year=False)}.",
            f"Дата публікацыі: {work.issued:%d.%m.%Y}.",
            *([f"Дата выпраўлення: {work.corrected:%d.%m.%Y}."] if work.corrected else []),
            f"Рэжым доступу: {work.address}.",
            "Дата доступу: дд.мм.гггг.",
        ]
    )


_FORMS = {"en": _english, "ru": _russian, "be": _belarusian}


def _by(work: Citation) -> str:
    return ", ".join(work.authors) or work.collective[:1].lower() + work.collective[1:]


def _years(work: Citation) -> str:
    first, last = work.week_start.year, week_end(work.week_start).year
    return str(first) if first == last else f"{first}–{last}"


def _listed(people: list[Person]) -> str:
    """“B, A”, “B, A, and C D”, “B, A, C D, and E F”: the first name alone is inverted."""
    first, *others = people
    names = [first.inverted, *(f"{each.given} {each.family}".strip() for each in others)]
    return ", ".join([*names[:-1], f"and {names[-1]}"]) if others else names[0]


def _inside_quotes(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


def _ended(text: str) -> str:
    """``text`` with a full stop, inside closing quotation marks, unless another sign ends it."""
    body = text.rstrip("”’" if "‘" in text else "”")
    marks = text[len(body) :]
    return text if body.endswith(tuple(_CLOSING)) else f"{body}.{marks}"
