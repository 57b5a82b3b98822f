"""Everything that is kept of one person."""

from typing import Any

from newsletter.addresses import Address
from newsletter.keyring import keyring
from newsletter.models import Delivery, Letter, Subscriber, Suppression
from newsletter.secrets.sealing import indexes_of, open_sealed


def record_of(address: Address) -> dict[str, Any]:
    """What is kept of ``address``, as plain data; ``None`` in place of what there is nothing of."""
    indexes = indexes_of(address.key, keyring())
    row = Subscriber.objects.filter(index__in=indexes).select_related("edition").first()
    suppression = Suppression.objects.filter(index__in=indexes).first()
    return {
        "subscription": _subscription(row) if row else None,
        "suppression": suppression
        and {"reason": suppression.reason, "since": suppression.since.isoformat()},
    }


def _subscription(row: Subscriber) -> dict[str, Any]:
    """``mails`` are those of which the ledger still knows, for seven days after a mailing's end."""
    mails = Delivery.objects.filter(subscriber=row.id).select_related("mailing")
    letters = Letter.objects.filter(subscriber=row.id).order_by("id")
    return {
        "address": open_sealed(row.sealed, row.id, keyring()),
        "edition": row.edition.name,
        "languages": row.languages.split(","),
        "language": row.language,
        "signed_up_on": row.signed_up_on.isoformat(),
        "confirmed": row.forgotten_at is None,
        "forgotten_at": row.forgotten_at and row.forgotten_at.isoformat(),
        "letters": [letter.kind for letter in letters],
        "mails": [
            {"week": mail.mailing.week_start.isoformat(), "state": Delivery.State(mail.state).name}
            for mail in mails.order_by("mailing__week_start")
        ],
    }
