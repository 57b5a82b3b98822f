"""BibTeX and biblatex in UTF-8 (the BibTeXing manual of 1988, the biblatex manual 3.19)."""

import re

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from issues.citing.record import Citation, Person

LANGUAGE_IDS = {"be": "belarusian", "ru": "russian", "en": "english"}
"""What babel and biblatex call our languages, for hyphenation."""

# Braces are named rather than escaped: BibTeX counts them even behind a backslash.
_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': '"{}',  # babel gives the sign a meaning of its own before a letter
    }
    | {sign: f"\\{sign}" for sign in "%#$&_"}
)
# Two such signs side by side become one other sign in TeX's fonts: -- a dash, ?` a ¿.
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=[?!])(?=`)")
_DIVIDES_NAMES = re.compile(r"\band\b|,", re.IGNORECASE)


def bibtex(citation: Citation) -> str:
    """One ``@article``. The title is in two pairs of braces, which keep its capitals.

    ``date`` is for biblatex and ``year`` for BibTeX; both name the day of publication.
    """
    work = citation.in_one_line
    authors = [_name(person) for person in work.people] or [f"{{{latex(work.collective)}}}"]
    values = {
        "author": " and ".join(authors),
        "title": f"{{{latex(work.title)}}}",
        "titleaddon": f"[{latex(work.romanised_title)}]" if work.romanised_title else "",
        "journal": latex(work.publication),
        "issue": latex(work.issue_title),
        "date": work.issued.isoformat(),
        "year": f"{work.issued.year:04}",
        "url": work.address,
        "langid": LANGUAGE_IDS.get(work.language, work.language),
        "language": work.language,
        "keywords": latex(work.section),
        "abstract": latex(work.abstract),
        "annote": latex("; ".join(work.notes)),
    }
    fields = [Field(name, f"{{{value}}}") for name, value in values.items() if value]
    return str(write_string(Library([Entry("article", work.key, fields)]), unparse_stack=[]))


def latex(text: str) -> str:
    """``text`` with every sign that TeX would read as a command written as itself."""
    return "{}".join(part.translate(_SIGNS) for part in _LIGATURE.split(text))


def _name(person: Person) -> str:
    parts = [latex(part) for part in person if part]
    return ", ".join(f"{{{part}}}" if _DIVIDES_NAMES.search(part) else part for part in parts)
