"""``manage.py new_newsletter_key``: a line for the file of keys."""

import base64
import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from newsletter.keyring import keyring
from newsletter.secrets.keys import HIGHEST_NUMBER, KEY_BYTES


class Command(BaseCommand):
    help = (
        "Prints a new key with the number after the newest one. Add the line to NEWSLETTER_KEYS, "
        "restart everything, then run rotate_keys. It is stored nowhere."
    )
    # That there is no key yet, which is what brings people here, need not be said again.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            number = keyring().newest.number + 1
        except ImproperlyConfigured:
            number = 1
        if number > HIGHEST_NUMBER:
            raise CommandError(f"Key {HIGHEST_NUMBER} is the last that there can be.")
        self.stdout.write(f"{number}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}")
