"""``manage.py rotate_keys``: the store goes over to the newest key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from newsletter.keyring import keyring
from newsletter.rotation import Rotated, StillNeeded, old_keys, rotate, rows_with_old_keys


class Command(BaseCommand):
    help = (
        "Seals the addresses of subscribers with the newest key and indexes them anew. It can be "
        "stopped and run again, and the site may go on meanwhile. Then it says which older keys "
        "have to stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rows, rotated = rows_with_old_keys(), Rotated()
        newest = keyring().newest.number
        if options["dry_run"]:
            self.stdout.write(f"{len(rows)} subscribers would be sealed with key {newest}.")
        else:
            console = Console(stderr=True)
            with Progress(console=console, disable=options["verbosity"] == 0) as progress:
                task = progress.add_task("Subscribers", total=len(rows))
                for done in rotate(rows, rotated):
                    progress.advance(task, done)
            self.stdout.write(f"{rotated.sealed} subscribers were sealed with key {newest}.")
        if rotated.twice:
            self.stdout.write(f"{rotated.twice} were there twice; one of each is left.")
        for needed in old_keys():
            self.stdout.write(_told(needed, dry_run=options["dry_run"]))
        for number, unread in sorted(rotated.unreadable.items()):
            self.stderr.write(f"{unread} sealed with key {number} could not be read.")
        if rotated.unreadable:
            raise CommandError("Is a key missing? What could not be read was left as it is.")


def _told(needed: StillNeeded, *, dry_run: bool) -> str:
    number = needed.key.number
    reasons = [
        f"{count} {what}"
        for count, what in (
            (needed.suppressions, "suppressed addresses can only be known again by it"),
            (needed.mailings, "mailings under way began with it"),
            (0 if dry_run else needed.subscribers, "subscribers are sealed with it"),
        )
        if count
    ]
    if reasons:
        return f"Key {number} has to stay: {'; '.join(reasons)}."
    return (
        f"Key {number} is needed only for the links in mail that was sent before the newest key "
        "came, to leave among them. Let it stay for some months."
    )
