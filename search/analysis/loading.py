"""Loads what is big when it is first needed, and once in a process."""

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

Loaded = TypeVar("Loaded")


def once(load: Callable[[], Loaded]) -> Callable[[], Loaded]:
    """A function that gives what ``load`` gave; threads that meet here wait for one loading."""
    lock = Lock()
    loaded: list[Loaded] = []

    def get() -> Loaded:
        if not loaded:
            with lock:
                if not loaded:
                    loaded.append(load())
        return loaded[0]

    return get
