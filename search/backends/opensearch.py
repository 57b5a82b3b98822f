"""The same terms on an OpenSearch server, by configuration; needs the package opensearch-py.

``WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.opensearch", "URLS": [...]}}``.
To be imported where that package is installed. See decision 0028: no server has been tried.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from modelsearch.backends.opensearch3 import (
    OpenSearch3AutocompleteQueryCompiler,
    OpenSearch3Index,
    OpenSearch3Mapping,
    OpenSearch3SearchBackend,
    OpenSearch3SearchQueryCompiler,
)
from opensearchpy.helpers import scan

from search.backends import opensearch_terms
from search.backends.documents import document_of, with_languages
from search.backends.lookup import Where, key_reader
from search.backends.queries import completion_expression, search_expression
from search.matching import NOTHING, Expression, neighbours


class TermMapping(OpenSearch3Mapping):
    def get_mapping(self) -> Any:
        mapping = super().get_mapping()
        mapping["properties"].update(opensearch_terms.mapping())
        return mapping

    def get_document(self, obj: Model) -> Any:
        return super().get_document(obj) | opensearch_terms.stored(document_of(obj))


class TermIndex(OpenSearch3Index):
    def add_items(self, model: type[Model], items: Iterable[Model]) -> None:
        super().add_items(model, with_languages(items))


class TermSearchCompiler(OpenSearch3SearchQueryCompiler):
    mapping_class = TermMapping

    def get_inner_query(self) -> Any:
        where = Where.TITLE if set(self.fields or ()) == {"title"} else Where.WHOLE
        expression = search_expression(self.query)
        return opensearch_terms.query(expression, where, neighbours(expression))


class TermCompletionCompiler(OpenSearch3AutocompleteQueryCompiler):
    mapping_class = TermMapping

    def get_inner_query(self) -> Any:
        return opensearch_terms.query(completion_expression(self.query), Where.COMPLETION)


class OpenSearchTermBackend(OpenSearch3SearchBackend):
    mapping_class = TermMapping
    index_class = TermIndex
    query_compiler_class = TermSearchCompiler
    autocomplete_query_compiler_class = TermCompletionCompiler

    def matches(
        self,
        expression: Expression,
        models: Iterable[type[Model]],
        beside: Expression = NOTHING,
        *,
        where: Where = Where.WHOLE,
    ) -> dict[type[Model], dict[Any, int]]:
        """As ``matches`` of the database backends; one scan for each of ``models``."""
        return {model: self._matches(where, expression, model, beside) for model in models}

    def _matches(
        self, where: Where, expression: Expression, model: type[Model], beside: Expression
    ) -> dict[Any, int]:
        kind = {"match": {"_django_content_type": self.mapping_class(model).get_content_type()}}
        wanted = opensearch_terms.query(expression, where, beside)
        body = {"query": {"bool": {"must": wanted, "filter": kind}}, "_source": False}
        hits = scan(
            self.es,
            query=body | {"stored_fields": ["pk"]},
            index=self.get_index_for_model(model).name,
            preserve_order=True,
        )
        read = key_reader(model)
        return {read(hit["fields"]["pk"][0]): round(hit["_score"]) for hit in hits}


SearchBackend = OpenSearchTermBackend
