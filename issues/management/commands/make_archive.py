"""A made-up archive of any size, for load work."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from issues.archive import Size, free_weeks, write_weeks
from issues.models import IssueIndexPage
from issues.weeks import LANGUAGES, is_monday

FIRST_WEEK = date(2010, 1, 4)


def _monday(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is not a date like 2010-01-04") from error
    if not is_monday(day):
        raise ArgumentTypeError(f"{text} is not a Monday")
    return day


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a number above 0")
    return int(text)


class Command(BaseCommand):
    help = (
        "Publishes made-up issues in three languages, the same for the same seed. "
        "A week that has an issue already is left alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--issues", type=_positive, default=780, help="How many weeks.")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--start", type=_monday, default=FIRST_WEEK, help="The first Monday.")
        parser.add_argument("--commentaries", type=_positive, default=Size.commentaries)
        parser.add_argument("--words", type=_positive, default=Size.words, help="Per commentary.")
        parser.add_argument(
            "--yes", action="store_true", help="Do it even under production settings."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        start, count = options["start"], options["issues"]
        self._check(start, count, sure=options["yes"])
        try:
            weeks = free_weeks(start, count)
        except ValueError as error:
            raise CommandError(f"{error}.".capitalize()) from error
        size = Size(options["commentaries"], options["words"])
        console = Console(stderr=True)
        with Progress(console=console, disable=options["verbosity"] == 0) as progress:
            task = progress.add_task("Writing issues", total=len(weeks))
            for written in write_weeks(start, weeks, seed=options["seed"], size=size):
                progress.advance(task, written)
        if options["verbosity"] > 0:
            self._report(len(weeks), count)

    def _report(self, made: int, asked: int) -> None:
        self.stdout.write(
            self.style.SUCCESS(
                f"Made {made} issues in {len(LANGUAGES)} languages; "
                f"{asked - made} weeks had one already."
            )
        )
        if made:
            self.stdout.write(
                "The admin's search and usage counts learn of them from “manage.py update_index” "
                "and “manage.py rebuild_references_index”; their files are made by "
                "“manage.py make_files”."
            )

    def _check(self, start: date, count: int, *, sure: bool) -> None:
        if str(settings.SETTINGS_MODULE).endswith(".production") and not sure:
            raise CommandError(
                "These are production settings, and readers would take made-up issues for real "
                "ones. Add --yes if that is what you want."
            )
        if IssueIndexPage.objects.count() < len(LANGUAGES):
            raise CommandError("The site is not set up yet: run “manage.py setup_site” first.")
        end = start + timedelta(weeks=count - 1)
        if start.year < 1990 or end.year > 2100:
            raise CommandError("Issues lie between the years 1990 and 2100.")
