"""``manage.py make_files``: brings the files of all issues up to date."""

from argparse import ArgumentParser
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from issues.models import IssuePage
from publishing.models import Shelf
from publishing.shelves import Outcome, abandoned_files, bring_up_to_date, expected_outcome


class Command(BaseCommand):
    help = (
        "Makes the files of issues that are missing or out of date, and removes those that should "
        "not be there. What is up to date is left alone, so it is safe to stop it and run it again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and change nothing."
        )
        parser.add_argument(
            "--week", type=date.fromisoformat, help="Only the issue of this Monday, 2018-06-11."
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.LANGUAGES],
            help="Only issues that are out in this language.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        dry_run, whole = options["dry_run"], not (options["week"] or options["language"])
        total = Outcome()
        for key in track(
            self._keys(options["week"], options["language"], whole=whole),
            "Issues",
            console=Console(stderr=True),
            disable=options["verbosity"] == 0,
        ):
            outcome = expected_outcome(key) if dry_run else bring_up_to_date(key)
            self._tell(outcome, dry_run=dry_run)
            total += outcome
        if whole:
            self._clear_away(total, dry_run=dry_run)
        words = "would be" if dry_run else "were"
        self.stdout.write(
            f"Files that {words} made: {len(total.made)}, removed: {len(total.removed)}."
        )
        if total.failed:
            raise CommandError(f"{len(total.failed)} could not be made; the log says why.")

    def _keys(self, week: date | None, language: str | None, *, whole: bool) -> list[UUID]:
        """Issues, newest first; when all are asked for, also those of which only files are left."""
        pages = IssuePage.objects.live().order_by("-week_start")
        if week:
            pages = pages.filter(week_start=week)
        if language:
            pages = pages.filter(locale__language_code=language)
        keys = list(pages.values_list("translation_key", flat=True))
        if whole:
            keys += Shelf.objects.values_list("translation_key", flat=True)
        return list(dict.fromkeys(keys))

    def _tell(self, outcome: Outcome, *, dry_run: bool) -> None:
        for name in outcome.made:
            self.stdout.write(f"{'would make' if dry_run else 'made'} {name}")
        for name in outcome.removed:
            self.stdout.write(f"{'would remove' if dry_run else 'removed'} {name}")
        for name in outcome.failed:
            self.stdout.write(self.style.ERROR(f"could not make {name}"))

    def _clear_away(self, total: Outcome, *, dry_run: bool) -> None:
        """Stored files without a row, and shelves of issues that were deleted."""
        abandoned = list(abandoned_files())
        self._tell(Outcome(removed=abandoned), dry_run=dry_run)
        total.removed += abandoned
        if dry_run:
            return
        for name in abandoned:
            default_storage.delete(name)
        known = IssuePage.objects.values("translation_key")
        Shelf.objects.filter(files=None).exclude(translation_key__in=known).delete()
