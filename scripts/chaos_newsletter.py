"""Sends the newsletter through every disaster there is, on both databases: the account."""

import os
import random
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from scripts import postgres
from scripts.environment import ROOT, local, manage

CHILD = "--in-database"


def main(seed: str | None = None) -> int:
    """Returns the exit status: 0 when nothing was lost and no repeat lacks its excuse."""
    seed = seed or str(random.SystemRandom().randrange(10**6))
    print(f"Seed {seed}; scripts/chaos_newsletter.py {seed} throws the same dice.")
    failed = False
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="situation-chaos-")))
        urls = [f"sqlite:///{folder / 'chaos.sqlite3'}"]
        try:
            urls.append(stack.enter_context(postgres.temporary_server()))
        except postgres.UnavailableError as error:
            print(f"Without PostgreSQL: {error}.", file=sys.stderr)
            failed = True
        for url in urls:
            environment = local(
                DJANGO_SETTINGS_MODULE="config.settings.test", TEST_DATABASE_URL=url
            )
            for step in (
                manage("migrate", "newsletter", "--verbosity", "0"),
                [sys.executable, "-m", "scripts.chaos_newsletter", CHILD, seed],
            ):
                if subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode:
                    failed = True
                    break
    return int(failed)


def in_database(seed: str) -> int:
    import django

    django.setup()
    from django.db import connection

    from scripts.mail_sink import running_sink
    from scripts.newsletter_chaos import Size, Trial, account_of
    from scripts.newsletter_trial import empty

    failed = False
    for senders in (2, 4):
        with running_sink() as sink:
            size = Size(mails=2500, senders=senders, kills=50, crew_kills=2, freezes=4, outages=3)
            dice = random.Random(seed)  # noqa: S311  # a game, not a secret
            sink.faults.dice = dice
            trial = Trial(sink, size, dice)
            account = account_of(trial.run(empty()))
        failed = failed or not account.holds
        print(
            f"{connection.display_name}, {senders} senders, {size.mails} mails: "
            f"{account.lost} lost, {account.repeats} repeats ({account.excuses} excused by "
            f"{trial.done['kills']} kills, {trial.done['freezes']} freezes and answers cut off), "
            f"{account.other_ids} of them with another Message-ID, {account.after_leaving} to "
            f"{len(trial.left)} who had left, {account.uncertain} uncertain, {account.failed} "
            f"refused; crews killed {trial.done['crew_kills']}, outages {trial.done['outages']}."
            f" {'Holds.' if account.holds else 'DOES NOT HOLD.'}",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    if sys.argv[1:2] == [CHILD]:
        sys.exit(in_database(sys.argv[2]))
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.exit(main(*sys.argv[1:]))
