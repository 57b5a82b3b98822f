"""Bringing the store over to the newest key."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from newsletter.addresses import key_of
from newsletter.keyring import keyring
from newsletter.models import Mailing, Subscriber, Suppression
from newsletter.secrets.keys import Key, KeysError
from newsletter.secrets.sealing import UnreadableError, index_of, open_sealed, seal

ROWS_AT_ONCE = 200
# A mailing under way names its mails with the key it began with.
OVER = (Mailing.State.SENT, Mailing.State.CANCELLED)


@dataclass
class Rotated:
    """``sealed`` were sealed anew, ``twice`` erased because the address was there already.

    ``unreadable`` maps the number of a key to how many cannot be read with it.
    """

    sealed: int = 0
    twice: int = 0
    unreadable: Counter[int] = field(default_factory=Counter)


def rows_with_old_keys() -> list[UUID]:
    """The subscribers whose address or index was made with another key than the newest."""
    newest = keyring().newest.number
    rows = Subscriber.objects.order_by("id").values_list("id", "sealed", "index")
    return [
        row
        for row, sealed, index in rows.iterator()
        if {bytes(sealed)[0], bytes(index)[0]} != {newest}
    ]


def rotate(rows: list[UUID], rotated: Rotated) -> Iterator[int]:
    """Seals and indexes ``rows`` with the newest key; yields after each transaction how many.

    It can be stopped at any moment and begun again with what is left.
    """
    for start in range(0, len(rows), ROWS_AT_ONCE):
        chunk = rows[start : start + ROWS_AT_ONCE]
        with transaction.atomic():
            for row in Subscriber.objects.select_for_update().filter(id__in=chunk).order_by("id"):
                _rotate(row, rotated)
        yield len(chunk)


def _rotate(row: Subscriber, rotated: Rotated) -> None:
    try:
        mailbox = open_sealed(row.sealed, row.id, keyring())
    except (KeysError, UnreadableError):
        rotated.unreadable[bytes(row.sealed)[0]] += 1
        return
    index = index_of(key_of(mailbox), keyring().newest)
    others = Subscriber.objects.filter(index=index).exclude(id=row.id)
    # Signed up once more while some process did not have the older key. Confirmed is confirmed.
    unneeded = row.forgotten_at is not None and others.exists()
    rotated.twice += (Subscriber.objects.filter(id=row.id) if unneeded else others).delete()[0]
    rotated.sealed += Subscriber.objects.filter(id=row.id).update(
        sealed=seal(mailbox, row.id, keyring()), index=index
    )


@dataclass(frozen=True)
class StillNeeded:
    """What keeps an older key: suppressions, of which we have no address to index anew; mailings
    under way; subscribers whose row could not be read, or who have just signed up."""

    key: Key
    suppressions: int
    mailings: int
    subscribers: int


def old_keys() -> list[StillNeeded]:
    """Every key but the newest, newest first, and what it is still needed for."""
    suppressions = _by_key(Suppression.objects.values_list("index", flat=True).iterator())
    subscribers = _by_key(Subscriber.objects.values_list("sealed", flat=True).iterator())
    under_way = Mailing.objects.exclude(state__in=OVER).exclude(key=0)
    mailings = Counter(under_way.values_list("key", flat=True))
    return [
        StillNeeded(key, suppressions[key.number], mailings[key.number], subscribers[key.number])
        for key in keyring()
        if key.number != keyring().newest.number
    ]


def _by_key(values: Iterator[bytes | memoryview]) -> Counter[int]:
    """How many of ``values``, which begin with the number of a key, belong to each key."""
    return Counter(bytes(value)[0] for value in values)
