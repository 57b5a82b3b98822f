"""The smallest valid subscribers, and what the ledger says of them."""

import os
from datetime import date
from typing import Any
from uuid import uuid4

from newsletter.addresses import read_address
from newsletter.keyring import keyring
from newsletter.models import Delivery, Edition, Mailing, Subscriber
from newsletter.secrets.sealing import index_of, seal


def subscribe(edition: str = "en", number: int = 1, **fields: Any) -> list[Subscriber]:
    """Confirmed subscribers whose addresses nobody can read: for what only counts them."""
    chosen = Edition.objects.get(code=edition)
    return Subscriber.objects.bulk_create(
        Subscriber(
            id=uuid4(),
            sealed=os.urandom(60),
            index=os.urandom(33),
            edition=chosen,
            signed_up_on=date(2026, 6, 1),
            **{"languages": ",".join(chosen.languages), "language": chosen.languages[0]} | fields,
        )
        for _number in range(number)
    )


def subscribe_address(text: str, edition: str = "en", **fields: Any) -> Subscriber:
    """A confirmed subscriber who can be written to."""
    address, row = read_address(text), uuid4()
    (subscriber,) = subscribe(edition, **fields)
    subscriber.delete()
    subscriber.id = row
    subscriber.sealed = seal(address.mailbox, row, keyring())
    subscriber.index = index_of(address.key, keyring().newest)
    subscriber.save(force_insert=True)
    return subscriber


def deliveries(mailing: Mailing, **numbers: int) -> None:
    """Rows of the ledger: ``deliveries(mailing, sent=3, pending=7)``."""
    people = iter(subscribe(mailing.edition.code, sum(numbers.values())))
    Delivery.objects.bulk_create(
        Delivery(mailing=mailing, subscriber=next(people).pk, state=Delivery.State[name.upper()])
        for name, number in numbers.items()
        for _mail in range(number)
    )
