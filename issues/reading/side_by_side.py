"""One commentary in two languages, paragraph beside paragraph."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from issues.blocks.preserved import PRESERVED
from issues.reading.alignment import Pair, Part, align
from issues.reading.commentary import byline_names, commentary_at, editions_of
from issues.reading.contents import anchor
from issues.reading.corrections import corrections_of
from issues.reading.meta import PageMeta, shorten
from issues.reading.paragraphs import paragraphs_of
from issues.reading.paths import (
    commentary_path,
    index_path_of,
    index_paths,
    section_path,
    side_by_side_path,
)
from issues.reading.staleness import stale_parts

if TYPE_CHECKING:
    from issues.models import IssuePage


@dataclass(frozen=True)
class Edition:
    """A commentary in one language: its block's value, and its ``stale_parts``."""

    language: str
    value: Any
    stale: Set[tuple[str, str]] = frozenset()

    def is_stale(self, part: str, key: str = "") -> bool:
        """Whether that paragraph is; without a key, whether anything of that part is."""
        if key:
            return not self.stale.isdisjoint({(part, key), (part, "")})
        return any(part == stale_part for stale_part, _key in self.stale)


@dataclass(frozen=True)
class Cell:
    """What one language has in a row; ``note`` says in the page's language what is to be known."""

    language: str
    content: Any
    note: str = ""


@dataclass(frozen=True)
class Row:
    """What stands side by side. ``only`` is "first" or "second" where one column is empty."""

    kind: str
    cells: tuple[Cell, ...]
    only: str = ""
    anchor: str = ""

    @property
    def has_notes(self) -> bool:
        return any(cell.note for cell in self.cells)

    @property
    def shows_one_picture(self) -> bool:
        """Whether both columns have the same picture: stacked, it need not be seen twice."""
        if self.kind != "picture" or self.only:
            return False
        left, right = (cell.content.value["picture"] for cell in self.cells)
        return bool(left == right)


def render_side_by_side(
    issue: "IssuePage", request: HttpRequest, slug: str, other: str
) -> HttpResponse:
    """A commentary of ``issue`` beside its text in ``other``; an old slug answers 301.

    Raises ``Http404`` for an unknown commentary, and where there are no two languages to show.
    """
    language = issue.locale.language_code
    if other == language or other not in dict(settings.LANGUAGES):
        raise Http404
    child, present_slug = commentary_at(issue, slug)
    if present_slug != slug:
        index_path = index_path_of(issue)
        path = side_by_side_path(index_path, issue.week_start, present_slug, other)
        return redirect(path, permanent=True)
    paths = index_paths()
    rows = editions_of(issue.translation_key, child.id)
    if other not in rows or other not in paths:
        raise Http404
    counterparts = rows[other].page.readable_commentaries
    counterpart = next((found for found in counterparts if found.id == child.id), None)
    if counterpart is None:
        raise Http404
    first = Edition(language, child.value, stale_parts(issue.pk, child.id))
    second = Edition(other, counterpart.value, stale_parts(rows[other].page_id, child.id))
    addresses = {
        code: (paths[code], row.slug)
        for code, _name in settings.LANGUAGES
        if code in paths and (row := rows.get(code))
    } | {language: (index_path_of(issue), slug)}
    context = issue.get_context(request) | {
        "commentary": child,
        "index_paths": paths,
        **_frame(issue, first, second, addresses),
        **rows_of(first, second),
    }
    return TemplateResponse(request, "issues/side_by_side.html", context)


def _frame(
    issue: "IssuePage", first: Edition, second: Edition, addresses: dict[str, tuple[str, str]]
) -> dict[str, Any]:
    """Where the page stands and leads. ``addresses``: ``{language: (index path, slug)}``."""
    week, language, value = issue.week_start, first.language, first.value
    single = {
        code: commentary_path(index_path, week, slug)
        for code, (index_path, slug) in addresses.items()
    }

    def beside(code: str, other: str) -> str:
        index_path, slug = addresses[code]
        return side_by_side_path(index_path, week, slug, other)

    names = dict(settings.LANGUAGES)
    section = value["section"]
    return {
        "meta": PageMeta(
            title=f"{value['title']} — {names[language]} · {names[second.language]}",
            description=shorten(strip_tags(value["lead"])),
            path=beside(language, second.language),
            # The language that stood beside stays where it can; else the two change places.
            alternates={
                code: beside(code, second.language if code != second.language else language)
                for code in addresses
            },
            noindex=True,
            canonical=single[language],
        ),
        "single": {code: single[code] for code in (language, second.language)},
        "side_by_side": {
            code: beside(language, code)
            for code in addresses
            if code not in {language, second.language}
        },
        "section": section,
        "section_path": section_path(addresses[language][0], section.slug) if section else "",
    }


