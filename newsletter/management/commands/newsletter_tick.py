"""``manage.py newsletter_tick``: the newsletter's regular work, once or again and again."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from newsletter.ticking import tick


def seconds(text: str) -> float:
    """A positive number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 1 <= number <= 86_400:
        raise ArgumentTypeError("a number of seconds from 1 to 86400")
    return number


class Command(BaseCommand):
    help = (
        "Offers new issues for sending, starts what is scheduled, wakes senders, frees what a "
        "killed worker left, and forgets what is over. Safe to run at any time and twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=seconds, metavar="SECONDS", help="Run until stopped, so often."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.tick(options["verbosity"])
        while options["every"]:
            time.sleep(options["every"])
            close_old_connections()
            self.tick(options["verbosity"])

    def tick(self, verbosity: int) -> None:
        done = tick()
        if verbosity > 1 or (verbosity and any(number < 0 for number in done.values())):
            for name, number in done.items():
                self.stdout.write(f"{name}: {'failed' if number < 0 else number}")
