"""Which rows of the database a plan finds."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.db.models.expressions import RawSQL
from modelsearch.index import SearchField
from wagtail.models import get_page_models
from wagtail.search.backends import get_search_backend

from issues.models import Commentary
from issues.prepared import GIVEN
from search.asking.expression import beside, candidates, reads_texts
from search.asking.looking import Looker
from search.asking.plan import Plan
from search.backends.listing import listed
from search.matching import NOTHING, either

Hits = dict[type[Model], dict[int, int]]
"""``{model: {primary key: weight}}``."""

_ROWS_AT_ONCE = 500


def page_models() -> list[type[Any]]:
    """The kinds of pages that have a text of their own; front pages and lists have none."""
    return [model for model in get_page_models() if len(_field_names(model)) > 1]


def matched(plan: Plan, *, apart_from: Hits | None = None) -> Hits:
    """The rows that ``plan`` finds; weights are those of the index.

    Where the index cannot tell, the stored texts are read: one query more for each model, and one
    for what the index can tell without them.
    """
    expression = candidates(plan)
    if expression == NOTHING:
        return {}
    backend = get_search_backend()
    found: Hits = backend.matches(expression, [Commentary, *page_models()], beside(plan))
    for model, known in (apart_from or {}).items():
        found[model] = {pk: weight for pk, weight in found[model].items() if pk not in known}
    if not reads_texts(plan):
        return found
    told = candidates(plan, sure=True)
    sure: Hits = {} if told == NOTHING else backend.matches(told, list(found))
    return {
        model: _confirmed(plan, model, weights, sure.get(model, {}))
        for model, weights in found.items()
    }


def any_found(plans: Iterable[Plan]) -> bool:
    """Whether the index has anything that one of ``plans`` may find; one query."""
    expression = either(map(candidates, plans))
    if expression == NOTHING:
        return False
    found = get_search_backend().matches(expression, [Commentary, *page_models()])
    return any(found.values())


def own_texts(page: Any) -> list[str]:
    """The searched texts of a page besides its title, plain."""
    fields = [field for field in page.get_search_fields() if isinstance(field, SearchField)]
    return [_plain(field.get_value(page)) for field in fields if field.field_name != "title"]


def page_rows(model: type[Any], keys: Collection[int]) -> Any:
    """The pages with ``keys``, with no more of them than their searched texts."""
    rows = model._default_manager.filter(pk__in=listed(keys)).select_related("locale")
    return rows.only(*_field_names(model), "locale__language_code")


def given_keys() -> RawSQL:
    """``listed(…)`` in a prepared query, to be given ``listed(keys).params[0]``."""
    return RawSQL(listed(()).sql, [GIVEN])  # noqa: S611  # what ``listed`` made


def _confirmed(
    plan: Plan, model: type[Any], weights: dict[int, int], sure: Collection[int]
) -> dict[int, int]:
    """Those of the rows that are ``sure``, or in whose texts ``plan`` is found word by word."""
    confirmed = {pk: weight for pk, weight in weights.items() if pk in sure}
    doubtful = weights.keys() - confirmed.keys()
    if not doubtful:
        return confirmed
    lookers: dict[str, Looker] = {}
    for pk, language, texts in _texts(model, doubtful):
        if language not in lookers:
            lookers[language] = Looker(plan, language)
        if lookers[language].accepts(texts):
            confirmed[pk] = weights[pk]
    return confirmed


def _texts(model: type[Any], keys: Collection[int]) -> Iterator[tuple[int, str, Iterable[str]]]:
    """``(primary key, language, texts)`` of rows, from one query."""
    if model is Commentary:
        rows = Commentary.objects.filter(pk__in=listed(keys)).order_by()
        names = _field_names(Commentary)
        found = rows.values_list("pk", "locale__language_code", *names)
        for pk, language, *texts in found.iterator(chunk_size=_ROWS_AT_ONCE):
            yield pk, language, texts
        return
    for page in page_rows(model, keys).order_by().iterator(chunk_size=_ROWS_AT_ONCE):
        yield page.pk, page.locale.language_code, [page.title, *own_texts(page)]


def _field_names(model: type[Any]) -> list[str]:
    fields = model.get_search_fields()
    return [field.field_name for field in fields if isinstance(field, SearchField)]


def _plain(value: Any) -> str:
    return "\n".join(map(_plain, value)) if isinstance(value, list | tuple) else str(value or "")
