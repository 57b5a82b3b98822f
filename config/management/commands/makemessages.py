"""Django's ``makemessages`` with our habits: no guessed translations, no line numbers."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import makemessages


class Command(makemessages.Command):
    # A fuzzy guess that nobody looks at is worse than a gap, which a test reports.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(add_location="file", no_obsolete=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["locale"]:
            options["locale"] = ["be", "ru"]
        # Tests make catalogues of their own.
        options["ignore_patterns"] = [*options["ignore_patterns"], "tests"]
        super().handle(*args, **options)
