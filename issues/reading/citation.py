"""How a commentary's page says it is to be cited: its record, and what the page shows of it."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from issues.citing import Citation, Translation, text_citation
from issues.models.commentary import Commentary
from issues.reading.paths import absolute, citation_path, commentary_path
from issues.transliteration import romanise
from issues.weeks import format_day, format_week

if TYPE_CHECKING:
    from issues.models import IssuePage

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""Endings of the files that cite a commentary, and what people call their formats."""


class CitationFile(NamedTuple):
    """A format and the host-less address of the file in it."""

    name: str
    path: str


class CiteBox(NamedTuple):
    """What ``parts/cite.html`` shows: the citation in words, and files to take along."""

    text: str
    address: str
    files: list[CitationFile]


def cite_box(citation: Citation) -> CiteBox:
    path = citation.address.removeprefix(settings.PUBLIC_ORIGIN)
    return CiteBox(
        text=text_citation(citation),
        address=citation.address,
        files=[CitationFile(name, citation_path(path, ending)) for ending, name in FORMATS.items()],
    )


def citation_of(
    issue: "IssuePage",
    value: Any,
    editions: dict[str, Commentary],
    paths: dict[str, str],
    authors: tuple[str, ...],
) -> Citation | None:
    """The record of a commentary of ``issue`` from the ``value`` of its block, without a query.

    ``editions`` are its published rows and ``paths`` those of all issues, both by language;
    ``authors`` are named authors. ``None`` where it is not published in its language. To be
    called with that language active.
    """
    language = issue.locale.language_code
    row = editions.get(language)
    if row is None or language not in paths:
        return None
    title, section = value["title"] or "", value["section"]
    romanised = romanise(title, language) if language != "en" else ""
    citation = Citation(
        language=language,
        title=title,
        authors=authors,
        collective=_("Analysts of “Situation in Belarus”"),
        publication=_("Situation in Belarus"),
        issue_title=format_week(row.week_start, language),
        week_start=row.week_start,
        issued=_day(row.first_published_at),
        corrected=_day(row.corrected_at) if row.corrected_at else None,
        address=_address(row, paths[language]),
        slug=row.slug,
        romanised_title="" if romanised == title else romanised,
        section=section.name_in(language) if section else "",
        abstract=value["lead"] or "",
        translations=tuple(
            Translation(code, name, _address(editions[code], paths[code]))
            for code, name in settings.LANGUAGES
            if code != language and code in editions and code in paths
        ),
    )
    return citation.with_notes(_notes(citation))


def _address(row: Commentary, index_path: str) -> str:
    return absolute(commentary_path(index_path, row.week_start, row.slug))


def _day(moment: datetime) -> date:
    """The day in Minsk, where the publication's week turns."""
    return timezone.localdate(moment)


def _notes(citation: Citation) -> tuple[str, ...]:
    """What most formats have no field for, in the citation's language."""
    notes = []
    if citation.romanised_title:
        notes.append(_("Title in Latin letters: %(title)s") % {"title": citation.romanised_title})
    if citation.corrected:
        day = format_day(citation.corrected, citation.language)
        notes.append(_("Corrected on %(day)s") % {"day": day})
    if citation.translations:
        others = "; ".join(f"{each.name} — {each.address}" for each in citation.translations)
        notes.append(_("In other languages: %(list)s") % {"list": others})
    return tuple(notes)
