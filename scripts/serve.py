"""Serves the site on this machine: gunicorn with the local settings, or Django's own for ``--dev``.

Beside the server run the worker that sends the newsletter and the tick that looks after it.

``PORT`` and ``HOST`` come from the environment; HOST is 127.0.0.1 unless somebody asked.
"""

import os
import socket
import subprocess
import sys

from scripts.catalogues import compile_catalogues
from scripts.companions import run_together
from scripts.environment import VAR, local, manage, private

WORKERS = "2"
TICK_SECONDS = "10"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def port_number(text: str) -> int:
    """The port that ``text`` names; ``SystemExit`` with a clear sentence when it names none."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65_535):
        sys.exit(f"PORT must be a number from 1 to 65535, not “{text}”.")
    return int(text)


def require_free(host: str, port: int) -> None:
    """Stops with a clear sentence when nothing can listen on ``host`` and ``port``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(
                f"Cannot listen on {host}:{port}: {error.strerror}.\n"
                f"Another port: make run PORT={port + 1 if port < 65_535 else 8000}"
            )


def server_command(host: str, port: int, *, dev: bool) -> list[str]:
    """The command line of the server, on ``host`` and ``port`` only."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    if dev:
        return manage("runserver", address)
    return [
        *(sys.executable, "-m", "gunicorn", "--config", "python:config.server"),
        *("--bind", address, "--workers", WORKERS),
        *("--graceful-timeout", "5", "--log-level", "warning"),
    ]


def newsletter_commands() -> list[list[str]]:
    """The command lines of what sends the newsletter and looks after it."""
    worker = ("db_worker", "--backend", "newsletter", "--verbosity", "0")
    return [manage(*worker), manage("newsletter_tick", "--every", TICK_SECONDS)]


def main(arguments: list[str]) -> None:
    dev = "--dev" in arguments
    host, port = os.environ.get("HOST", "127.0.0.1"), port_number(os.environ.get("PORT", "8000"))
    require_free(host, port)
    private()
    (VAR / "static").mkdir(exist_ok=True)
    compile_catalogues()
    environment = local(PORT=str(port)) | ({"DJANGO_DEBUG": "1"} if dev else {})
    if host not in LOOPBACK:
        environment["SERVE_ON_HOST"] = host
    prepare = manage("prepare", "--sample", "--offer-admin")
    prepared = subprocess.run(prepare, env=environment, check=False)
    if prepared.returncode:
        sys.exit(prepared.returncode)
    origin = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104  # compared, not bound
    print(f"\n  The site:     {origin}/\n  The newsroom: {origin}/admin/\n  To stop:      Ctrl-C\n")
    sys.stdout.flush()
    sys.exit(run_together(server_command(host, port, dev=dev), newsletter_commands(), environment))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
