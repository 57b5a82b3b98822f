"""The migrations run for real on an empty database; the daily tests do without them."""

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from scripts.environment import manage

STEPS = (
    ("migrate", "--verbosity", "0"),
    ("makemigrations", "--check", "--dry-run"),
    ("setup_site",),
    ("load_sample", "--verbosity", "0"),
)


@contextmanager
def empty_database(server_url: str) -> Iterator[str]:
    """Yields the URL of a new database on a PostgreSQL server and drops it afterwards."""
    name = f"situation_migrations_{secrets.token_hex(4)}"
    identifier = sql.Identifier(name)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(identifier))
        try:
            yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(identifier))


def run_for_real(database_url: str, folder: Path) -> bool:
    """Migrates an empty database and sets it up; returns whether doing it again changes nothing.

    ``folder`` takes the two dumps that are compared.
    """
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": database_url,
    }

    def run(*arguments: str) -> bool:
        return subprocess.run(manage(*arguments), env=environment, check=False).returncode == 0

    if not all(run(*step) for step in STEPS):
        return False
    first, second = folder / "first.json", folder / "second.json"
    if not run("dumpdata", "--indent", "1", "--output", str(first)):
        return False
    if not all(run(*step) for step in STEPS) or not run(
        "dumpdata", "--indent", "1", "--output", str(second)
    ):
        return False
    if first.read_bytes() != second.read_bytes():
        subprocess.run(["diff", "-u", str(first), str(second)], check=False)
        print("Setting the site up a second time changed the database, see above.")
        return False
    return True
