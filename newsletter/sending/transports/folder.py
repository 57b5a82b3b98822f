"""Mail as files in a folder: what a house has that does not send any yet.

Each mail is one file ``….eml``, complete or not there at all, that only its owner can read. Its
header names nobody: who finds the folder learns that there is a newsletter, not who reads it.
"""

import os
from pathlib import Path

from newsletter.sending.outcome import Outcome, Verdict
from newsletter.sending.transports.interface import NOBODY_NAMED, Closing, ConnectError, Post


class FolderTransport(Closing):
    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    @property
    def is_open(self) -> bool:
        return self.folder.is_dir()

    def open(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ConnectError(Outcome(Verdict.MISCONFIGURED, said=str(error))) from None

    def send(self, post: Post) -> Outcome:
        """A repeat replaces its first copy: the name of the file is that of the message."""
        content = post.template.fill(NOBODY_NAMED, post.message_id, post.token)
        name = post.message_id.strip("<>").partition("@")[0]
        unfinished = self.folder / f".{name}.{os.getpid()}"
        try:
            _write(unfinished, content)
            if not post.lease.holds_for(0):
                unfinished.unlink()
                return Outcome(Verdict.ABANDONED)
            unfinished.replace(self.folder / f"{name}.eml")
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            return Outcome(Verdict.UNREACHABLE, said=error.strerror or "")
        return Outcome(Verdict.SENT, 250)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
