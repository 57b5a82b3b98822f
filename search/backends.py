"""Wagtail's database search, proof against anything that can be typed into a search box.

The stock SQLite backend answers a stray quotation mark with a database error.
"""

from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend

from search.query_text import safe_query


class SafeQueryMixin:
    """Reduces every query to words before the backend compiles it."""

    def _search(self, query_compiler_class: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super()._search(query_compiler_class, safe_query(query), *args, **kwargs)  # type: ignore[misc]  # BaseSearchBackend follows in the MRO


def _stock_backend() -> type[Any]:
    """Wagtail's backend for the database in use; its modules import on their own database only."""
    if connection.vendor == "postgresql":
        from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend

        return PostgresSearchBackend
    from modelsearch.backends.database.sqlite.sqlite import SQLiteSearchBackend

    return SQLiteSearchBackend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802  # Wagtail looks this name up
    """The backend for the database in use; Wagtail calls this as if it were a class."""
    return type("SafeSearchBackend", (SafeQueryMixin, _stock_backend()), {})(params)
