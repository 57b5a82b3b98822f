"""From rows that were found to items: grouped over languages, with what readers can open alone."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from issues.models import Commentary, IssuePage
from issues.published import readable
from issues.reading.paths import path_from_tree
from search.finding.found import COMMENTARY, ISSUE, PAGE
from search.finding.hits import Hits, listed, page_models
from search.finding.items import Edition, Item

MANY = 1500
"""Rows beyond which all are read: that is quicker than to look each of them up."""

Key = tuple[str, str]


def gathered(
    exact: Hits | None,
    names: Hits,
    unwanted: Hits,
    sections: Mapping[int, str],
    languages: Mapping[int, str],
) -> list[Item]:
    """The items with a row in ``exact`` or ``names``; all there are if ``exact`` is ``None``.

    Left out are items with a row in ``unwanted``, in whatever language. ``sections`` are slugs by
    key, ``languages`` codes by the key of their locale; only editions of commentaries in those
    count.
    """
    items: dict[Key, Item] = {}
    left_out: set[Key] = set()
    for rows in (_commentaries(exact, names, sections, languages), _pages(exact, names)):
        for kind, ids, language, week_start, position, edition in rows:
            item = items.get(ids)
            if item is None:
                item = items[ids] = Item(kind, ids, week_start, position)
            model, pk = edition.model, edition.pk
            item.editions[language] = edition
            weight = 0 if exact is None else exact.get(model, {}).get(pk)
            if weight is not None:
                item.weights[language] = weight
            elif pk in names.get(model, ()):
                item.names[language] = names[model][pk]
            if pk in unwanted.get(model, ()):
                left_out.add(ids)
    return [
        item for ids, item in items.items() if (item.weights or item.names) and ids not in left_out
    ]


Found = tuple[str, Key, str, date | None, int, Edition]
"""Kind, ids, language, week, place in the issue, edition."""


def _keys(exact: Hits, names: Hits, model: type[Any]) -> set[int]:
    return {*exact.get(model, ()), *names.get(model, ())}


def _commentaries(
    exact: Hits | None, names: Hits, sections: Mapping[int, str], languages: Mapping[int, str]
) -> Iterator[Found]:
    rows = Commentary.objects.for_everyone().order_by()
    if exact is not None:
        keys = _keys(exact, names, Commentary)
        if not keys:
            return
        if len(keys) <= MANY:
            hits = Commentary.objects.filter(pk__in=listed(keys)).order_by()
            rows = rows.filter(
                translation_key__in=hits.values("translation_key"),
                block_id__in=hits.values("block_id"),
            )
    # One index of the table holds all of these, so that not a row of it is read.
    for pk, issue, block, locale, week_start, position, section, verdict in rows.values_list(
        "pk",
        Cast("translation_key", TextField()),
        Cast("block_id", TextField()),
        "locale_id",
        "week_start",
        "position",
        "section_id",
        "verdict",
    ):
        if locale in languages:
            edition = Edition(Commentary, pk, sections.get(section, ""), verdict)
            yield COMMENTARY, (issue, block), languages[locale], week_start, position, edition


def _pages(exact: Hits | None, names: Hits) -> Iterator[Found]:
    models = {ContentType.objects.get_for_model(model).pk: model for model in page_models()}
    pages = Page.objects.filter(content_type__in=models).order_by()
    if exact is not None:
        keys = {key for model in models.values() for key in _keys(exact, names, model)}
        if not keys:
            return
        found = Page.objects.filter(pk__in=listed(keys)).order_by()
        pages = pages.filter(translation_key__in=found.values("translation_key"))
    for pk, key, language, url_path, content_type, week_start in readable(pages).values_list(
        "pk",
        "translation_key",
        "locale__language_code",
        "url_path",
        "content_type_id",
        "issuepage__week_start",
    ):
        model = models[content_type]
        edition = Edition(model, pk, "", "", path_from_tree(url_path, language))
        kind = ISSUE if issubclass(model, IssuePage) else PAGE
        yield kind, (str(key), ""), language, week_start, 0, edition
