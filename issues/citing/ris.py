"""RIS, as the specification of 2011 of Research Information Systems has it, in UTF-8."""

from typing import Any

from rispy import RisWriter

from issues.citing.record import Citation


class _OneReference(RisWriter):
    """Writes no number before the reference, and ends lines as the specification asks."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


def ris(citation: Citation) -> str:
    """One reference to an article of a magazine; each field is one line."""
    work = citation.in_one_line
    fields: dict[str, Any] = {
        "type_of_reference": "MGZN",
        "id": work.key,
        "authors": [person.inverted for person in work.people] or [work.collective],
        "title": work.title,
        "secondary_title": work.publication,
        "number": work.issue_title,
        "year": f"{work.issued.year:04}",
        "date": f"{work.issued:%Y/%m/%d}",
        "urls": [work.address],
        "language": work.language,
        "keywords": [work.section] if work.section else [],
        "abstract": work.abstract,
        "notes": list(work.notes),
    }
    return str(_OneReference().formats([{name: value for name, value in fields.items() if value}]))