def rows_of(first: Edition, second: Edition) -> dict[str, Any]:
    """Both texts as rows: ``title``, ``verdict``, ``lead``, ``body`` (a list), ``byline``,
    ``corrections`` where there are any, and ``sources``, which are one list in
    ``shared_sources`` where they are the same.
    """
    sources = [edition.value["sources"] for edition in (first, second)]
    plain = [[dict(source) for source in listed] for listed in sources]
    return {
        "title": _field(first, second, "title"),
        "verdict": _row(first, second, "verdict", [first.value, second.value], "verdict_reason"),
        "lead": _field(first, second, "lead"),
        "body": body_rows(first, second),
        "byline": _row(
            first,
            second,
            "byline",
            [byline_names(edition.value, edition.language) for edition in (first, second)],
        ),
        "corrections": _corrections(first, second),
        "shared_sources": sources[0] if plain[0] == plain[1] else None,
        "sources": _row(first, second, "sources", sources),
    }


def _corrections(first: Edition, second: Edition) -> Row | None:
    """What is told of corrections, in each language that has something to tell."""
    cells = []
    for edition in (first, second):
        with translation.override(edition.language):
            told = corrections_of(edition.value, edition.language)
        if told:
            cells.append(Cell(edition.language, told))
    only = ("first" if cells[0].language == first.language else "second") if len(cells) == 1 else ""
    return Row("corrections", tuple(cells), only) if cells else None


def _field(first: Edition, second: Edition, name: str) -> Row:
    return _row(first, second, name, [first.value[name], second.value[name]], name)


def _row(
    first: Edition, second: Edition, kind: str, contents: Sequence[Any], part: str = ""
) -> Row:
    """A row of which both languages have something."""
    cells = [
        Cell(edition.language, content, _outdated_note() if edition.is_stale(part) else "")
        for edition, content in zip((first, second), contents, strict=True)
    ]
    return Row(kind, tuple(cells))


def body_rows(first: Edition, second: Edition) -> list[Row]:
    """The bodies: block beside block by id, and within one, paragraph beside paragraph by key."""
    rows: list[Row] = []
    for pair in align(_blocks(first), _blocks(second)):
        block_id = str(pair.either.key)
        if pair.either.kind != "paragraph":
            rows.append(_body_row(first, second, pair, block_id))
            continue
        texts = [paragraphs_of(part.content.value.source) if part else [] for part in pair]
        keyed = all(paragraph.key for text in texts for paragraph in text)
        parts = [
            [
                Part(paragraph.key if keyed else place, paragraph.kind, paragraph)
                for place, paragraph in enumerate(text)
            ]
            for text in texts
        ]
        rows += [_body_row(first, second, inner, block_id) for inner in align(*parts)]
    return rows


def _blocks(edition: Edition) -> list[Part]:
    return [
        Part(child.id, child.block_type, child)
        for child in edition.value["body"]
        if child.block_type != PRESERVED
    ]


def _body_row(first: Edition, second: Edition, pair: Pair, block_id: str) -> Row:
    cells, missing = [], None in pair
    for edition, part in zip((first, second), pair, strict=True):
        if part is None:
            continue
        note = _only_note(edition.language) if missing else ""
        if edition.is_stale(block_id, getattr(part.content, "key", "")):
            note = _outdated_note()
        content = part.content.value if part.kind == "subheading" else part.content
        cells.append(Cell(edition.language, content, note))
    kind = pair.either.kind
    return Row(
        kind,
        tuple(cells),
        only="" if not missing else "first" if pair.first else "second",
        anchor=anchor(block_id) if kind == "subheading" else "",
    )


def _outdated_note() -> str:
    return _("Translated before the original changed")


def _only_note(language: str) -> str:
    return {
        "be": _("Only in Belarusian"),
        "ru": _("Only in Russian"),
        "en": _("Only in English"),
    }[language]
