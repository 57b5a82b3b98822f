"""Terms in SQLite's FTS5 table. To be imported on SQLite only."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
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
from search.matching.fts5 import fts5

ENTRIES = IndexEntry._meta.db_table
TERMS = SQLiteFTSIndexEntry._meta.db_table
COLUMNS = {
    Where.WHOLE: ("title", "body"),
    Where.TITLE: ("title",),
    Where.COMPLETION: ("autocomplete",),
}

# Entries that stay as they are leave the table of terms, which triggers keep up to date, alone.
WRITE = f"""
    INSERT INTO {ENTRIES} (content_type_id, object_id, title_norm, title, body, autocomplete)
    VALUES (%s, %s, 1.0, %s, %s, %s)
    ON CONFLICT (content_type_id, object_id) DO UPDATE
    SET title = excluded.title, body = excluded.body, autocomplete = excluded.autocomplete
    WHERE title IS NOT excluded.title OR body IS NOT excluded.body
        OR autocomplete IS NOT excluded.autocomplete
"""
FEW = 400
"""Up to so many finds, looking up their entries one by one is quicker than reading the index."""

AMONG = f" IN (SELECT rowid FROM {TERMS} WHERE {TERMS} MATCH %s)"
COUNT = f"SELECT count(*) FROM (SELECT 1 FROM {TERMS} WHERE {TERMS} MATCH %s LIMIT {FEW + 1})"
# CROSS JOIN makes SQLite go from the terms to the entries; the other way round, which it likes
# better when it sees a content type to look for, it would match the terms once for every entry.
LOOK_UP_FEW = f"""
    SELECT content_type_id, object_id, %s
    FROM {TERMS} CROSS JOIN {ENTRIES} ON {ENTRIES}.id = {TERMS}.rowid
    WHERE {TERMS} MATCH %%s
"""
# The plus keeps SQLite from fetching entries by id: it reads the index of types and keys alone,
# never the long rows of the table.
ENTRY = f"+{ENTRIES}.id"
LOOK_UP_MANY = f"""
    SELECT content_type_id, object_id, %s
    FROM {ENTRIES}
    WHERE content_type_id IN (%s) AND {ENTRY}
"""


class SQLiteTermIndex(TermIndex, SQLiteIndex):
    """Writes and looks up the terms of objects."""

    def write(self, content_type: int, documents: Mapping[str, Document]) -> None:
        rows = [
            (content_type, key, *map(_text, (document.title, document.body, document.completion)))
            for key, document in documents.items()
        ]
        connection = self.write_connection
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.executemany(WRITE, rows)

    def tidy(self) -> None:
        """Joins the pieces in which the terms were written; to be called after many changes."""
        with self.write_connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TERMS} ({TERMS}) VALUES ('optimize')")

    def look_up(
        self,
        where: Where,
        expression: Expression,
        beside: Expression,
        content_types: Sequence[int],
    ) -> Iterable[Row]:
        match, kinds = fts5(expression, COLUMNS[where]), sorted(content_types)
        with self.read_connection.cursor() as cursor:
            cursor.execute(COUNT, [match])
            if cursor.fetchone()[0] <= FEW:
                weight, parameters = _weight(where, expression, beside, f"{TERMS}.rowid")
                cursor.execute(LOOK_UP_FEW % weight, [*parameters, match])
                return [row for row in cursor.fetchall() if row[0] in kinds]
            weight, parameters = _weight(where, expression, beside, ENTRY)
            types = ", ".join(["%s"] * len(kinds))
            cursor.execute(LOOK_UP_MANY % (weight, types) + AMONG, [*parameters, *kinds, match])
            return cursor.fetchall()


def _text(terms: Iterable[str]) -> str:
    return " ".join(sorted(terms))


def _weight(
    where: Where, expression: Expression, beside: Expression, entry: str
) -> tuple[str, list[Any]]:
    """SQL of the weight of the object with the id ``entry``, with its parameters."""
    if where is Where.COMPLETION:
        return str(FOUND), []
    fixed, parts, parameters = 0, list[str](), list[Any]()
    among = entry + AMONG
    for rank in ranks(expression):
        if rank.certain:
            fixed += FOUND
        else:
            parts.append(f"{FOUND} * ({among})")
            parameters.append(fts5(rank.word, COLUMNS[where]))
        parts += [f"{IN_TITLE} * ({among})", f"{STRONG} * ({among})"]
        parameters += [fts5(rank.word, ("title",)), fts5(rank.strong, ("body",))]
    if beside != NOTHING:
        parts += [f"{BESIDE} * ({among})", f"{BESIDE_IN_TITLE} * ({among})"]
        parameters += [fts5(beside, COLUMNS[where]), fts5(beside, ("title",))]
    return " + ".join([str(fixed), *parts]), parameters


class SQLiteTermBackend(TermMatching, SQLiteSearchBackend):
    index_class = SQLiteTermIndex
    query_compiler_class = TermQueryCompiler
    autocomplete_query_compiler_class = TermCompletionCompiler
    results_class = TermSearchResults
    atomic_rebuilder_class = AtomicRebuilder
