"""Files named on a command line: read with care, called by names that can be printed."""

import stat
from os import fsencode
from pathlib import Path

from issues.legacy import MAX_BYTES


class ImportRefusedError(Exception):
    """Why a file was not imported; ``line`` counts from 1, ``None`` is the file as a whole."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason if line is None else f"line {line}: {reason}")
        self.reason = reason
        self.line = line


def display_name(path: Path) -> str:
    """``path`` as text that any terminal and any database takes."""
    text = fsencode(path).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def read_file(path: Path) -> bytes:
    """The bytes of a regular file of at most ``MAX_BYTES``.

    Raises ``ImportRefusedError`` for anything else, without reading it.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImportRefusedError("this is a folder; name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise ImportRefusedError("this is not a regular file")
        if status.st_size > MAX_BYTES:
            raise ImportRefusedError(
                f"the file has {status.st_size:,} bytes; a page has at most {MAX_BYTES:,}"
            )
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ImportRefusedError("there is no such file") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise ImportRefusedError(f"the file cannot be read: {reason or error}") from error
