"""``manage.py rebuild_commentaries``: makes the projection say what the live pages say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from rich.console import Console
from rich.progress import track

from issues.models import Commentary, IssuePage
from issues.projection import project

Rows = dict[str, tuple[Any, ...]]


def _rows_of(issue: IssuePage) -> Rows:
    """``{block id: everything in its row}`` of one page."""
    rows = Commentary.objects.filter(page=issue).values_list()
    columns = [field.attname for field in Commentary._meta.concrete_fields]
    place = columns.index("block_id")
    return {str(row[place]): row for row in rows}


def _differences(before: Rows, after: Rows) -> tuple[int, int, int]:
    """How many rows were added, changed and removed."""
    changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
    return len(after.keys() - before.keys()), changed, len(before.keys() - after.keys())


class Command(BaseCommand):
    help = "Rewrites the rows of all published commentaries from the live pages. Idempotent."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="only tell what would change; change nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        pages = IssuePage.objects.order_by("pk")
        console = Console(stderr=True)
        totals = [0, 0, 0]
        for pk in track(
            pages.values_list("pk", flat=True).iterator(chunk_size=500),
            description="Issues",
            total=pages.count(),
            console=console,
        ):
            added, changed, removed = self._rebuild(pk, dry_run)
            totals = [totals[0] + added, totals[1] + changed, totals[2] + removed]
        words = "would be" if dry_run else "were"
        self.stdout.write(
            f"{Commentary.objects.count()} commentaries; "
            f"{words} added: {totals[0]}, changed: {totals[1]}, removed: {totals[2]}."
        )

    @transaction.atomic
    def _rebuild(self, pk: int, dry_run: bool) -> tuple[int, int, int]:
        issue = IssuePage.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        if issue is None:
            return 0, 0, 0
        before = _rows_of(issue)
        project(issue)
        found = _differences(before, _rows_of(issue))
        if any(found):
            self.stdout.write(
                f"{issue.week_start} {issue.locale.language_code}: "
                f"+{found[0]} ~{found[1]} -{found[2]}"
            )
        if dry_run:
            transaction.set_rollback(True)
        return found
