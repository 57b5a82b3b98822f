"""A sender in a process of its own, seen from outside."""

import subprocess
import sys
import tempfile
from contextlib import suppress

from django.conf import settings

from newsletter.sending.job import Job
from newsletter.sending.sender import Ending

MOST_LAST_WORDS = 300


class SenderProcess:
    """Starts one; it goes home by itself when this process ends, however that happens."""

    def __init__(self, job: Job) -> None:
        self.name = job.sender
        # A file, not a pipe: nobody reads along, and a full pipe would hold the sender up.
        self._words = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newsletter.sending"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._words,
            cwd=settings.BASE_DIR,
        )
        assert self._process.stdin is not None  # noqa: S101  # it was asked for above
        self._input = self._process.stdin
        # If it died at once, its exit status will say so.
        with suppress(BrokenPipeError):
            self._input.write(job.as_line())
            self._input.flush()

    @property
    def pid(self) -> int:
        return self._process.pid

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def ending(self) -> Ending | None:
        """How an ended sender ended; ``None`` if it was killed or met a fault of ours."""
        try:
            return Ending(self._process.returncode)
        except ValueError:
            return None

    @property
    def last_words(self) -> str:
        """What it said in the end: of a mail server, or the place of a fault; never an address."""
        self._words.seek(0)
        return self._words.read(MOST_LAST_WORDS).decode("utf-8", "replace").strip()

    def call_back(self) -> None:
        """Lets it go home after the mail it has in hand, and does not wait for that."""
        with suppress(BrokenPipeError):
            self._input.close()
