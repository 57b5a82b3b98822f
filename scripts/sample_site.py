"""Serves a site of its own with the sample archive, for as long as somebody looks at it."""

import base64
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from scripts.environment import ROOT, manage
from scripts.serve import server_command

PATIENCE = 60
# Readers meet the collected style sheets, fonts and icons; the newsroom's take most of the time.
NOT_FOR_READERS = ("admin", "wagtail*", "django_*", "rest_framework", "taggit", "debug*", "desk")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _plain(folder: Path) -> dict[str, str]:
    """The settings of the tests, on a database in ``folder``."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite:///{folder / 'sample.sqlite3'}",
        "TMPDIR": str(folder),
    }


def _as_in_production(folder: Path) -> dict[str, str]:
    """The settings of production, on a database in ``folder`` and without https."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(64),
        "DJANGO_ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder / 'sample.sqlite3'}",
        "PUBLIC_ORIGIN": "https://situation.example",
        "TAG_AUTHORITY": "situation.example,2018",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "EMAIL_URL": "consolemail://",
        "DEFAULT_FROM_EMAIL": "desk@situation.example",
        "NEWSLETTER_KEYS": f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
        "SECURE_SSL_REDIRECT": "false",
    }


@contextmanager
def sample_site(folder: Path, *, production: bool = False) -> Iterator[str]:
    """Yields the origin of a site that keeps everything in ``folder``.

    With ``production`` it runs as production does: pages and style sheets travel compressed under
    names that last. It serves no uploaded pictures then; the web server in front would.
    """
    environment = os.environ | (_as_in_production(folder) if production else _plain(folder))
    steps = [manage("prepare", "--sample")]
    if production:
        ignored = [f"--ignore={pattern}" for pattern in NOT_FOR_READERS]
        steps.append(manage("collectstatic", "--noinput", "--verbosity", "0", *ignored))
    for step in steps:
        subprocess.run(step, env=environment, cwd=ROOT, check=True)
    port = free_port()
    command = server_command("127.0.0.1", port, dev=False)
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        origin = f"http://127.0.0.1:{port}"
        _wait_for(f"{origin}/en/", server)
        yield origin
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Returns when ``address`` answers; ``SystemExit`` when the server ends or never does."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address):  # noqa: S310  # our own server
                return
        except URLError:
            time.sleep(0.2)
    raise SystemExit("The sample site did not start.")
