"""Wagtail's ``update_index``, which tells how far it is and which analyser made the index."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.checks import Tags
from django.db.models import Model, QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from wagtail.search.management.commands import update_index

from search.freshness import record
from search.words.store import rebuild

SECONDS_BETWEEN_LINES = 5.0

Told = Callable[[str, int, int], None]
"""Hears of a model: its name, how many objects are done, how many there are."""


class Command(update_index.Command):
    help = "Rebuilds the search index. Searches find the old one until the new one is complete."
    # That the index is stale, which is what brings people here, need not be said again.
    requires_system_checks = [Tags.models]

    def update_backend(
        self,
        backend_name: str,
        schema_only: bool = False,
        chunk_size: int = update_index.DEFAULT_CHUNK_SIZE,
    ) -> None:
        backend = get_search_backend(backend_name)
        if not backend.rebuilder_class:
            self.write(f"Search backend “{backend_name}” needs no rebuilding.")
            return
        written = 0
        indexes = update_index.group_models_by_index(backend, get_indexed_models())
        with self._progress() as told:
            for index, models in indexes.items():
                rebuilder = backend.rebuilder_class(index)
                target = rebuilder.start()
                try:
                    for model in models:
                        target.add_model(model)
                    for model in [] if schema_only else models:
                        written += _add_all(target, model, chunk_size, told)
                except BaseException:
                    if hasattr(rebuilder, "abort"):
                        rebuilder.abort()
                    raise
                rebuilder.finish()
            if not schema_only:
                words = rebuild(told)
        if not schema_only:
            record(backend_name)
            self.write(f"{words} words remembered for suggestions.")
        self.write(f"Search backend “{backend_name}”: {written} objects indexed.")

    @contextmanager
    def _progress(self) -> Iterator[Told]:
        console = Console(stderr=True)
        if self.verbosity == 0:
            yield lambda name, done, total: None
        elif console.is_terminal:
            with _bars(console) as told:
                yield told
        else:
            yield _lines(self.write)


def _add_all(index: Any, model: type[Model], chunk_size: int, told: Told) -> int:
    """Adds every object of ``model``; returns how many there were."""
    objects: QuerySet[Any] = model.get_indexed_objects().order_by("pk")  # type: ignore[attr-defined]  # of an indexed model
    name, total, done = model._meta.label, objects.count(), 0
    told(name, 0, total)
    rest = objects
    while chunk := list(rest[:chunk_size]):
        index.add_items(model, chunk)
        done += len(chunk)
        told(name, done, max(total, done))
        if len(chunk) < chunk_size:
            break
        rest = objects.filter(pk__gt=chunk[-1].pk)
    return done


@contextmanager
def _bars(console: Console) -> Iterator[Told]:
    """A bar for each model, with the time that is left."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, Any] = {}
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:

        def told(name: str, done: int, total: int) -> None:
            if total and name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            if name in tasks:
                progress.update(tasks[name], completed=done, total=total)

        yield told


def _lines(write: Callable[[str], None]) -> Told:
    """A line now and then for whoever reads a log, and one for each model that is done."""
    last, started = time.monotonic(), time.monotonic()

    def told(name: str, done: int, total: int) -> None:
        nonlocal last, started
        now = time.monotonic()
        if done == 0:
            last = started = now
        elif done == total or now - last > SECONDS_BETWEEN_LINES:
            last = now
            left = (now - started) / done * (total - done)
            write(f"{name}: {done} of {total}" + (f", {left:.0f} s left" if done < total else ""))

    return told
