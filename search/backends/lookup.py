"""From an expression to the objects it finds, the same way on both databases."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import IntegerField, Model, QuerySet
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search.backends.documents import Document, document_of, strong, with_languages
from search.matching import (
    EVERYTHING,
    NOTHING,
    Everything,
    Expression,
    Terms,
    Without,
    certain_groups,
    groups,
    simplified,
)

FOUND, IN_TITLE, STRONG = 1, 5, 2
"""What one word of a query adds to the weight of an object: found at all, and where."""
BESIDE, BESIDE_IN_TITLE = 1, 3
"""What it adds that words of a query stand side by side: at all, and in the title.

Together less than one more word in the title, and the first alone less than one more word that
carries the text, so that an object with more of the words still comes first.
"""

Row = tuple[int, str, int]
"""Of the index: content type, primary key as text, weight."""


class Where(Enum):
    """The part of an object's terms that is looked through."""

    WHOLE = "whole"
    TITLE = "title"
    COMPLETION = "completion"


@dataclass(frozen=True)
class Rank:
    """One word: what it adds when it stands in the title, or carries the text, or is there.

    ``certain`` says that every object has it that is found at all.
    """

    word: Terms
    strong: Terms
    certain: bool


def ranks(expression: Expression) -> list[Rank]:
    certain = certain_groups(expression)
    return [
        Rank(word, Terms(tuple(map(strong, word.alternatives))), word in certain)
        for word in groups(expression)
    ]


def ranked_neighbours(expression: Expression, beside: Expression) -> Expression:
    """``beside`` where everything that ``expression`` finds has all of its words.

    Else ``NOTHING``: objects with fewer of the words must not come before those with more.
    """
    words = set(groups(expression))
    return beside if words and words <= certain_groups(expression) else NOTHING


def without_negation(expression: Expression) -> tuple[Expression, bool]:
    """``expression`` in its simplest form; if that is all without something: that, and True."""
    simple = simplified(expression)
    if isinstance(simple, Everything):
        return NOTHING, True
    if isinstance(simple, Without) and simple.wanted == EVERYTHING:
        return simple.unwanted, True
    return simple, False


class TermMatching:
    """What both database backends have: ``matches``. Their indexes do the looking up."""

    def matches(
        self,
        expression: Expression,
        models: Iterable[type[Model]],
        beside: Expression = NOTHING,
        *,
        where: Where = Where.WHOLE,
    ) -> dict[type[Model], dict[Any, int]]:
        """``{model: {primary key: weight}}`` of what ``expression`` finds, subclasses included.

        The weight of an object is the sum over ``groups(expression)`` of 1 for a word that it
        has, 5 more for one in its title and 2 more for one that carries its text; 1 more if
        ``beside`` finds it as well and 3 more if it does so in the title, see
        ``ranked_neighbours``. Both databases give the same. Two statements at most, whatever is
        found.
        """
        asked = list(models)
        kinds = _kinds(asked)
        found: dict[type[Model], dict[Any, int]] = {model: {} for model in asked}
        positive, negated = without_negation(expression)
        if kinds and (negated or positive != NOTHING):
            looking = self._term_index()
            rows: Iterable[Row] = ()
            if positive != NOTHING:
                preferred = ranked_neighbours(positive, beside)
                rows = looking.look_up(where, positive, preferred, list(kinds))
            if negated:
                gone = {row[:2] for row in rows}
                rows = [row for row in looking.all_rows(list(kinds)) if row[:2] not in gone]
            _sort_in(rows, kinds, found)
        return found

    def _term_index(self) -> "TermIndex":
        index: TermIndex = self.index_class(self)  # type: ignore[attr-defined]  # BaseSearchBackend follows in the MRO
        return index


class TermIndex:
    """The index of either database: writes terms of objects and looks them up.

    To stand before Wagtail's own index of the database among the bases of a class.
    """

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        """Writes what is in ``objs`` into the index, in place of what it knew of them."""
        documents = {str(obj.pk): document_of(obj) for obj in with_languages(objs)}
        if documents:
            self.write(get_content_type_pk(model), documents)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: the length of titles is no part of our ranking, and this reads every entry."""

    @abstractmethod
    def write(self, content_type: int, documents: Mapping[str, Document]) -> None:
        """Writes the terms of objects of one type, given by their keys."""

    @abstractmethod
    def tidy(self) -> None:
        """Makes look-ups quick again after many changes."""

    @abstractmethod
    def look_up(
        self,
        where: Where,
        expression: Expression,
        beside: Expression,
        content_types: Sequence[int],
    ) -> Iterable[Row]:
        """What ``expression``, simple and not negated, finds among objects of ``content_types``.

        What ``beside`` finds as well, ``NOTHING`` or simple too, weighs more.
        """

    def all_rows(self, content_types: Sequence[int]) -> Iterable[Row]:
        """Every indexed object of ``content_types``, of weight 0."""
        entries: QuerySet[Any] = self.entries.filter(content_type__in=content_types)  # type: ignore[attr-defined]  # Wagtail's index follows in the MRO
        return [(kind, key, 0) for kind, key in entries.values_list("content_type_id", "object_id")]


def _kinds(models: Iterable[type[Model]]) -> dict[int, list[type[Model]]]:
    """``{content type: the asked models that its objects belong to}``."""
    kinds: dict[int, list[type[Model]]] = {}
    for model in models:
        for content_type in get_descendants_content_types_pks(model):
            kinds.setdefault(content_type, []).append(model)
    return kinds


def _sort_in(
    rows: Iterable[Row],
    kinds: dict[int, list[type[Model]]],
    found: dict[type[Model], dict[Any, int]],
) -> None:
    targets = {
        content_type: [(key_reader(model), found[model]) for model in models]
        for content_type, models in kinds.items()
    }
    for content_type, key, weight in rows:
        for read, keys in targets.get(content_type, ()):
            keys[read(key)] = weight


def key_reader(model: type[Model]) -> Callable[[str], Any]:
    """Makes a primary key of ``model`` from its text in the index."""
    field: Any = model._meta.pk
    while field.remote_field is not None:
        field = field.target_field
    return int if isinstance(field, IntegerField) else field.to_python
