"""What every local start does: quick and without effect when nothing is missing."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import PageLogEntry

from config.site import set_up_site
from issues.models import IssueIndexPage, IssuePage
from newsletter.setup import begin_with_the_latest_issue
from search.freshness import stale_backends


def has_unapplied_migrations() -> bool:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def is_set_up() -> bool:
    """Whether the issue index, which set-up makes near its end, stands in every language."""
    return IssueIndexPage.objects.count() >= len(settings.LANGUAGES)


def ever_had_an_issue() -> bool:
    """Whether there is an issue, or was one that somebody deleted."""
    content_type = ContentType.objects.get_for_model(IssuePage)
    logged = PageLogEntry.objects.filter(content_type=content_type)
    return IssuePage.objects.exists() or logged.exists()


class Command(BaseCommand):
    help = "Migrates the database and sets the site up, as far as that is still to be done."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sample", action="store_true", help="Load the sample archive into a new site."
        )
        parser.add_argument(
            "--offer-admin",
            action="store_true",
            help="Where there is no administrator yet, ask to make one or say how.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        unapplied = has_unapplied_migrations()
        if unapplied:
            self.stdout.write("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
        if unapplied or not is_set_up():
            set_up_site()
        for backend in stale_backends():
            call_command("update_index", backend_name=backend, verbosity=options["verbosity"])
        if options["sample"] and not ever_had_an_issue():
            call_command("load_sample", verbosity=options["verbosity"])
            begin_with_the_latest_issue()
        if options["offer_admin"]:
            self.offer_admin()

    def offer_admin(self) -> None:
        if get_user_model()._default_manager.filter(is_superuser=True).exists():
            return
        if sys.stdin.isatty() and sys.stdout.isatty():
            answer = input("There is no administrator yet. Make the first account now? [Y/n] ")
            if answer.strip().lower() in {"", "y", "yes"}:
                call_command("first_admin")
                return
        self.stdout.write("There is no administrator yet. To make the first account: make admin")
