"""Terms in PostgreSQL's ``tsvector`` columns. To be imported on PostgreSQL only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresIndex,
    PostgresSearchBackend,
)

from search.backends.documents import Document
from search.backends.lookup import (
    BESIDE,
    BESIDE_IN_TITLE,
    FOUND,
    IN_TITLE,
    STRONG,
    Row,
    TermIndex,
    TermMatching,
    Where,
    ranks,
)
from search.backends.rebuilding import AtomicRebuilder
from search.backends.results import TermCompletionCompiler, TermQueryCompiler, TermSearchResults
from search.matching import NOTHING, Expression
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
# Where a term is in most entries the planner would rather read them all: it does not reckon with
# the cost of fetching their long lists of terms. All three statements go out at once.
LOOK_UP = f"""
    SET LOCAL enable_seqscan = off;
    SELECT content_type_id, object_id, %s FROM {ENTRIES}
    WHERE %s @@ %%s::tsquery AND content_type_id = ANY(%%s);
    SET LOCAL enable_seqscan TO DEFAULT
"""
AMONG = f"CASE WHEN id IN (SELECT id FROM {ENTRIES} WHERE %s @@ %%s::tsquery) THEN %d ELSE 0 END"


class PostgresTermIndex(TermIndex, PostgresIndex):
    """Writes and looks up the terms of objects."""

    def write(self, content_type: int, documents: Mapping[str, Document]) -> None:
        parameters: list[Any] = []
        for key, document in documents.items():
            texts = (document.title, document.whole, document.completion)
            parameters += [content_type, key, *map(_literal, texts)]
        with self.write_connection.cursor() as cursor:
            cursor.execute(WRITE % ", ".join([VALUES] * len(documents)), parameters)

    def tidy(self) -> None:
        """Sorts waiting terms in and counts them for the planner; to be called after many changes.

        Until then, or until the next vacuum, every search reads all that is waiting.
        """
        with self.write_connection.cursor() as cursor:
            for index in IndexEntry._meta.indexes:
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index.name])
            cursor.execute(f"ANALYZE {ENTRIES}")

    def look_up(
        self,
        where: Where,
        expression: Expression,
        beside: Expression,
        content_types: Sequence[int],
    ) -> Iterable[Row]:
        weight, parameters = _weight(where, expression, beside)
        parameters += [tsquery(expression), list(content_types)]
        with self.read_connection.cursor() as cursor:
            cursor.execute(LOOK_UP % (weight, COLUMNS[where]), parameters)
            cursor.nextset()
            return cursor.fetchall()


def _literal(terms: Iterable[str]) -> str:
    """A literal of the type ``tsvector``: PostgreSQL's own parser and dictionaries stay out."""
    return " ".join(f"'{term}'" for term in sorted(terms))


def _weight(where: Where, expression: Expression, beside: Expression) -> tuple[str, list[Any]]:
    """SQL of an object's weight, with its parameters."""
    if where is Where.COMPLETION:
        return str(FOUND), []
    fixed, parts, parameters = 0, list[str](), list[Any]()
    for rank in ranks(expression):
        word, strong = tsquery(rank.word), tsquery(rank.strong)
        if rank.certain:
            fixed += FOUND
        else:
            parts.append(AMONG % ("body", FOUND))
            parameters.append(word)
        # Titles are short and stand in the row itself; the terms of a body have to be fetched.
        parts.append(f"CASE WHEN title @@ %s::tsquery THEN {IN_TITLE} ELSE 0 END")
        parts.append(AMONG % ("body", STRONG))
        parameters += [word, strong]
    if beside != NOTHING:
        # Pairs are many and rare: an index is quicker than to look through each title for them.
        parts.append(AMONG % (COLUMNS[where], BESIDE))
        parts.append(AMONG % ("title", BESIDE_IN_TITLE))
        parameters += [tsquery(beside)] * 2
    return " + ".join([str(fixed), *parts]), parameters


class PostgresTermBackend(TermMatching, PostgresSearchBackend):
    index_class = PostgresTermIndex
    query_compiler_class = TermQueryCompiler
    autocomplete_query_compiler_class = TermCompletionCompiler
    results_class = TermSearchResults
    atomic_rebuilder_class = AtomicRebuilder
