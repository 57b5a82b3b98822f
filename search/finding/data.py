"""Results as data for other programs: what ``search.json`` answers."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import override

from issues.reading.paths import absolute
from issues.verdicts import Verdict
from issues.weeks import week_end
from search.finding.found import Facets, FacetValue, Found, Result
from search.finding.passages import Piece

Data = dict[str, Any]


def as_data(found: Found, language: str, order: str) -> Data:
    """``found`` as what JSON can hold; its keys are explained in ``docs/data.md``.

    ``language`` is that of the reader, ``order`` the one asked for. Addresses are absolute.
    """
    suggestion = found.suggestion
    return {
        "query": found.question.text,
        "shown_for": found.shown_for or None,
        "cut": found.question.cut,
        "language": language,
        "order": order,
        "total": found.total,
        "similar": found.similar,
        "page": found.page,
        "pages": found.pages,
        "results": [_result(result, language) for result in found.results],
        "facets": _facets(found.facets),
        "suggestion": suggestion and {"query": suggestion.text, "total": suggestion.total},
    }


def _result(result: Result, language: str) -> Data:
    week, section = result.week_start, result.section
    return {
        "kind": result.kind,
        "address": absolute(result.path),
        "language": result.language,
        "similar": result.similar,
        "title": _text(result.title),
        "passage": _text(result.passage),
        "section": section and {"slug": section.slug, "name": section.name_in(language)},
        "verdict": _verdict(result.verdict, language) if result.verdict else None,
        "week": week and {"start": week.isoformat(), "end": week_end(week).isoformat()},
        "languages": [
            {
                "language": version.language,
                "address": absolute(version.path),
                "found": version.found,
            }
            for version in result.versions
        ],
    }


def _verdict(code: str, language: str) -> Data:
    with override(language):
        return {"code": code, "words": str(Verdict(code).label)}


def _text(pieces: Iterable[Piece]) -> Data:
    """The text, and from which to which character of it is marked, counted from 0."""
    text, ranges = "", []
    for piece in pieces:
        start, text = len(text), text + piece.text
        if piece.marked:
            ranges.append([start, len(text)])
    return {"text": text, "marked": ranges}


def _facets(facets: Facets) -> Data:
    return {
        "sections": _values(facets.sections),
        "verdicts": _values(facets.verdicts),
        "years": _values(facets.years),
        "languages": _values(facets.languages),
    }


def _values(values: Iterable[FacetValue]) -> list[Data]:
    return [
        {
            "value": value.value,
            "label": value.label,
            "count": value.count,
            "chosen": value.chosen,
        }
        for value in values
    ]
