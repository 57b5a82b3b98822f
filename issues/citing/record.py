"""What there is to say of a cited commentary, whatever the form it is written in."""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class Person(NamedTuple):
    """An author's name in two parts; ``given`` is empty for a name of one word."""

    family: str
    given: str

    @property
    def inverted(self) -> str:
        """As bibliographies sort: “Karaliova, Hanna”."""
        return f"{self.family}, {self.given}" if self.given else self.family


class Translation(NamedTuple):
    """The same commentary in another language: its code, its name in itself, its address."""

    language: str
    name: str
    address: str


@dataclass(frozen=True)
class Citation:
    """One commentary in one language. All texts are plain and on one line.

    ``authors`` are the names of a named byline; where there are none, ``collective`` is the
    author. ``issue_title`` is the week in words. ``corrected`` is the day of the last correction
    of substance, if there was one. ``romanised_title`` is empty for a title
    in Latin letters. ``address`` and those of the translations are absolute.
    """

    language: str
    title: str
    authors: tuple[str, ...]
    collective: str
    publication: str
    issue_title: str
    week_start: date
    issued: date
    address: str
    slug: str
    romanised_title: str = ""
    corrected: date | None = None
    section: str = ""
    abstract: str = ""
    translations: tuple[Translation, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Names the work among all of ours, in ASCII: “situation-2018-06-11-slug-be”."""
        return f"situation-{self.name}"

    @property
    def name(self) -> str:
        """What files of this citation are called, without an ending."""
        return f"{self.week_start.isoformat()}-{self.slug}-{self.language}"

    @property
    def people(self) -> list[Person]:
        """The named authors, as “given family” or “family, given” tells their names apart."""
        return [_person(name) for name in self.authors]

    def with_notes(self, notes: tuple[str, ...]) -> "Citation":
        """The same with ``notes``: sentences for formats that lack a field for something."""
        return replace(self, notes=notes)

    @property
    def in_one_line(self) -> "Citation":
        """The same with every text on one line, without signs that no file may hold."""
        texts = {field.name: _plain(getattr(self, field.name)) for field in fields(self)}
        return replace(self, **texts)


def _person(name: str) -> Person:
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        given, _space, family = (part.strip() for part in name.rpartition(" "))
    return Person(family or given, given if family else "")


def _plain(value: T) -> T:
    """Strings on one line, alone or in a tuple; anything else as it is."""
    if isinstance(value, str):
        return " ".join(_UNPRINTABLE.sub(" ", value).split())  # type: ignore[return-value]  # a string gives a string
    if type(value) is tuple and all(type(part) is str for part in value):
        return tuple(_plain(part) for part in value)  # type: ignore[return-value]  # likewise
    return value
