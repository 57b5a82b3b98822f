"""Runs a server and what works beside it: companions that die come back, and all end together."""

import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType

LOOK_SECONDS = 0.25
REST_SECONDS = 2.0
"""So long a companion that has ended stays away, so that one that cannot start costs nothing."""
PATIENCE_SECONDS = 8.0
"""To go home by themselves; the server's own patience with its requests is shorter."""

Command = Sequence[str]


@dataclass
class Companion:
    """A process that is wanted as long as the server runs; ``back_at`` as ``time.monotonic``."""

    command: Command
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    back_at: float = 0.0

    def attend(self) -> None:
        """Starts it, now or when it has been away for a while."""
        if self.process is not None and self.process.poll() is None:
            return
        now = time.monotonic()
        if self.process is not None:
            self.process, self.back_at = None, now + REST_SECONDS
        if now >= self.back_at:
            self.process = subprocess.Popen(self.command, env=self.environment)


def run_together(
    server: Command, companions: Iterable[Command], environment: Mapping[str, str]
) -> int:
    """Runs until ``server`` ends or this process is told to end; returns the server's status."""
    company = [Companion(command, environment) for command in companions]
    before = signal.signal(signal.SIGTERM, _leave)
    main = subprocess.Popen(server, env=environment)
    try:
        while main.poll() is None:
            for companion in company:
                companion.attend()
            time.sleep(LOOK_SECONDS)
        return main.returncode
    finally:
        signal.signal(signal.SIGTERM, before)
        processes = [companion.process for companion in company if companion.process]
        _end([*processes, main])


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _end(processes: "Iterable[subprocess.Popen[bytes]]") -> None:
    """Asks all of them to go, and kills who is still there when patience is over."""
    living = [process for process in processes if process.poll() is None]
    for process in living:
        process.terminate()
    until = time.monotonic() + PATIENCE_SECONDS
    for process in living:
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
