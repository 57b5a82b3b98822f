"""What a search gives: plain data for pages and files."""

from dataclasses import dataclass, field
from datetime import date

from issues.models import Section
from search.asking import Question
from search.finding.passages import Piece

PER_PAGE = 10

RELEVANCE, DATE = "relevance", "date"
ORDERS = (RELEVANCE, DATE)

COMMENTARY, ISSUE, PAGE = "commentary", "issue", "page"
"""Kinds of result."""


@dataclass(frozen=True)
class Chosen:
    """What a reader chose beside the question: a slug, a code, a year, the code of a language.

    Empty values choose nothing.
    """

    section: str = ""
    verdict: str = ""
    year: int | None = None
    language: str = ""


@dataclass(frozen=True)
class Version:
    """A result in one language; ``found``: the question was found in this one."""

    language: str
    path: str
    found: bool


@dataclass(frozen=True)
class Result:
    """A commentary, issue or page; ``title`` and ``passage`` are those of the version shown.

    ``versions`` are all that can be read, the shown one included, in the site's order. Issues and
    pages have no section and no verdict, pages no week. ``similar``: found by a name alone that
    another script writes otherwise.
    """

    kind: str
    title: list[Piece]
    passage: list[Piece]
    path: str
    language: str
    section: Section | None
    section_path: str
    verdict: str
    week_start: date | None
    versions: list[Version]
    similar: bool


@dataclass(frozen=True)
class FacetValue:
    """``count``: how many results there would be with this value chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facets:
    """What the results can be narrowed to. Values without results are left out, unless chosen.

    Each list counts as if nothing had been chosen from it and everything chosen from the others.
    Similar results are counted too. A result counts for every language in which it can be read.
    """

    sections: list[FacetValue] = field(default_factory=list)
    verdicts: list[FacetValue] = field(default_factory=list)
    years: list[FacetValue] = field(default_factory=list)
    languages: list[FacetValue] = field(default_factory=list)


@dataclass(frozen=True)
class Suggestion:
    """Another question that finds ``total`` results; ``language`` is that of its words."""

    text: str
    total: int
    language: str


@dataclass(frozen=True)
class Found:
    """One page of what answers ``question``.

    ``total`` results hold what was asked for; ``similar`` more, all listed after them, hold the
    same name written otherwise in another script. ``page`` is from 1 to ``pages``, which is 1
    when nothing was found. ``shown_for`` is not empty when the typed text finds nothing and the
    results are for what the same keys give in another keyboard layout.
    """

    question: Question
    total: int
    similar: int
    results: list[Result]
    facets: Facets
    page: int
    pages: int
    shown_for: str = ""
    suggestion: Suggestion | None = None
