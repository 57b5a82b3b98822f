"""A PostgreSQL server for the length of a test run: loopback only, fast, gone afterwards."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts.debian import can_install, install

OWNER = "situation"
START_SECONDS = 60
# Nothing in the cluster outlives the run, so nothing has to survive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class UnavailableError(Exception):
    """There is no PostgreSQL here and none can be had; the message says why."""


def find_programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``, newest of Debian's first, or None."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    for initdb in sorted(versions, key=lambda path: float(path.parts[-3]), reverse=True):
        return initdb.parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def ensure_programs() -> Path:
    """Installs PostgreSQL where that is ours to do. Raises ``UnavailableError``."""
    programs = find_programs()
    if programs is None and can_install() and install(["postgresql"]):
        programs = find_programs()
    if programs is None:
        raise UnavailableError(
            "there is no PostgreSQL; on Debian or Ubuntu: sudo apt-get install postgresql, "
            "or set TEST_DATABASE_URL"
        )
    return programs


def _as_another() -> dict[str, Any]:
    """How ``subprocess`` starts the server: as root it must not run."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    person = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _make_cluster(programs: Path, folder: Path, password: str, person: dict[str, Any]) -> Path:
    data, password_file = folder / "data", folder / "password"
    password_file.touch(mode=0o600)
    password_file.write_text(password)
    if person:
        for path in (folder, password_file):
            os.chown(path, person["user"], person["group"])
    command = [str(programs / "initdb"), "--pgdata", str(data), "--username", OWNER]
    command += ["--auth", "scram-sha-256", "--pwfile", str(password_file)]
    command += ["--encoding", "UTF8", "--no-sync"]
    # C.UTF-8 knows Cyrillic capitals; where it is missing, the machine's own language may.
    for locale in (["--locale", "C.UTF-8"], []):
        made = subprocess.run(
            [*command, *locale], cwd=folder, capture_output=True, text=True, check=False, **person
        )
        if made.returncode == 0:
            return data
        shutil.rmtree(data, ignore_errors=True)
    raise UnavailableError(f"initdb failed: {made.stderr.strip()}")


def _wait_until_ready(programs: Path, port: int, server: subprocess.Popen[bytes]) -> None:
    question = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(question, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise UnavailableError("the temporary PostgreSQL server did not start")
        time.sleep(0.1)


@contextmanager
def temporary_server() -> Iterator[str]:
    """Yields the URL of a new server; stops it and removes its files whatever happens.

    Raises ``UnavailableError`` when there is no PostgreSQL and none can be installed.
    """
    programs, person = ensure_programs(), _as_another()
    folder = Path(tempfile.mkdtemp(prefix="situation-postgres-"))
    server: subprocess.Popen[bytes] | None = None
    try:
        password, port = secrets.token_hex(16), _free_port()
        data = _make_cluster(programs, folder, password, person)
        options = ["listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *FAST]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    *(str(programs / "postgres"), "-D", str(data), "-p", str(port)),
                    *(part for option in options for part in ("-c", option)),
                ],
                cwd=folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **person,
            )
        _wait_until_ready(programs, port, server)
        yield f"postgres://{OWNER}:{password}@127.0.0.1:{port}/postgres"
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Ends ``server`` without waiting for its clients, as SIGQUIT means to PostgreSQL."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
