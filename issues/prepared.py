"""Query sets that are put into SQL once: that takes many of them longer than being asked."""

from collections.abc import Callable
from typing import Any

from django.db import connections
from django.db.models import QuerySet

GIVEN: Any = object()
"""Stands in a query set for the one value that is another each time."""


class Prepared:
    """Rows of a query set that differs in one value at most.

    ``make`` returns it with ``GIVEN`` in the place of that value. It is called once for each
    database, so it must depend on nothing else that can change.
    """

    def __init__(self, make: Callable[[], "QuerySet[Any, Any]"]) -> None:
        self._make = make
        self._sql: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def rows(self, given: Any = None, *, using: str = "default") -> list[tuple[Any, ...]]:
        """All rows, with ``given`` put in, as the database's driver gives them.

        On SQLite dates are texts and truths are numbers then.
        """
        if using not in self._sql:
            self._sql[using] = self._make().query.get_compiler(using).as_sql()
        sql, parameters = self._sql[using]
        with connections[using].cursor() as cursor:
            cursor.execute(sql, [given if each is GIVEN else each for each in parameters])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows
