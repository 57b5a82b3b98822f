"""The results of one page, with their texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from issues.models import Commentary, Section
from issues.prepared import Prepared
from issues.reading.paths import commentary_path, section_path
from search.asking.looking import Looker
from search.asking.plan import Plan
from search.backends.listing import listed
from search.finding.found import COMMENTARY, Result, Version
from search.finding.hits import given_keys, own_texts, page_rows
from search.finding.items import Item, in_order
from search.finding.passages import marked, passage


@dataclass(frozen=True)
class Shown:
    """By what results are shown: the reader's languages, best first, and what was looked for."""

    languages: tuple[str, ...]
    plan: Plan | None
    names: Plan | None
    sections: Mapping[int, Section]
    index_paths: Mapping[str, str]
    lookers: dict[tuple[bool, str], Looker] = field(default_factory=dict)


def results(items: Sequence[Item], shown: Shown) -> list[Result]:
    """``items``, few, as results in their order: one query for each kind of row.

    An item that somebody withdrew since it was found is left out.
    """
    texts = _texts_of(items, shown)
    found = (_result(item, texts, shown) for item in items)
    return [result for result in found if result is not None]


Texts = dict[tuple[type[Any], int], tuple[str, str, list[str]]]
"""``{(model, key): (slug, title, other texts, the first to be shown first)}``."""


def _texts_of(items: Iterable[Item], shown: Shown) -> Texts:
    texts: Texts = {}
    editions: dict[type[Any], list[int]] = {}
    for item in items:
        for language in [*item.editions] if item.kind == COMMENTARY else [_language(item, shown)]:
            edition = item.edition(language)
            editions.setdefault(edition.model, []).append(edition.pk)
    for model, keys in editions.items():
        if model is Commentary:
            for pk, slug, title, *rest in _TEXTS.rows(listed(keys).params[0]):
                texts[model, pk] = (slug, title, rest)
        else:
            for page in page_rows(model, keys):
                texts[model, page.pk] = ("", page.title, own_texts(page))
    return texts


_TEXTS = Prepared(
    lambda: (
        Commentary.objects.filter(pk__in=given_keys())
        .order_by()
        .values_list("pk", "slug", "title", "lead", "body_text", "verdict_reason")
    )
)


def _language(item: Item, shown: Shown) -> str:
    return item.language(*shown.languages)


def _result(item: Item, texts: Texts, shown: Shown) -> Result | None:
    language = _language(item, shown)
    edition = item.edition(language)
    if (edition.model, edition.pk) not in texts:
        return None
    _slug, title, rest = texts[edition.model, edition.pk]
    looker = _looker(item, language, shown)
    section = shown.sections.get(edition.section) if edition.section else None
    index_path = shown.index_paths.get(language, "")
    return Result(
        kind=item.kind,
        title=marked(title, looker),
        passage=passage(rest, looker),
        path=_path(item, language, texts, shown),
        language=language,
        section=section,
        section_path=section_path(index_path, section.slug) if section and index_path else "",
        verdict=edition.verdict,
        week_start=item.week_start,
        versions=[
            Version(
                other,
                _path(item, other, texts, shown),
                other in item.weights or other in item.names,
            )
            for other in in_order(item.editions)
            if item.kind != COMMENTARY or (Commentary, item.edition(other).pk) in texts
        ],
        similar=item.similar,
    )


def _looker(item: Item, language: str, shown: Shown) -> Looker | None:
    """What marks the text in ``language``: nothing does where nothing was found."""
    named = language not in item.weights
    plan = shown.names if named else shown.plan
    if plan is None or (named and language not in item.names):
        return None
    if (named, language) not in shown.lookers:
        shown.lookers[named, language] = Looker(plan, language)
    return shown.lookers[named, language]


def _path(item: Item, language: str, texts: Texts, shown: Shown) -> str:
    edition = item.edition(language)
    if item.kind != COMMENTARY or item.week_start is None:
        return edition.path
    slug = texts[edition.model, edition.pk][0]
    return commentary_path(shown.index_paths[language], item.week_start, slug)
