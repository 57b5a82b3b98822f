"""Reads the sample archive: one TOML file per week, the same texts in three languages.

The body of a commentary is light markup, its parts divided by empty lines: ``## subheading``,
``> quotation`` with ``> -- who said it``, ``| table | rows |`` whose first row is the headings,
and paragraphs with ``**bold**``, ``*italic*`` and ``[links](https://…)``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from markdown_it import MarkdownIt

SAMPLE_DIR = Path(__file__).parent / "sample"
LANGUAGES = ("be", "ru", "en")

_NAMESPACE = UUID("5d6d2a39-3c0e-4c5f-8b2f-6f7a51f0a7c4")
_INLINE = MarkdownIt("zero").enable(["emphasis", "link"])
_EDITOR_TAGS = {"strong": "b", "em": "i"}


class SampleError(ValueError):
    """A sample file that cannot be used; says which file and why."""


@dataclass(frozen=True)
class BodyPart:
    """One part of a body: its block type and its StreamField value without keys or ids."""

    kind: str
    value: Any


@dataclass(frozen=True)
class SampleText:
    """A commentary in one language."""

    title: str
    reason: str
    lead: str
    body: tuple[BodyPart, ...]


@dataclass(frozen=True)
class SampleCorrection:
    """A correction of the source; ``wrong`` became ``right`` there, alike in every language.

    ``included_on`` has the days on which translations followed; others are still behind.
    """

    made_on: date
    included_on: Mapping[str, date]
    wrong: str
    right: str
    note: str


@dataclass(frozen=True)
class SampleCommentary:
    """A commentary; ``texts`` has one entry per language, all built of the same parts.

    ``first_texts`` are those of its first publication, before the ``correction`` if there is one.
    """

    section: str
    verdict: str
    sources: tuple[Mapping[str, str], ...]
    texts: Mapping[str, SampleText]
    first_texts: Mapping[str, SampleText]
    correction: SampleCorrection | None = None


@dataclass(frozen=True)
class SampleIssue:
    """A week's issue; ``introduction`` is empty or has HTML in each language."""

    week_start: date
    source_language: str
    introduction: Mapping[str, str]
    commentaries: tuple[SampleCommentary, ...]


def sample_files(folder: Path = SAMPLE_DIR) -> list[Path]:
    """The files of the sample archive, oldest week first."""
    return sorted(folder.glob("*.toml"))


def read_issue(path: Path) -> SampleIssue:
    """Reads one file. Raises ``SampleError`` when something is missing or does not align."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        introduction = {
            language: inline_html(text.strip())
            for language, text in data.get("introduction", {}).items()
            if text.strip()
        }
        if introduction and set(introduction) != set(LANGUAGES):
            raise SampleError("the introduction is not in all three languages")
        return SampleIssue(
            week_start=data["week_start"],
            source_language=data["source_language"],
            introduction=introduction,
            commentaries=tuple(_commentary(entry) for entry in data["commentaries"]),
        )
    except KeyError as error:
        raise SampleError(f"{path.name}: {error} is missing") from error
    except ValueError as error:
        raise SampleError(f"{path.name}: {error}") from error


def _commentary(entry: Mapping[str, Any]) -> SampleCommentary:
    texts = {
        language: SampleText(
            title=entry[language]["title"],
            reason=entry[language]["reason"],
            lead=entry[language]["lead"],
            body=parse_body(entry[language]["body"]),
        )
        for language in LANGUAGES
    }
    shapes = {tuple(_shape(part) for part in text.body) for text in texts.values()}
    if len(shapes) != 1:
        raise SampleError(
            f"the parts of “{texts['en'].title}” are not the same in the three languages"
        )
    correction = SampleCorrection(**entry["correction"]) if "correction" in entry else None
    return SampleCommentary(
        section=entry["section"],
        verdict=entry["verdict"],
        sources=tuple(entry.get("sources", ())),
        texts=texts,
        first_texts=_before(correction, entry, texts) if correction else texts,
        correction=correction,
    )


def _before(
    correction: SampleCorrection, entry: Mapping[str, Any], texts: Mapping[str, SampleText]
) -> Mapping[str, SampleText]:
    """The texts as they were before their correction."""
    found = {}
    for language, text in texts.items():
        body = entry[language]["body"]
        if body.count(correction.right) != 1:
            raise SampleError(f"“{correction.right}” is not once in the text in {language}")
        body = body.replace(correction.right, correction.wrong)
        found[language] = replace(text, body=parse_body(body))
    return found


def _shape(part: BodyPart) -> tuple[Any, ...]:
    if part.kind == "table":
        return part.kind, len(part.value["columns"]), len(part.value["rows"])
    return (part.kind,)


def parse_body(text: str) -> tuple[BodyPart, ...]:
    """The parts of a body in order, as StreamField values."""
    chunks = [chunk.strip() for chunk in text.strip().split("\n\n")]
    return tuple(_part([line.strip() for line in chunk.splitlines()]) for chunk in chunks if chunk)


def _part(lines: list[str]) -> BodyPart:
    if lines[0].startswith("## "):
        return BodyPart("subheading", " ".join([lines[0][3:], *lines[1:]]))
    if lines[0].startswith(">"):
        said = [line.removeprefix(">").strip() for line in lines]
        words = [line for line in said if not line.startswith("-- ")]
        names = [line[3:] for line in said if line.startswith("-- ")]
        return BodyPart("quote", {"text": " ".join(words), "attribution": " ".join(names)})
    if lines[0].startswith("|"):
        headings, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        if not rows or any(len(row) != len(headings) for row in rows):
            raise SampleError(f"the rows of the table “{lines[0]}” are not equally long")
        return BodyPart(
            "table",
            {
                "columns": [{"type": "text", "heading": heading} for heading in headings],
                "rows": [{"values": row} for row in rows],
                "caption": "",
            },
        )
    return BodyPart("paragraph", inline_html(" ".join(lines)))


def inline_html(text: str) -> str:
    """Light markup as the HTML that the editor itself would write; anything else is escaped."""
    tokens = _INLINE.parseInline(text)
    for token in tokens[0].children or []:
        token.tag = _EDITOR_TAGS.get(token.tag, token.tag)
    return str(_INLINE.renderer.render(tokens, _INLINE.options, {}))


def stable_id(*parts: object) -> str:
    """An id that a reload of the archive gives again to the block named by ``parts``."""
    return str(uuid5(_NAMESPACE, "/".join(str(part) for part in parts)))


def keyed_paragraph(html: str, block_id: str) -> str:
    """A paragraph with the key by which the editor and translations recognise it."""
    key = stable_id(block_id, "p")[:5]
    return f'<p data-block-key="{key}">{html}</p>'


def commentary_id(week_start: date, section: str, index: int) -> str:
    """The block id of the sample commentary at ``index`` (from 0) of a week."""
    return stable_id(week_start.isoformat(), section, index)


def body_data(parts: tuple[BodyPart, ...], owner_id: str) -> list[dict[str, Any]]:
    """StreamField data of a body; ids follow from ``owner_id``, so they match across languages."""
    data = []
    for index, part in enumerate(parts):
        block_id = stable_id(owner_id, index)
        value = part.value
        if part.kind == "paragraph":
            value = keyed_paragraph(value, block_id)
        data.append({"type": part.kind, "id": block_id, "value": value})
    return data
