"""The smallest valid subscribers."""

import os
from datetime import date
from typing import Any
from uuid import uuid4

from newsletter.models import Edition, Subscriber


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
