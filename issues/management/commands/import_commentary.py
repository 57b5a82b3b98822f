"""Reads page texts saved from the old site into the issues of their weeks."""

import logging
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from rich.console import Console
from rich.progress import track

from issues.importing import Imported, ImportRefusedError, display_name, import_page, read_file
from issues.models import IssueIndexPage
from issues.weeks import LANGUAGES

logger = logging.getLogger(__name__)

MANY = 10


class Command(BaseCommand):
    help = (
        "Reads page texts saved from the old site, one commentary a file, into the issues of "
        "their weeks. Reading a file again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument(
            "--language", choices=LANGUAGES, help="Refuse pages in any other language."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )
        parser.add_argument(
            "--publish", action="store_true", help="Publish; otherwise the issue's draft has it."
        )
        parser.add_argument(
            "--restore",
            action="store_true",
            help="Bring back commentaries that were removed after an earlier import.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if IssueIndexPage.objects.count() < len(LANGUAGES):
            raise CommandError("The site is not set up yet: run “manage.py setup_site” first.")
        files: list[Path] = options["files"]
        counts: Counter[str] = Counter()
        for path in track(
            files,
            "Importing",
            console=Console(stderr=True),
            disable=len(files) < MANY or options["verbosity"] == 0,
        ):
            counts[self._import(path, options)] += 1
        summary = ", ".join(
            f"{counts[change]} {change}"
            for change in ("added", "updated", "published", "unchanged", "failed")
            if counts[change] or change not in {"published", "failed"}
        )
        if options["dry_run"]:
            summary += " (dry run: nothing was changed)"
        self.stdout.write(f"{len(files)} files: {summary}." if len(files) > 1 else f"{summary}.")
        if counts["failed"]:
            raise CommandError(f"{counts['failed']} of {len(files)} files were not imported.")

    def _import(self, path: Path, options: dict[str, Any]) -> str:
        name = display_name(path)
        try:
            with transaction.atomic():
                result = import_page(
                    read_file(path),
                    display_name(Path(path.name)),
                    language=options["language"],
                    publish=options["publish"],
                    restore=options["restore"],
                )
                transaction.set_rollback(options["dry_run"])
        except ImportRefusedError as error:
            place = name if error.line is None else f"{name}:{error.line}"
            self.stderr.write(f"{place}: {error.reason}")
            return "failed"
        except Exception as error:  # one bad file must not stop the others
            logger.exception("Importing %s failed", name)
            self.stderr.write(f"{name}: {type(error).__name__}: {error}")
            return "failed"
        if options["verbosity"] > 0:
            self.stdout.write(f"{name}: {_in_words(result)}")
        return result.change


def _in_words(result: Imported) -> str:
    issue = result.issue
    where = f"{issue.locale.language_code} {issue.week_start}"
    state = "live" if result.live else "draft"
    return f"{result.change} “{result.title}” ({where}, {state})"
