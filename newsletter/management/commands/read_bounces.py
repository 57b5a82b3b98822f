"""``manage.py read_bounces``: what mail servers and readers' providers have reported."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsletter.bounces.mailboxes import MailboxError
from newsletter.bounces.reading import read_bounces
from newsletter.bounces.reports import Kind

DONE = {
    Kind.NO_SUCH_ADDRESS: "the address does not exist; it gets no mail any more",
    Kind.COMPLAINT: "a complaint; the address gets no mail any more",
    Kind.REFUSED: "refused for another reason; counted only",
    Kind.LATER: "not yet delivered; counted only",
    Kind.AUTOMATIC: "automatic answers and notices",
    Kind.FORGED: "not signed by us; left where they are",
    Kind.OTHER: "something else; left where they are",
}


class Command(BaseCommand):
    help = (
        "Reads the mailbox NEWSLETTER_BOUNCES_IN: suppresses addresses that do not exist and those "
        "of people who complained, and deletes the reports it understood."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NEWSLETTER_BOUNCES_IN:
            raise CommandError("NEWSLETTER_BOUNCES_IN is not set: there is no mailbox to read.")
        try:
            found = read_bounces(settings.NEWSLETTER_BOUNCES_IN, dry_run=options["dry_run"])
        except MailboxError as error:
            raise CommandError(f"The mailbox could not be read: {error}") from None
        for kind, told in DONE.items():
            if found[kind]:
                self.stdout.write(f"{found[kind]}: {told}")
        words = "would be deleted" if options["dry_run"] else "were deleted"
        left = found[Kind.FORGED] + found[Kind.OTHER]
        self.stdout.write(f"{found.total()} messages, of which {found.total() - left} {words}.")
