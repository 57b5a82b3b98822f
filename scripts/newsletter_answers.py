"""Whether the answer to a sign-up tells what is known of an address: by its bytes, or its time.

Run as a module it makes a throwaway site on SQLite and another on PostgreSQL, and asks each.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts import postgres
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, local, manage

KINDS = ("new", "pending", "known", "suppressed")
REQUESTS = 200
WARM_UP = 20
MILLISECONDS = 5
"""Apart at most, of the medians of two kinds."""


def measure() -> int:
    """Asks the site of this process's settings ``REQUESTS`` times for each kind; 0 if all is well.

    The kinds take turns in an order by chance, so that a slow minute of the machine slows all.
    """
    import django  # the settings are chosen by whoever starts this process

    django.setup()
    from django.conf import settings  # needs what stands above
    from django.test import Client

    settings.NEWSLETTER_LIMITS = dict.fromkeys(settings.NEWSLETTER_LIMITS, (10**9, 86_400))
    client = Client()
    ask = _Asker(client)
    for number in range(WARM_UP):
        ask(KINDS[number % len(KINDS)])
    ask.forget()
    chance = random.Random(REQUESTS)  # noqa: S311  # the same order each time, and no secret
    for _time in range(REQUESTS):
        for kind in chance.sample(KINDS, len(KINDS)):
            ask(kind)
    return ask.report(settings.DATABASES["default"]["ENGINE"].rpartition(".")[2])


class _Asker:
    """Signs addresses up, and remembers what was answered and how many seconds that took."""

    def __init__(self, client: object) -> None:
        from newsletter import subscribing  # Django is ready now
        from newsletter.addresses import read_address
        from newsletter.models import Subscriber, Suppression

        self.client = client
        self.made = 0
        self.forget()
        self("known")
        Subscriber.objects.update(forgotten_at=None)
        suppressed = read_address("suppressed@example.org")
        subscribing.suppress(suppressed, Suppression.Reason.BOUNCE)

    def forget(self) -> None:
        self.seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
        self.answers: set[bytes] = set()

    def __call__(self, kind: str) -> None:
        self.made += 1
        name = f"new{self.made}" if kind == "new" else kind
        data = {"address": f"{name}@example.org", "edition": "be-ru", "languages-be-ru": "be,ru"}
        start = time.perf_counter()
        answer = self.client.post("/be/newsletter/subscribe/", data)  # type: ignore[attr-defined]  # Django's test client, which only ``measure`` may import
        self.seconds[kind].append(time.perf_counter() - start)
        headers = repr(sorted(answer.headers.items())).encode()
        self.answers.add(b"%d\n%s\n\n%s" % (answer.status_code, headers, answer.content))

    def report(self, database: str) -> int:
        """Prints what was found; 0 if nothing can be told from it."""
        table = Table(title=f"{REQUESTS} sign-ups of each kind, {database}")
        for heading in ("kind", "median, ms", "90 of 100 below, ms"):
            table.add_column(heading, justify="left" if heading == "kind" else "right")
        medians = {kind: statistics.median(self.seconds[kind]) * 1_000 for kind in KINDS}
        for kind in KINDS:
            ninth = statistics.quantiles(self.seconds[kind], n=10)[-1] * 1_000
            table.add_row(kind, f"{medians[kind]:.2f}", f"{ninth:.2f}")
        console = Console(highlight=False)
        console.print(table)
        apart = max(medians.values()) - min(medians.values())
        console.print(
            f"Answers that differ in a byte: {len(self.answers) - 1}. "
            f"Medians apart: {apart:.2f} ms (at most {MILLISECONDS})."
        )
        return int(len(self.answers) > 1 or apart > MILLISECONDS)


def on(database_url: str) -> int:
    """Makes a site in the empty database at ``database_url`` and measures it in a new process."""
    environment = local(
        DJANGO_SETTINGS_MODULE="config.settings.test", TEST_DATABASE_URL=database_url
    )
    for step in (
        manage("migrate", "--verbosity", "0"),
        manage("setup_site", "--verbosity", "0"),
        [sys.executable, "-m", "scripts.newsletter_answers", "--measure"],
    ):
        status = subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode
        if status:
            return status
    return 0


def main() -> int:
    """Returns the exit status; without a PostgreSQL only SQLite is asked, and that is said."""
    os.chdir(ROOT)
    compile_catalogues()
    with tempfile.TemporaryDirectory(prefix="situation-answers-") as folder:
        status = on(f"sqlite:///{Path(folder) / 'answers.sqlite3'}")
    try:
        with postgres.temporary_server() as url:
            return on(url) or status
    except postgres.UnavailableError as error:
        print(f"Not asked on PostgreSQL: {error}.")
        return status


if __name__ == "__main__":
    sys.exit(measure() if "--measure" in sys.argv else main())
