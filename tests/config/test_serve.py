"""Starting the site on a developer's machine."""

import socket

import pytest

from scripts.serve import LOOPBACK, port_number, require_free, server_command


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
    assert "--no-control-socket" in command
    assert "127.0.0.1" in LOOPBACK


def test_what_the_server_writes_only_its_owner_reads() -> None:
    command = server_command("127.0.0.1", 8123, dev=False)

    assert int(command[command.index("--umask") + 1], 8) == 0o077
