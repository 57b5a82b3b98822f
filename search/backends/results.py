"""Wagtail's search results: one look-up in the index, then the caller's own query set."""

from collections import OrderedDict
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.query import ModelIterable
from modelsearch.backends.base import (
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
    SearchFieldError,
)

from search.backends.listing import listed
from search.backends.lookup import Where, without_negation
from search.backends.queries import completion_expression, search_expression
from search.matching import NOTHING, Expression, neighbours

MANY = 500
"""From so many finds on, asking for all keys of a query set is quicker than for each of these."""


class TermQueryCompiler(BaseSearchQueryCompiler):
    """A search by whole words.

    ``fields=["title"]`` looks in titles. Any other list looks in the whole text: all fields but
    the title share one list of terms.
    """

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def check(self) -> None:
        """Raises ``SearchFieldError`` for a field that is not searched.

        A query set may filter and sort by whatever its database can: it does the work itself.
        """
        searched = {
            field.field_name for field in self.queryset.model.get_searchable_search_fields()
        }
        for name in self.fields or ():
            if name not in searched:
                raise SearchFieldError(f"“{name}” is not a search field.", field_name=name)

    @property
    def where(self) -> Where:
        return Where.TITLE if set(self.fields or ()) == {"title"} else Where.WHOLE

    def expression(self) -> Expression:
        return search_expression(self.query)

    @cached_property
    def _asked(self) -> tuple[Expression, bool]:
        return without_negation(self.expression())

    @property
    def negated(self) -> bool:
        """Whether ``weights`` are of the objects to leave out."""
        return self._asked[1]

    def weights(self, backend: Any) -> dict[Any, int]:
        """``{primary key: weight}``, looked up once and shared by the pages of a listing."""
        if not hasattr(self, "_weights"):
            model = self.queryset.model
            expression, _negated = self._asked
            beside = neighbours(expression)
            found = backend.matches(expression, [model], beside, where=self.where)[model]
            self._weights: dict[Any, int] = found
        return self._weights

    def narrowed(self, backend: Any) -> QuerySet[Any]:
        """The caller's query set with what is found alone."""
        queryset: QuerySet[Any] = self.queryset
        nothing_found = self._asked[0] == NOTHING or not self.weights(backend)
        if nothing_found:
            return queryset if self.negated else queryset.none()
        found = listed(self.weights(backend))
        return queryset.exclude(pk__in=found) if self.negated else queryset.filter(pk__in=found)

    def keys(self, backend: Any) -> list[Any]:
        """Primary keys by weight, of what is found in the caller's query set."""
        if not hasattr(self, "_keys"):
            weights = self.weights(backend)
            queryset = self.queryset if len(weights) > MANY else self.narrowed(backend)
            passed = weights.keys() & set(queryset.order_by().values_list("pk", flat=True))
            self._keys: list[Any] = sorted(
                passed, key=lambda key: (weights[key], key), reverse=True
            )
        return self._keys


class TermCompletionCompiler(TermQueryCompiler):
    """A search among titles by words of which the last may be only begun."""

    @property
    def where(self) -> Where:
        return Where.COMPLETION

    def expression(self) -> Expression:
        return completion_expression(self.query)


class TermSearchResults(BaseSearchResults):
    """What was found, by weight and then newest first, or in the order of the query set."""

    supports_facet = True

    @property
    def _by_weight(self) -> bool:
        return bool(self.query_compiler.order_by_relevance) and not self.query_compiler.negated

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if self._by_weight:
            keys = compiler.keys(self.backend)[self.start : self.stop]
            return self._scored(_fetched(compiler.queryset, keys))
        queryset = compiler.narrowed(self.backend)
        if not (compiler.order_by_relevance or queryset.query.order_by):
            queryset = queryset.order_by("-pk")
        return self._scored(list(queryset[self.start : self.stop]))

    def _scored(self, objects: list[Any]) -> list[Any]:
        if self._score_field is not None and not self.query_compiler.negated:
            weights = self.query_compiler.weights(self.backend)
            for obj in objects:
                setattr(obj, self._score_field, float(weights[obj.pk]))
        return objects

    def _do_count(self) -> int:
        if self._by_weight:
            return len(self.query_compiler.keys(self.backend)[self.start : self.stop])
        return self.query_compiler.narrowed(self.backend)[self.start : self.stop].count()

    def facet(self, field_name: str) -> "OrderedDict[Any, int]":
        """``{value: number of objects found}``, most first. Raises ``FilterFieldError``."""
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(f"“{field_name}” is not a filter field.", field_name=field_name)
        found = self.query_compiler.narrowed(self.backend).order_by().values(field_name)
        counts = found.annotate(count=Count("pk")).order_by("-count", field_name)
        return OrderedDict((row[field_name], row["count"]) for row in counts)


def _fetched(queryset: QuerySet[Any], keys: list[Any]) -> list[Any]:
    """What ``queryset`` gives for ``keys``, in their order."""
    if not keys:
        return []
    wanted = queryset.filter(pk__in=listed(keys)).order_by("pk")
    if issubclass(wanted._iterable_class, ModelIterable):
        found = {obj.pk: obj for obj in wanted}
    else:  # rows of values() need not hold their keys
        found = dict(zip(wanted.values_list("pk", flat=True), wanted, strict=False))
    return [found[key] for key in keys if key in found]
