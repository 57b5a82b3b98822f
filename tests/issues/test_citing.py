"""Citations in each format, read back by programs that others wrote."""

import json
import warnings
from datetime import date
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from citeproc import (
    Citation as Cited,
)
from citeproc import (
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from issues.citing import Citation, Translation
from issues.citing.bibtex import bibtex
from issues.citing.csl import csl_item, csl_json
from issues.citing.ris import ris
from tests.issues.citations import TEXTS, WORDS, citation, one_line

RUSSIAN = citation(
    language="ru",
    title="Щит и меч",
    romanised_title="Shchit i mech",
    collective="Аналитики «Ситуации в Беларуси»",
    corrected=date(2018, 6, 20),
    translations=(Translation("en", "English", "https://situation.test/en/x/"),),
    notes=("Заглавие латинскими буквами: Shchit i mech", "Исправлено 20 июня 2018 г."),
)
"""A commentary with everything that formats may lack a field for."""


def latex_decoder() -> LatexNodes2Text:
    """Reads LaTeX; the commands added here stand in its kernel, and in no table of the reader."""
    signs = {
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciicircum": "^",
        "textless": "<",
        "textgreater": ">",
        "textbar": "|",
    }
    known = get_default_latex_context_db()
    known.add_context_category(
        "kernel", [MacroTextSpec(name, sign) for name, sign in signs.items()], prepend=True
    )
    return LatexNodes2Text(latex_context=known, keep_comments=True)


def read_bibtex(text: str, *more: Any) -> Any:
    """The only entry of ``text``, its LaTeX read."""
    library = parse_bibtex(
        text, append_middleware=[*more, LatexDecodingMiddleware(decoder=latex_decoder())]
    )
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def read_ris(text: str) -> Any:
    (reference,) = rispy.loads(text, newline="\r\n")
    return reference


def bibliography(item: dict[str, Any]) -> str:
    """``item`` as a program for bibliographies prints it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the style uses terms that the program does not know yet
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        printed = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        printed.register(Cited([CitationItem(item["id"])]))
        return str(printed.bibliography()[0])


def test_bibtex_says_who_what_where_and_when() -> None:
    entry = read_bibtex(bibtex(citation()))

    assert entry.entry_type == "article"
    assert entry.key == "situation-2018-06-11-calm-week-en"
    assert {field.key: field.value for field in entry.fields} == {
        "author": "Analysts of “Situation in Belarus”",
        "title": "A calm week at the border",
        "journal": "Situation in Belarus",
        "issue": "June 11 – June 17, 2018",
        "date": "2018-06-18",
        "year": "2018",
        "url": "https://situation.test/en/issues/2018-06-11/calm-week/",
        "langid": "english",
        "language": "en",
        "keywords": "Security issues",
        "abstract": "The week in one sentence.",
    }


def test_bibtex_adds_the_title_in_latin_letters_and_the_notes() -> None:
    entry = read_bibtex(bibtex(RUSSIAN))

    assert entry["title"] == "Щит и меч"
    assert entry["titleaddon"] == "[Shchit i mech]"
    assert entry["annote"] == "; ".join(RUSSIAN.notes)
    assert entry["langid"] == "russian"


def test_bibtex_takes_the_collective_for_one_author_without_a_given_name() -> None:
    (author,) = parse_string(bibtex(RUSSIAN), "bibtex").entries[RUSSIAN.key].persons["author"]

    assert author.last_names == ["{Аналитики «Ситуации в Беларуси»}"]
    assert not author.first_names


def test_bibtex_tells_the_names_of_people_apart() -> None:
    work = citation(authors=("Hanna Karaliova", "Ivanou, Piotr", "Zmicer", "Sand and Sons, Ltd."))
    entry = read_bibtex(bibtex(work), SeparateCoAuthors(), SplitNameParts())
    people = parse_string(bibtex(work), "bibtex").entries[work.key].persons["author"]

    assert [" ".join(name.last) for name in entry["author"]] == [
        "Karaliova",
        "Ivanou",
        "Zmicer",
        "{Sand and Sons}",
    ]
    assert [" ".join(each.first_names) for each in people] == ["Hanna", "Piotr", "", "Ltd."]


def test_capitals_of_a_title_are_kept_from_styles_that_lower_them() -> None:
    entry = parse_string(bibtex(citation(title="Belarus-West and NATO")), "bibtex").entries

    assert next(iter(entry.values())).fields["title"] == "{Belarus-West and NATO}"


@given(WORDS, TEXTS)
def test_bibtex_gives_back_any_title_and_any_lead(title: str, lead: str) -> None:
    text = bibtex(citation(title=title, abstract=lead))
    fields = {field.key: field.value for field in read_bibtex(text).fields}
    unread = parse_bibtex(text).entries[0]
    other = next(iter(parse_string(text, "bibtex").entries.values()))

    assert fields["title"] == one_line(title)
    assert fields.get("abstract", "") == one_line(lead)
    # Two parsers agree on where each field begins and ends, whatever stands in it.
    assert dict(other.fields) == {
        field.key: field.value for field in unread.fields if field.key != "author"
    }


def test_ris_says_who_what_where_and_when() -> None:
    assert read_ris(ris(RUSSIAN)) == {
        "type_of_reference": "MGZN",
        "id": "situation-2018-06-11-calm-week-ru",
        "authors": ["Аналитики «Ситуации в Беларуси»"],
        "title": "Щит и меч",
        "secondary_title": "Situation in Belarus",
        "number": "June 11 – June 17, 2018",
        "year": "2018",
        "date": "2018/06/18",
        "urls": ["https://situation.test/en/issues/2018-06-11/calm-week/"],
        "language": "ru",
        "keywords": ["Security issues"],
        "abstract": "The week in one sentence.",
        "notes": list(RUSSIAN.notes),
    }


def test_ris_keeps_the_form_that_its_specification_asks_for() -> None:
    lines = ris(citation()).split("\r\n")

    assert lines[0] == "TY  - MGZN"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(line[2:6] == "  - " for line in lines[:-1])
    assert "\n" not in "".join(lines)


def test_ris_writes_people_family_name_first() -> None:
    work = citation(authors=("Hanna Karaliova", "Zmicer"))

    assert read_ris(ris(work))["authors"] == ["Karaliova, Hanna", "Zmicer"]


@given(WORDS, TEXTS)
def test_ris_gives_back_any_title_and_any_lead(title: str, lead: str) -> None:
    reference = read_ris(ris(citation(title=title, abstract=lead)))

    assert reference["title"] == one_line(title)
    assert reference.get("abstract", "") == one_line(lead)
    assert reference["secondary_title"] == "Situation in Belarus"


def test_csl_json_says_who_what_where_and_when() -> None:
    (item,) = json.loads(csl_json(RUSSIAN))

    assert item == {
        "id": "situation-2018-06-11-calm-week-ru",
        "type": "article-magazine",
        "language": "ru",
        "author": [{"literal": "Аналитики «Ситуации в Беларуси»"}],
        "title": "Щит и меч",
        "container-title": "Situation in Belarus",
        "issue": "June 11 – June 17, 2018",
        "issued": {"date-parts": [[2018, 6, 18]]},
        "URL": "https://situation.test/en/issues/2018-06-11/calm-week/",
        "keyword": "Security issues",
        "abstract": "The week in one sentence.",
        "note": "\n".join(RUSSIAN.notes),
        "custom": {
            "romanised-title": "Shchit i mech",
            "week": "2018-06-11",
            "corrected": "2018-06-20",
            "translations": {"en": "https://situation.test/en/x/"},
        },
    }


def test_a_bibliography_is_printed_from_csl_json() -> None:
    printed = bibliography(csl_item(citation(authors=("Hanna Karaliova",))))

    assert printed.startswith("Karaliova, H.")
    for part in ("(2018)", "A calm week at the border", "Situation in Belarus", "situation.test"):
        assert part in printed


def test_a_bibliography_prints_the_collective_whole() -> None:
    assert bibliography(csl_item(RUSSIAN)).startswith("Аналитики «Ситуации в Беларуси»")


@given(WORDS, TEXTS)
def test_csl_json_gives_back_any_title_and_any_lead(title: str, lead: str) -> None:
    (item,) = json.loads(csl_json(citation(title=title, abstract=lead)))

    assert item["title"] == one_line(title)
    assert item.get("abstract", "") == one_line(lead)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("Hanna Karaliova", ("Karaliova", "Hanna")),
        ("Ганна К.", ("К.", "Ганна")),
        ("Ivanou, Piotr Ivanavič", ("Ivanou", "Piotr Ivanavič")),
        ("Zmicer", ("Zmicer", "")),
        ("Maria del Carmen  Roe", ("Roe", "Maria del Carmen")),
        (" , ", ("", "")),
    ],
)
def test_a_name_is_told_apart_at_its_comma_or_its_last_space(
    name: str, people: tuple[str, str]
) -> None:
    assert citation(authors=(name,)).people == [people]


def test_a_file_is_named_in_ascii_after_week_slug_and_language() -> None:
    work: Citation = RUSSIAN

    assert work.name == "2018-06-11-calm-week-ru"
    assert work.key.isascii()
