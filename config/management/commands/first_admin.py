"""The first account of the newsroom. There is no default password anywhere."""

import secrets
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

DEFAULT_NAME = "admin"
PASSWORD_BYTES = 18


class Command(BaseCommand):
    help = (
        "Makes the first administrator: asks for a name and a password in a terminal, "
        "else prints a random password once and stores it nowhere."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model()._default_manager
        first = users.filter(is_superuser=True).first()
        if first is not None:
            raise CommandError(
                f"There is an administrator already: {first.get_username()}. "
                "A forgotten password: .venv/bin/python manage.py changepassword "
                f"{first.get_username()}. More accounts are made in the newsroom, under Settings."
            )
        if sys.stdin.isatty() and sys.stdout.isatty():
            call_command("createsuperuser", email="")
            return
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        get_user_model()._default_manager.create_superuser(
            username=DEFAULT_NAME, email="", password=password
        )
        self.stdout.write(
            f"Name: {DEFAULT_NAME}\nPassword: {password}\n"
            "It is shown this once and stored nowhere; change it after signing in."
        )
