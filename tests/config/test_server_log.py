"""gunicorn, as it is run here, writes down neither who asked nor what."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

QUESTION = "kanarejka"
# One that never answers, so that its worker runs out of time.
SLOW = "import time\n\ndef app(environ, start_response):\n    time.sleep(60)\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The port of a running gunicorn, and the file that it writes its log to."""
    (tmp_path / "slow_site.py").write_text(SLOW)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log"
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.server"]
    command += ["--bind", f"127.0.0.1:{port}", "--timeout", "2", "--pythonpath", str(tmp_path)]
    with log.open("w") as file:
        running = subprocess.Popen(
            [*command, "slow_site:app"], stdout=file, stderr=subprocess.STDOUT
        )
        try:
            _until(log, "Booting worker")
            yield port, log
        finally:
            running.terminate()
            running.wait(20)


def _until(log: Path, words: str) -> str:
    for _step in range(300):
        if words in (said := log.read_text()):
            return said
        time.sleep(0.1)
    raise AssertionError(f"“{words}” is not in the log:\n{log.read_text()}")


def _ask(port: int, line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(line + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        asking.settimeout(30)
        while asking.recv(4096):
            pass


@pytest.mark.parametrize(
    ("line", "logged"),
    [
        (f"GET /be/search/?q={QUESTION}ў".encode(), "Invalid request: InvalidRequestLine"),
        (f"GET /be/search/?q={QUESTION}\x01".encode(), "Invalid request: InvalidRequestLine"),
        (f"GET /be/search/?q={QUESTION * 900}".encode(), "Invalid request: LimitRequestLine"),
        (f"GET /be/search/?q={QUESTION}".encode(), "Error handling request: SystemExit"),
    ],
    ids=["letters", "control", "long", "slow"],
)
def test_a_request_that_cannot_be_served_is_logged_without_a_word_of_it(
    server: tuple[int, Path], line: bytes, logged: str
) -> None:
    port, log = server

    _ask(port, line)

    said = _until(log, logged)
    assert QUESTION not in said
    assert "ip=" not in said
    assert said.count("127.0.0.1") == 1, "that it listens there"
