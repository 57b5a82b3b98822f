"""Wagtail's database search, proof against anything that can be typed into a search box.

The stock SQLite backend answers a stray quotation mark with a database error.
"""

from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend
from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend

from search.query_text import safe_query


class SafeQueryMixin:
    """Reduces every query to words before the backend compiles it."""

    def _search(self, query_compiler_class: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super()._search(query_compiler_class, safe_query(query), *args, **kwargs)  # type: ignore[misc]  # BaseSearchBackend follows in the MRO


class SQLiteBackend(SafeQueryMixin, SQLiteSearchBackend):
    """Full-text search in SQLite's FTS5."""


class PostgreSQLBackend(SafeQueryMixin, PostgresSearchBackend):
    """Full-text search in PostgreSQL."""


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802  # Wagtail looks this name up
    """The backend for the database in use; Wagtail calls this as if it were a class."""
    backends = {"sqlite": SQLiteBackend, "postgresql": PostgreSQLBackend}
    return backends[connection.vendor](params)
