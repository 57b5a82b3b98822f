"""The sample archive, loaded once: six weeks of summer 2018 in three languages."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.progress import track

from desk.sample import is_loaded, load_issue
from issues.models import IssueIndexPage
from issues.sample_texts import LANGUAGES, SampleError, read_issue, sample_files


class Command(BaseCommand):
    help = (
        "Loads the sample archive. A week that has an issue already is left alone, "
        "so it is safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be loaded and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if IssueIndexPage.objects.count() < len(LANGUAGES):
            raise CommandError("The site is not set up yet: run “manage.py setup_site” first.")
        try:
            issues = [read_issue(path) for path in sample_files()]
            new = [issue for issue in issues if not is_loaded(issue)]
            if not new:
                self.stdout.write("The sample archive is loaded already: nothing to do.")
                return
            if options["dry_run"]:
                for issue in new:
                    self.stdout.write(
                        f"{issue.week_start}: {len(issue.commentaries)} commentaries, "
                        f"source language {issue.source_language}"
                    )
                self.stdout.write(f"{len(new)} of {len(issues)} issues would be loaded.")
                return
            for issue in track(
                new, "Loading the sample archive", disable=options["verbosity"] == 0
            ):
                load_issue(issue)
        except SampleError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            self.style.SUCCESS(
                f"Loaded {len(new)} issues; {len(issues) - len(new)} were there already."
            )
        )
