"""What an editor writes into a group of synonyms: one name per line, checked name by name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from issues.texts import without_unfit_signs
from search.analysis import STOP_WORDS, readings, tokenize

FEWEST_NAMES, MOST_NAMES = 2, 20
MOST_WORDS = 4
LONGEST_NAME = 60

Reading = tuple[frozenset[str], ...]
"""What search understands by a name: for each word the terms it may stand for."""


class Name(NamedTuple):
    """A name and the line, counted from 1, on which it was written."""

    line: int
    text: str


def written_names(text: str) -> list[Name]:
    """The names in ``text``, without empty ones, stray spaces and signs that cannot be kept."""
    return [
        Name(number, name)
        for number, line in enumerate(text.splitlines(), start=1)
        for part in re.split("[,;]", line)
        if (name := " ".join(without_unfit_signs(part).split()))
    ]


def words_of(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name))


def reading_of(name: str) -> Reading:
    """Equal for two names that search cannot tell apart, like «Мінск» and «Мінску»."""
    return tuple(frozenset(readings(word)) for word in words_of(name))


def require_good_names(names: list[Name], elsewhere: Mapping[Reading, str]) -> None:
    """Raises ``ValidationError`` with a message for each name that cannot stand in the group.

    ``elsewhere`` maps the names of all other groups to how their group is called.
    """
    errors = [*_problems_of_number(names), *_problems_of_names(names, elsewhere)]
    if errors:
        raise ValidationError([ValidationError(message, code="names") for message in errors])


def _problems_of_number(names: list[Name]) -> Iterator[str]:
    if len(names) < FEWEST_NAMES:
        yield _("Write at least two names of the same thing, each on a line of its own.")
    if len(names) > MOST_NAMES:
        yield _("There are %(number)d names; a group can have at most %(most)d.") % {
            "number": len(names),
            "most": MOST_NAMES,
        }


def _problems_of_names(names: Iterable[Name], elsewhere: Mapping[Reading, str]) -> Iterator[str]:
    seen: dict[Reading, Name] = {}
    for name in names:
        problem = _problem_of_form(name.text)
        reading = () if problem else reading_of(name.text)
        if reading in seen:
            problem = _("search reads it like “%(other)s” on line %(other_line)d") % {
                "other": seen[reading].text,
                "other_line": seen[reading].line,
            }
        elif reading in elsewhere:
            problem = _("it already stands in the group “%(group)s”") % {
                "group": elsewhere[reading]
            }
        if problem:
            yield _("Line %(line)d, “%(name)s”: %(problem)s.") % {
                "line": name.line,
                "name": name.text[: LONGEST_NAME + 1],
                "problem": problem,
            }
        elif reading:
            seen[reading] = name


def _problem_of_form(name: str) -> str | None:
    words = words_of(name)
    if not any(sign.isalpha() for sign in name) or not words:
        return _("a name needs a letter")
    if len(name) > LONGEST_NAME:
        return _("a name can have at most %(most)d characters") % {"most": LONGEST_NAME}
    if len(words) > MOST_WORDS:
        return _("a name can have at most %(most)d words") % {"most": MOST_WORDS}
    if all(word.lower() in STOP_WORDS for word in words):
        return _("search leaves words like this out of account")
    return None
