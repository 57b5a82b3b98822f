"""Builds a made-up archive on SQLite and on PostgreSQL, and measures search on both."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from scripts import postgres
from scripts.bench import ALL_IN_USE
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, local, manage
from scripts.search_report import report

COMMENTARIES = "5"
STOCK = "stock"


class FailedError(Exception):
    """A step went wrong; it has said why itself."""


@dataclass(frozen=True)
class Place:
    """A database, and how to make a copy of it; ``copy`` returns the copy's address."""

    name: str
    url: str
    copy: Callable[[], str]


def main(weeks: str) -> int:
    """Returns the exit status; ``weeks`` is the number of issues in each language."""
    compile_catalogues()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="situation-search-")))
        places = [_sqlite(folder)]
        try:
            places.append(_postgres(stack.enter_context(postgres.temporary_server())))
        except postgres.UnavailableError as error:
            print(f"Without PostgreSQL: {error}.")
        try:
            with ThreadPoolExecutor(len(places)) as pool:
                copies = list(pool.map(lambda place: build(place, weeks), places))
            understood = folder / "understood.json"
            _run("scripts.search_answers", places[0].url, str(understood), "understood")
            measured = {
                place.name: ask(place, copy, folder)
                for place, copy in zip(places, copies, strict=True)
            }
            memory = float(_run("scripts.search_memory", places[0].url))
        except FailedError:
            return 1
        return report(measured, json.loads(understood.read_text()), memory)


def ask(place: Place, copy: str, folder: Path) -> tuple[dict[str, Any], list[float]]:
    """What our search answers in ``place``, and the times of Wagtail's own in its ``copy``."""
    print(f"{place.name}: asking …", flush=True)
    answers, stock = folder / f"{place.name}.json", folder / f"{place.name}-{STOCK}.json"
    _run("scripts.search_stock", copy, str(stock))
    _run("scripts.search_answers", place.url, str(answers), "answers")
    return json.loads(answers.read_text()), json.loads(stock.read_text())


def build(place: Place, weeks: str) -> str:
    """Makes the archive in ``place`` and indexes it.

    Returns the address of a copy that Wagtail's own search has indexed.
    """
    size = ("--issues", weeks, "--commentaries", COMMENTARIES)
    for step in (
        ("migrate",),
        ("setup_site",),
        ("shell", "--command", ALL_IN_USE),
        ("load_sample",),
        ("make_archive", *size),
    ):
        _checked([*manage(*step), "--verbosity", "0"], place.url)
    _run("scripts.search_archive", place.url, "--names")
    copy = place.copy()
    _run("scripts.search_stock", copy)
    print(f"{place.name}: {_run('scripts.search_archive', place.url)}", flush=True)
    return copy


def _run(module: str, database: str, *arguments: str) -> str:
    return _checked([sys.executable, "-m", module, *arguments], database)


def _checked(command: list[str], database: str) -> str:
    """What ``command`` writes. Raises ``FailedError``."""
    environment = local(DJANGO_SETTINGS_MODULE="config.settings.test", TEST_DATABASE_URL=database)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        print(done.stdout)
        raise FailedError
    return done.stdout.strip()


def _sqlite(folder: Path) -> Place:
    path, copy = folder / "archive.sqlite3", folder / f"{STOCK}.sqlite3"

    def copied() -> str:
        shutil.copyfile(path, copy)
        return f"sqlite:///{copy}"

    return Place("SQLite", f"sqlite:///{path}", copied)


def _postgres(url: str) -> Place:
    def copied() -> str:
        with psycopg.connect(
            urlsplit(url)._replace(path="/template1").geturl(), autocommit=True
        ) as server:
            template = sql.Identifier(urlsplit(url).path.strip("/"))
            server.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(STOCK), template)
            )
        return urlsplit(url)._replace(path=f"/{STOCK}").geturl()

    return Place("PostgreSQL", url, copied)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
