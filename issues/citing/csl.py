"""CSL-JSON, version 1.0.2 of the schema of the Citation Style Language."""

import json
from datetime import date
from typing import Any

from issues.citing.record import Citation, Person


def csl_item(citation: Citation) -> dict[str, Any]:
    """The commentary as one item; what the language has no name for stands in ``custom``."""
    work = citation.in_one_line
    authors = [_name(person) for person in work.people] or [{"literal": work.collective}]
    values: dict[str, Any] = {
        "id": work.key,
        "type": "article-magazine",
        "language": work.language,
        "author": authors,
        "title": work.title,
        "container-title": work.publication,
        "issue": work.issue_title,
        "issued": _date(work.issued),
        "URL": work.address,
        "keyword": work.section,
        "abstract": work.abstract,
        "note": "\n".join(work.notes),
    }
    custom: dict[str, Any] = {
        "romanised-title": work.romanised_title,
        "week": work.week_start.isoformat(),
        "corrected": work.corrected.isoformat() if work.corrected else "",
        "translations": {each.language: each.address for each in work.translations},
    }
    values["custom"] = {name: value for name, value in custom.items() if value}
    return {name: value for name, value in values.items() if value}


def csl_json(citation: Citation) -> str:
    """A list of one item, as programs import it."""
    return json.dumps([csl_item(citation)], ensure_ascii=False, indent=2) + "\n"


def _name(person: Person) -> dict[str, str]:
    parts = {"family": person.family, "given": person.given}
    return {name: part for name, part in parts.items() if part}


def _date(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
