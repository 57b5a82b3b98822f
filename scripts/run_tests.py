"""The whole suite: SQLite with a real browser, PostgreSQL, and the migrations on both.

Exit status 1 when something failed or, with ``CI=true``, when something was left out.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from scripts import chromium, java, postgres
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT
from scripts.migrations import empty_database, run_for_real


class Report:
    """What ran, how it went, and what was left out."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.left_out: list[str] = []
        self.lines: list[str] = []

    def run(self, name: str, step: Callable[[], bool]) -> None:
        """Runs one step, announcing it, and remembers how it went."""
        print(f"\n── {name}", flush=True)
        started = time.monotonic()
        passed = step()
        seconds = time.monotonic() - started
        self.lines.append(f"  {'passed' if passed else 'FAILED'}   {name} ({seconds:.0f} s)")
        if not passed:
            self.failed.append(name)

    def leave_out(self, name: str, reason: str) -> None:
        self.left_out.append(name)
        self.lines.append(f"  LEFT OUT {name}: {reason}")

    def conclude(self, *, strict: bool) -> int:
        """Prints the summary, its verdict last; returns the exit status."""
        print("\n── Summary", *self.lines, sep="\n")
        if self.failed:
            print(f"Failed: {', '.join(self.failed)}.")
        elif self.left_out and strict:
            print(f"Failed: left out, which CI=true does not allow: {', '.join(self.left_out)}.")
        elif self.left_out:
            print(f"What ran passed, but this was left out: {', '.join(self.left_out)}.")
        else:
            print("Everything passed: SQLite, PostgreSQL, browser and migrations.")
        return int(bool(self.failed or (self.left_out and strict)))


def pytest(folder: Path, which: str = "", *, database_url: str = "") -> bool:
    """Runs tests in parallel and random order; returns whether they passed.

    ``which`` chooses them by marker; without it all run. Without a URL they run on SQLite.
    """
    temporary = folder / ("postgres" if database_url else "sqlite")
    temporary.mkdir()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": database_url,
        "TMPDIR": str(temporary),
    }
    workers = str(min(os.cpu_count() or 2, 4))
    command = [sys.executable, "-m", "pytest", "--numprocesses", workers]
    command += ["-m", which] if which else []
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0


@contextmanager
def postgres_server() -> Iterator[str]:
    """Yields the URL of the server somebody named in TEST_DATABASE_URL, else of a new one."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        yield named
    else:
        with postgres.temporary_server() as url:
            yield url


def what_is_missing(report: Report) -> list[str]:
    """The markers of tests whose program is not here and cannot be installed; all of them told."""
    needed = {
        "browser": ("browser tests", "Chromium", chromium.ensure),
        "java": ("validators in Java", "Java", java.ensure),
    }
    missing = []
    for marker, (tests, program, ensure) in needed.items():
        if not ensure():
            report.leave_out(tests, f"there is no {program} and it could not be installed")
            missing.append(marker)
    return missing


def on_postgres(report: Report, folder: Path) -> None:
    try:
        with postgres_server() as url:
            # What needs no database has passed already; browser and validators see no database.
            which = "database and not browser and not java"
            report.run("PostgreSQL", lambda: pytest(folder, which, database_url=url))
            with empty_database(url) as empty:
                report.run("migrations on PostgreSQL", lambda: run_for_real(empty, folder))
    except postgres.UnavailableError as error:
        report.leave_out("PostgreSQL", str(error))


def _stop(signal_number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    os.chdir(ROOT)
    compile_catalogues()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="situation-tests-") as name:
        folder = Path(name)
        missing = what_is_missing(report)
        title = "SQLite" if "browser" in missing else "SQLite, with a real browser"
        which = " and ".join(f"not {marker}" for marker in missing)
        report.run(title, lambda: pytest(folder, which))
        sqlite = f"sqlite:///{folder / 'migrations.sqlite3'}"
        report.run("migrations on SQLite", lambda: run_for_real(sqlite, folder))
        on_postgres(report, folder)
    return report.conclude(strict=os.environ.get("CI", "").lower() in {"1", "true"})


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Interrupted; what ran for the tests is stopped and removed.")
