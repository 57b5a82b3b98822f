"""Query sets that are put into SQL once: that takes many of them longer than being asked."""

from collections.abc import Callable
from typing import Any

from django.db import connections
from django.db.models import QuerySet

GIVEN: Any = object()
"""Stands among the parameters of a ``RawSQL`` for the one value that is another each time."""


class Prepared:
    """A ``values_list(…)`` that differs in one value at most, ``GIVEN``, from time to time.

    ``make`` is called once for each database in a process: what it returns must depend on nothing
    that can change. Only the SQL is kept, and no row.
    """

    def __init__(self, make: Callable[[], "QuerySet[Any, Any]"]) -> None:
        self._make = make
        self._sql: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def rows(self, given: Any = None, *, using: str = "default") -> list[tuple[Any, ...]]:
        """All rows, with ``given`` put in; one query.

        Values are as the database's driver gives them: on SQLite dates are texts.
        """
        if using not in self._sql:
            self._sql[using] = self._make().query.get_compiler(using).as_sql()
        sql, parameters = self._sql[using]
        with connections[using].cursor() as cursor:
            cursor.execute(sql, [given if each is GIVEN else each for each in parameters])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows
