"""Addresses that betray where they get to, and every place where one could have been left."""

import base64
import io
import json
import os
import subprocess
from collections.abc import Iterator
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

# Each address holds two of these; nothing else that we write or send does.
SONGS = ("kanareika", "канарэйка", "zviarynets")
DOMAIN = "zviarynets.example"
FOR_ADDRESSES = bytes.maketrans(b"+/", b"-_")


def canaries(number: int) -> list[str]:
    """Addresses of all kinds that people have."""
    kinds = ("kanareika{}", "Kanareika.{}", "kanareika+{}", "канарэйка{}")
    return [f"{kinds[n % 4].format(f'{n:04}')}@{DOMAIN}" for n in range(number)]


@cache
def _disguises(songs: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """What songs look like in other letters and other encodings.

    Whatever is not base64 is in small letters; Cyrillic ones are not the same bytes then.
    """
    found = set()
    for song in songs:
        for text in {song, song.upper(), song.capitalize(), song.swapcase()}:
            raw = text.encode()
            found |= {
                ("plain", raw.lower()),
                ("UTF-16", text.encode("utf-16-le").lower()),
                ("hexadecimal", raw.hex().encode()),
                ("JSON", json.dumps(text).strip('"').lower().encode()),
                ("quoted for an address", quote(text).lower().encode()),
                ("quoted-printable", "".join(f"={byte:02x}" for byte in raw).encode()),
            }
            for before in range(3):
                # Letters that depend on what stands before or behind are left out.
                encoded = base64.b64encode(b"\0" * before + raw)
                inner = encoded[(0, 2, 3)[before] : len(encoded) // 4 * 4 - 4]
                found |= {("base64", inner), ("base64", inner.translate(FOR_ADDRESSES))}
    return sorted(found)


def heard_in(haystack: bytes, songs: tuple[str, ...] = SONGS) -> set[str]:
    """In which disguises a song is heard in ``haystack``, whatever the case of its letters."""
    small = haystack.lower()
    return {
        name
        for name, disguise in _disguises(songs)
        if disguise in (haystack if name == "base64" else small)
    }


def places() -> Iterator[tuple[str, bytes]]:
    """The database as files and as a dump, and the cache."""
    yield from _database_files()
    yield "every row", _every_row()
    out = io.StringIO()
    call_command("dumpdata", stdout=out)
    yield "dumpdata", out.getvalue().encode()
    held: dict[str, bytes] = caches["default"]._cache  # type: ignore[attr-defined]  # the cache of the tests keeps it here
    yield "cache", b"\n".join(key.encode() + b" " + value for key, value in held.items())


def _database_files() -> Iterator[tuple[str, bytes]]:
    """The file and its log; of PostgreSQL, tables and log of a cluster that we may read."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        yield from ((path.name, _read(path)) for path in file.parent.glob(f"{file.name}*"))
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    for path in folder.rglob("*") if os.access(folder, os.R_OK) else ():
        if path.is_file() and os.access(path, os.R_OK):
            yield str(path.relative_to(folder)), path.read_bytes()


def _read(path: Path) -> bytes:
    """Read by another process: one that closes a file of SQLite's loses all its locks on it."""
    return subprocess.run(["/bin/cat", path], capture_output=True, check=True).stdout


def _every_row() -> bytes:
    """All tables as text, bytes in hexadecimal."""
    rows = io.StringIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # names of our own tables
            for row in cursor.fetchall():
                print(*(bytes(v) if isinstance(v, memoryview) else v for v in row), file=rows)
    return rows.getvalue().encode()


def opened_mails(folder: Path) -> bytes:
    """What all mails in ``folder`` say: their names, headers and texts, each line of it once."""
    lines: dict[bytes, None] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        message = message_from_bytes(path.read_bytes(), policy=policy.SMTP)
        lines[path.name.encode()] = None
        for part in message.walk():
            lines |= dict.fromkeys(f"{name}: {value}".encode() for name, value in part.items())
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                lines |= dict.fromkeys(content.splitlines())
    return b"\n".join(lines)
