"""Rebuilding an index as a whole or not at all."""

from typing import Any

from django.db import transaction


class AtomicRebuilder:
    """Rebuilds in one transaction: searches find the old index until the new one is complete.

    Until then nobody else can write what it has written: SQLite takes one writer at a time, and
    PostgreSQL locks rows, those too that stay as they are. Whoever starts one says how it ended:
    ``finish`` or ``abort``.
    """

    def __init__(self, index: Any) -> None:
        self.index = index
        self._alias = index.write_connection.alias
        self._transaction = transaction.atomic(using=self._alias)

    def start(self) -> Any:
        self._transaction.__enter__()
        self.index.delete_stale_entries()
        return self.index

    def finish(self) -> None:
        try:
            self.index.tidy()
        except BaseException:
            self.abort()
            raise
        self._transaction.__exit__(None, None, None)

    def abort(self) -> None:
        transaction.set_rollback(True, using=self._alias)
        self._transaction.__exit__(None, None, None)
