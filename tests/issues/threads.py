"""Things that happen at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def at_once(work: Callable[[int], T], times: int) -> list[T]:
    """``work(0)``, ``work(1)``, … in as many threads, each with a connection of its own.

    One after the other on SQLite, whose test database lives in a single connection.
    """
    if connection.vendor == "sqlite":
        return [work(number) for number in range(times)]

    def in_own_thread(number: int) -> T:
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(in_own_thread, range(times)))
