"""Wagtail's search over terms instead of text, on the database in use.

``search.analysis`` turns the texts of an object and the words of a query into terms; the modules
here write the terms of objects into the tables of Wagtail's index and look up those of queries.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802  # Wagtail looks this name up
    """The backend for the database in use; Wagtail calls this as if it were a class.

    Raises ``ImproperlyConfigured`` on a database that is neither SQLite nor PostgreSQL.
    """
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SQLiteTermBackend

        return SQLiteTermBackend(params)
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgresTermBackend

        return PostgresTermBackend(params)
    raise ImproperlyConfigured(f"There is no search on {connection.vendor}.")
