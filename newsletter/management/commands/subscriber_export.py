"""``manage.py subscriber_export``: what is kept of one person, for that person."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from newsletter.asking import asked_address
from newsletter.records import record_of


class Command(BaseCommand):
    help = (
        "Writes everything that is kept of an address as JSON. Asks for the address: it is no "
        "argument, so that it stands in no history and no list of processes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(record_of(asked_address()), ensure_ascii=False, indent=2))
