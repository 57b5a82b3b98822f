"""Locales, pages, sections and roles: everything a new site needs, made once."""

from typing import Any

from django.core.management.base import BaseCommand

from config.site import set_up_site


class Command(BaseCommand):
    help = "Makes the locales, pages, sections and roles that are missing. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        set_up_site()
        if options["verbosity"]:
            self.stdout.write(self.style.SUCCESS("The site is set up."))
