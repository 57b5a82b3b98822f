"""Starting the site on a developer's machine."""

import os
import socket
import sys
from pathlib import Path

import pytest

from config import server
from scripts import companions
from scripts.companions import run_together
from scripts.serve import (
    LOOPBACK,
    newsletter_commands,
    port_number,
    require_free,
    server_command,
)


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "80 81", "８０００", "1e3"])
def test_a_port_that_is_none_is_refused_in_words(text: str) -> None:
    with pytest.raises(SystemExit, match="PORT must be a number"):
        port_number(text)


def test_a_port_in_use_is_told_with_another_to_try() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SystemExit, match=rf"127\.0\.0\.1:{port}.*\n.*PORT=\d+"):
            require_free("127.0.0.1", port)


def test_the_server_listens_where_it_was_told_and_nowhere_else() -> None:
    command = server_command("127.0.0.1", 8123, dev=False)

    assert command[command.index("--bind") + 1] == "127.0.0.1:8123"
    assert command.count("--bind") == 1
    assert server.control_socket_disable
    assert "127.0.0.1" in LOOPBACK


def test_what_the_server_writes_only_its_owner_reads() -> None:
    command = server_command("127.0.0.1", 8123, dev=False)

    assert command[command.index("--config") + 1] == "python:config.server"
    assert server.umask == 0o077


def test_beside_the_server_run_what_sends_the_newsletter_and_what_looks_after_it() -> None:
    worker, tick = newsletter_commands()

    assert worker[worker.index("db_worker") :][:3] == ["db_worker", "--backend", "newsletter"]
    assert tick[tick.index("newsletter_tick") :] == ["newsletter_tick", "--every", "10"]


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_companion_that_dies_comes_back_and_ends_with_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(companions, "REST_SECONDS", 0.1)
    born = tmp_path / "born"
    companion = (
        "import os, sys, time; names = open(sys.argv[1], 'a'); print(os.getpid(), file=names); "
        "names.close(); len(open(sys.argv[1]).readlines()) < 3 and sys.exit(1); time.sleep(600)"
    )
    server = (
        "import sys, time\n"
        "for _look in range(300):\n"
        "    time.sleep(0.1)\n"
        "    try: enough = len(open(sys.argv[1]).readlines()) >= 3\n"
        "    except FileNotFoundError: enough = False\n"
        "    if enough: sys.exit(7)\n"
    )

    status = run_together(
        [sys.executable, "-c", server, str(born)],
        [[sys.executable, "-c", companion, str(born)]],
        os.environ,
    )

    assert status == 7
    processes = [int(line) for line in born.read_text().splitlines()]
    assert len(processes) == 3
    assert not any(lives(process) for process in processes)
