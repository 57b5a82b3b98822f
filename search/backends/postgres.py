"""Terms in PostgreSQL's ``tsvector`` columns. To be imported on PostgreSQL only."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Model
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresIndex,
    PostgresSearchBackend,
)
from modelsearch.utils import get_content_type_pk

from search.backends.documents import document_of, with_languages
from search.backends.matching import (
    FOUND,
    IN_TITLE,
    STRONG,
    Row,
    TermLookUp,
    TermMatching,
    Where,
    ranks,
)
from search.backends.rebuilding import AtomicRebuilder
from search.backends.results import TermCompletionCompiler, TermQueryCompiler, TermSearchResults
from search.matching import Expression
from search.matching.tsquery import tsquery

ENTRIES = IndexEntry._meta.db_table
# ``body`` holds the terms of the title as well, so that one index answers for the whole text.
COLUMNS = {Where.WHOLE: "body", Where.TITLE: "title", Where.COMPLETION: "autocomplete"}

VALUES = "(%s, %s, 1.0, %s::tsvector, %s::tsvector, %s::tsvector, '', '')"
WRITE = f"""
    INSERT INTO {ENTRIES} AS entry (content_type_id, object_id, title_norm, title, body,
        autocomplete, title_text, body_text)
    VALUES %s
    ON CONFLICT (content_type_id, object_id) DO UPDATE
    SET title = excluded.title, body = excluded.body, autocomplete = excluded.autocomplete
    WHERE (entry.title, entry.body, entry.autocomplete)
        IS DISTINCT FROM (excluded.title, excluded.body, excluded.autocomplete)
"""
LOOK_UP = f"""
    SELECT content_type_id, object_id, %s FROM {ENTRIES}
    WHERE %s @@ %%s::tsquery AND content_type_id = ANY(%%s)
"""
AMONG = f"CASE WHEN id IN (SELECT id FROM {ENTRIES} WHERE body @@ %s::tsquery) THEN %d ELSE 0 END"


class PostgresTermIndex(TermLookUp, PostgresIndex):
    """Writes and looks up the terms of objects."""

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        content_type = get_content_type_pk(model)
        rows = {}
        for obj in with_languages(objs):
            document = document_of(obj)
            texts = (document.title, document.whole, document.completion)
            rows[str(obj.pk)] = [_literal(text) for text in texts]
        if not rows:
            return
        parameters = [value for key, texts in rows.items() for value in (content_type, key, *texts)]
        with self.write_connection.cursor() as cursor:
            cursor.execute(WRITE % ", ".join([VALUES] * len(rows)), parameters)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: the length of titles is no part of our ranking, and this reads every entry."""

    def tidy(self) -> None:
        """Sorts waiting terms in and counts them for the planner; to be called after many changes.

        Until then, or until the next vacuum, every search reads all that is waiting.
        """
        with self.write_connection.cursor() as cursor:
            for index in IndexEntry._meta.indexes:
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index.name])
            cursor.execute(f"ANALYZE {ENTRIES}")

    def look_up(
        self, where: Where, expression: Expression, content_types: Sequence[int]
    ) -> Iterable[Row]:
        weight, parameters = _weight(where, expression)
        parameters += [tsquery(expression), list(content_types)]
        with self.read_connection.cursor() as cursor:
            cursor.execute(LOOK_UP % (weight, COLUMNS[where]), parameters)
            return cursor.fetchall()

    def all_rows(self, content_types: Sequence[int]) -> Iterable[Row]:
        rows = self.entries.filter(content_type__in=content_types)
        return [(kind, key, 0) for kind, key in rows.values_list("content_type_id", "object_id")]


def _literal(terms: Iterable[str]) -> str:
    """A literal of the type ``tsvector``: PostgreSQL's own parser and dictionaries stay out."""
    return " ".join(f"'{term}'" for term in terms)


def _weight(where: Where, expression: Expression) -> tuple[str, list[Any]]:
    """SQL of an object's weight, with its parameters."""
    if where is Where.COMPLETION:
        return str(FOUND), []
    fixed, parts, parameters = 0, list[str](), list[Any]()
    for rank in ranks(expression):
        word, strong = tsquery(rank.word), tsquery(rank.strong)
        if rank.certain:
            fixed += FOUND
        else:
            parts.append(AMONG.replace("%d", str(FOUND)))
            parameters.append(word)
        # Titles are short and stand in the row itself; the terms of a body have to be fetched.
        parts.append(f"CASE WHEN title @@ %s::tsquery THEN {IN_TITLE} ELSE 0 END")
        parts.append(AMONG.replace("%d", str(STRONG)))
        parameters += [word, strong]
    return " + ".join([str(fixed), *parts]), parameters


class PostgresTermBackend(TermMatching, PostgresSearchBackend):
    index_class = PostgresTermIndex
    query_compiler_class = TermQueryCompiler
    autocomplete_query_compiler_class = TermCompletionCompiler
    results_class = TermSearchResults
    atomic_rebuilder_class = AtomicRebuilder

    def listed(self, keys: Collection[Any]) -> RawSQL:
        """``keys`` for ``pk__in``, as one parameter however many there are."""
        return RawSQL("SELECT unnest(%s)", [list(keys)])
