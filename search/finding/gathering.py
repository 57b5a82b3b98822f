"""From rows that were found to items: grouped over languages, with what readers can open alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from issues.models import Commentary, IssuePage
from issues.published import hidden_paths
from issues.reading.paths import TO_FRONT_PAGE, front_paths, path_from_tree
from search.finding.codes import Keys, commentaries, pages
from search.finding.found import COMMENTARY, ISSUE, PAGE
from search.finding.hits import Hits, page_models
from search.finding.items import Codes, Item

Group = tuple[str, dict[str, Codes]]
"""The kind of an item, and its editions by language."""


def gathered(
    exact: Hits | None,
    names: Hits,
    unwanted: Hits,
    locales: Mapping[int, str],
    languages: Mapping[int, str],
) -> list[Item]:
    """The items with a row in ``exact`` or ``names``; all there are if ``exact`` is ``None``.

    Left out are items with a row in ``unwanted``, in whatever language. ``locales`` are codes of
    the site's languages by key, ``languages`` those in which commentaries can be opened: others do
    not count, nor do pages below a root that is not the site's.
    """
    items: list[Item] = []
    kinds: tuple[tuple[list[type[Any]], Callable[[Keys], Iterable[Group]]], ...] = (
        ([Commentary], lambda keys: _commentaries(keys, languages)),
        (page_models(), lambda keys: _pages(keys, locales)),
    )
    for models, groups in kinds:
        found = None if exact is None else _of(exact, models)
        similar = _of(names, models)
        if found is None or found or similar:
            keys = None if found is None else {*found, *similar}
            items += _items(groups(keys), found, similar, _of(unwanted, models))
    return items


def _of(hits: Hits, models: list[type[Any]]) -> dict[int, int]:
    """The keys of all ``models``, which share one table."""
    return {pk: weight for model in models for pk, weight in hits.get(model, {}).items()}


def _items(
    groups: Iterable[Group],
    found: Mapping[int, int] | None,
    similar: Mapping[int, int],
    unwanted: Mapping[int, int],
) -> Iterator[Item]:
    weeks: dict[Any, date | None] = {None: None}
    for kind, editions in groups:
        if found is None:
            weights = dict.fromkeys(editions, 0)
        else:
            weights = {code: found[row[0]] for code, row in editions.items() if row[0] in found}
        names: dict[str, int] = {}
        if similar:
            names = {code: similar[row[0]] for code, row in editions.items() if row[0] in similar}
        if not weights and not names:
            continue
        if unwanted and any(row[0] in unwanted for row in editions.values()):
            continue
        row = next(iter(editions.values()))
        ids, week, position = row[4:7]
        if week not in weeks:
            weeks[week] = date.fromisoformat(str(week))
        yield Item(kind, ids, weeks[week], position, editions, weights, names)


def _commentaries(keys: Keys, languages: Mapping[int, str]) -> Iterator[Group]:
    grouped: dict[str, dict[str, Codes]] = {}
    for row in commentaries(keys):
        language, editions = languages.get(row[3]), grouped.get(row[4])
        if language is None:
            continue
        if editions is None:
            grouped[row[4]] = {language: row}
        else:
            editions[language] = row
    for editions in grouped.values():
        yield COMMENTARY, editions


def _pages(keys: Keys, locales: Mapping[int, str]) -> Iterator[Group]:
    models = {ContentType.objects.get_for_model(model).pk: model for model in page_models()}
    hidden, fronts = hidden_paths(), front_paths()
    grouped: dict[str, Group] = {}
    for pk, locale, key, week, content_type, url_path, path in pages(keys):
        tree = fronts.get(path[:TO_FRONT_PAGE])
        if tree is None or locale not in locales or content_type not in models:
            continue
        if path.startswith(hidden):
            continue
        model = models[content_type]
        kind = ISSUE if issubclass(model, IssuePage) else PAGE
        _kind, editions = grouped.setdefault(key, (kind, {}))
        address = path_from_tree(url_path, tree)
        editions[locales[locale]] = (pk, None, "", locale, key, week, 0, model, address)
    yield from grouped.values()
