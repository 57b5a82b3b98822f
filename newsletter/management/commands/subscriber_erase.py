"""``manage.py subscriber_erase``: nothing is kept of one person."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from newsletter.addresses import Address
from newsletter.asking import asked_address
from newsletter.keyring import keyring
from newsletter.models import Suppression
from newsletter.secrets.sealing import indexes_of
from newsletter.subscribing import erase


class Command(BaseCommand):
    help = (
        "Erases the subscriber with an address, and the letters to them. Asks for the address: it "
        "is no argument, so that it stands in no history and no list of processes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--lift-suppression",
            action="store_true",
            help="Also forget that the address is suppressed; then it may be subscribed again.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Asked for before the transaction, in which SQLite lets nobody else write.
        address = asked_address()
        with transaction.atomic():
            self._erase(address, lift=options["lift_suppression"])

    def _erase(self, address: Address, *, lift: bool) -> None:
        erased = erase(address)
        self.stdout.write(
            "The subscriber was erased." if erased else "There is no such subscriber."
        )
        suppression = Suppression.objects.filter(index__in=indexes_of(address.key, keyring()))
        if lift:
            lifted, _by_model = suppression.delete()
            self.stdout.write(
                "The suppression was lifted." if lifted else "The address is not suppressed."
            )
        elif suppression.exists():
            self.stdout.write(
                "The address is suppressed and gets no mail: its keyed hash stays, which keeps it "
                "so. To forget that too: --lift-suppression."
            )
