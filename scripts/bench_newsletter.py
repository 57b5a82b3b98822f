"""Sends an issue to ten thousand, by our senders and by django-post-office, on two databases.

Then it asks whether the answer to a sign-up tells anything (``scripts.newsletter_answers``).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts import newsletter_answers, postgres
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, local, manage
from scripts.sample_site import free_port

MOST = {"wall": 60.0, "cpu": 20.0, "peak": 64.0}
FASTER, LEANER = 3.0, 4.0
WORDS = 400
"""Of each commentary; those of the old site have 350."""


@dataclass(frozen=True)
class Measured:
    """Seconds, seconds of all processes together, and MB of the largest."""

    wall: float
    cpu: float
    peak: float


@contextmanager
def sink(account: Path) -> Iterator[int]:
    """The port of a mail server that writes down in ``account`` what it accepts."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts.mail_sink", str(port), str(account)], cwd=ROOT
    )
    try:
        time.sleep(1)
        yield port
    finally:
        server.terminate()
        server.wait()


def check(account: Path, mails: int) -> None:
    lines = [line.split() for line in account.read_text().splitlines()]
    recipients, ids = ({line[place] for line in lines} for place in (0, 1))
    if not len(lines) == len(recipients) == len(ids) == mails:
        raise SystemExit(f"{len(lines)} mails to {len(recipients)} people, not {mails}.")


def ours(mails: int, folder: Path, environment: dict[str, str]) -> Measured:
    account = folder / "ours.account"
    with sink(account) as port:
        command = [sys.executable, "-m", "scripts.newsletter_load"]
        arguments = [str(mails), str(port), str(folder)]
        subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=True)
    check(account, mails)
    return Measured(**json.loads((folder / "ours.json").read_text()))


def theirs(mails: int, folder: Path, url: str) -> Measured:
    account, environment = folder / "theirs.account", os.environ | {"RIVAL_DATABASE_URL": url}
    with sink(account) as port:
        arguments = [str(mails), str(port), str(folder)]
        command = [sys.executable, "-m", "scripts.newsletter_rival"]
        subprocess.run([*command, "queue", *arguments], cwd=ROOT, env=environment, check=True)
        begun = time.perf_counter()
        process = subprocess.Popen([*command, "send", *arguments], cwd=ROOT, env=environment)
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    if status:
        raise SystemExit("django-post-office did not send everything.")
    check(account, mails)
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(name: str, mails: int, folder: Path, url: str, rival_url: str) -> bool:
    """Measures on one database and prints it; whether it is as it has to be."""
    environment = local(DJANGO_SETTINGS_MODULE="config.settings.test", TEST_DATABASE_URL=url)
    archive = ["--issues", "1", "--commentaries", "5", "--words", str(WORDS)]
    for step in (
        manage("migrate", "--verbosity", "0"),
        manage("setup_site", "--verbosity", "0"),
        manage("make_archive", *archive, "--verbosity", "0"),
    ):
        subprocess.run(step, cwd=ROOT, env=environment, check=True)
    we, they = ours(mails, folder, environment), theirs(mails, folder, rival_url)
    return report(name, mails, folder, we, they)


def report(name: str, mails: int, folder: Path, we: Measured, they: Measured) -> bool:
    mail = json.loads((folder / "mail.json").read_text())
    size = len(mail["text"].encode()) + len(mail["html"].encode())
    table = Table(
        "",
        "ours",
        "at most",
        "django-post-office",
        title=f"{mails} mails of {size / 1000:.0f} kB, {name}",
        title_justify="left",
    )
    share = mails / 10_000
    most = {"wall": MOST["wall"] * share, "cpu": MOST["cpu"] * share, "peak": MOST["peak"]}
    for label, field in (("seconds", "wall"), ("CPU seconds", "cpu"), ("peak MB", "peak")):
        mine, other = getattr(we, field), getattr(they, field)
        table.add_row(label, f"{mine:.1f}", f"{most[field]:.0f}", f"{other:.1f}")
    table.add_row("mails a second", f"{mails / we.wall:.0f}", "", f"{mails / they.wall:.0f}")
    faster, leaner = they.wall / we.wall, they.cpu / we.cpu
    table.add_row("times as fast", f"{faster:.1f}", f"(at least {FASTER:.0f})", "")
    table.add_row("part of its CPU", f"1/{leaner:.1f}", f"1/{LEANER:.0f}", "")
    Console(width=100).print(table)
    kept = all(getattr(we, field) <= limit for field, limit in most.items())
    return kept and faster >= FASTER and leaner >= LEANER


def main(mails: str) -> int:
    """Returns the exit status: 0 when all limits are kept on both databases."""
    compile_catalogues()
    good = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="situation-bench-")))
        urls = {
            "SQLite": (f"sqlite:///{folder / 'a.sqlite3'}", f"sqlite:///{folder / 'b.sqlite3'}")
        }
        try:
            # Two servers: each has the database that is there from the beginning.
            server, rival = (stack.enter_context(postgres.temporary_server()) for _n in range(2))
            urls["PostgreSQL"] = (server, rival)
        except postgres.UnavailableError as error:
            print(f"Without PostgreSQL: {error}.", file=sys.stderr)
            good.append(False)
        for name, (url, rival_url) in urls.items():
            place = folder / name
            place.mkdir()
            good.append(measure(name, int(mails), place, url, rival_url))
    good.append(newsletter_answers.main() == 0)
    if not all(good):
        print("Some of this is not as it has to be.")
    return int(not all(good))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
