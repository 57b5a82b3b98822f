"""Signing up, confirming, changing and leaving.

Everything here holds for several processes at once, on either database: what decides stands in the
condition of the statement that writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from newsletter import letters
from newsletter.addresses import Address
from newsletter.keyring import keyring
from newsletter.models import Edition, Letter, Subscriber, Suppression
from newsletter.secrets.sealing import indexes_of, seal
from newsletter.secrets.tokens import Purpose, read_link

TIME_TO_CONFIRM = timedelta(hours=48)

INSERT_UNLESS_KNOWN = """
INSERT INTO newsletter_subscriber ({columns}) SELECT {values}
WHERE NOT EXISTS (SELECT 1 FROM newsletter_subscriber WHERE "index" IN ({indexes}))
AND NOT EXISTS (SELECT 1 FROM newsletter_suppression WHERE "index" IN ({indexes}))
ON CONFLICT ("index") DO NOTHING
"""


class Confirmation(Enum):
    """What became of a link that confirms."""

    CONFIRMED = "confirmed"
    ALREADY = "already"
    EXPIRED = "expired"
    """Or never signed by us, or its subscriber has left: nobody can tell these apart."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: ``languages`` in their order, spoken to in ``language``.

    Raises ``ValueError`` for languages that are no arrangement of the edition.
    """

    address: Address
    edition: Edition
    languages: tuple[str, ...]
    language: str

    def __post_init__(self) -> None:
        _require_arrangement(self.edition, self.languages)


@transaction.atomic
def sign_up(wish: Wish, *, silently: bool = False) -> None:
    """Writes the letter that answers ``wish``: please confirm, or already subscribed.

    The statements are the same ones for an address that is new, pending, subscribed or suppressed,
    and so is the time they take: who asks for the address of somebody else learns nothing. Who is
    suppressed gets no letter, and nobody does ``silently``; one to nobody is written in its place.
    """
    indexes = indexes_of(wish.address.key, keyring())
    until = timezone.now() + TIME_TO_CONFIRM
    known = Subscriber.objects.filter(index__in=indexes)
    known.exclude(forgotten_at=None).update(
        edition=wish.edition,
        languages=",".join(wish.languages),
        language=wish.language,
        forgotten_at=until,
    )
    _insert_unless_known(_new(wish, indexes[0], until), indexes)
    found = known.values_list("id", "forgotten_at").first()
    subscriber, forgotten_at = found or (None, until)
    Letter.objects.create(
        kind=Letter.Kind.CONFIRM if forgotten_at else Letter.Kind.KNOWN,
        subscriber=None if silently else subscriber,
        language=wish.language,
    )
    letters.wake()


@transaction.atomic
def confirm(token: str, language: str) -> Confirmation:
    """Subscribes whom ``token`` speaks of, and writes their welcome; only the first time.

    From then on they are spoken to in ``language``: that of the button, which may be another than
    that of the form on which their address was entered last.
    """
    subscriber = read_link(Purpose.CONFIRM, token, keyring())
    if subscriber is None:
        return Confirmation.EXPIRED
    row = Subscriber.objects.filter(id=subscriber)
    in_time = row.filter(forgotten_at__gt=timezone.now())
    if not in_time.update(forgotten_at=None, language=language):
        return Confirmation.ALREADY if row.confirmed().exists() else Confirmation.EXPIRED
    Letter.objects.create(kind=Letter.Kind.WELCOME, subscriber=subscriber, language=language)
    letters.wake()
    return Confirmation.CONFIRMED


@transaction.atomic
def change(
    token: str, edition: Edition, languages: tuple[str, ...], language: str
) -> Subscriber | None:
    """The subscriber of ``token``, who gets ``edition`` from now on; ``None`` who is none.

    Raises ``ValueError`` for languages that are no arrangement of the edition.
    """
    _require_arrangement(edition, languages)
    subscriber = read_link(Purpose.LEAVE, token, keyring())
    if subscriber is None:
        return None
    row = Subscriber.objects.filter(id=subscriber).confirmed()
    row.update(edition=edition, languages=",".join(languages), language=language)
    return row.first()


def leave(token: str) -> bool:
    """Erases whom ``token`` speaks of; ``False`` only for a token that we never signed.

    The answer is the same the second time.
    """
    subscriber = read_link(Purpose.LEAVE, token, keyring())
    if subscriber is not None:
        erase(subscriber)
    return subscriber is not None


def subscriber_of(token: str, purpose: Purpose) -> Subscriber | None:
    """Whom ``token`` speaks of, while they are subscribed or may still confirm."""
    subscriber = read_link(purpose, token, keyring())
    in_time = Q(forgotten_at=None) | Q(forgotten_at__gt=timezone.now())
    return Subscriber.objects.filter(in_time, id=subscriber).first() if subscriber else None


@transaction.atomic
def suppress(whom: UUID | Address, reason: Suppression.Reason) -> bool:
    """Erases a subscriber, or whoever has an address, and sees to it that it gets no mail again.

    Returns whether there is a new suppression: who has left leaves nothing to suppress.
    """
    if isinstance(whom, UUID):
        index = Subscriber.objects.filter(id=whom).values_list("index", flat=True).first()
        indexes = [] if index is None else [bytes(index)]
    else:
        indexes = indexes_of(whom.key, keyring())
    known = Suppression.objects.filter(index__in=indexes)
    before = known.count()
    if indexes and not before:
        row = Suppression(index=indexes[0], reason=reason, since=timezone.localdate())
        # Somebody else may suppress the same one at this moment.
        Suppression.objects.bulk_create([row], ignore_conflicts=True)
    _erase(Q(index__in=indexes))
    return known.count() > before


def erase(whom: UUID | Address) -> bool:
    """Erases a subscriber, or whoever has an address, confirmed or not; whether there was one."""
    if isinstance(whom, UUID):
        return bool(_erase(Q(id=whom)))
    return bool(_erase(Q(index__in=indexes_of(whom.key, keyring()))))


def forget_unconfirmed() -> int:
    """Erases who has not confirmed in time, and letters to them; returns how many."""
    return _erase(Q(forgotten_at__lte=timezone.now()))


def counts() -> dict[Edition, dict[tuple[str, ...], int]]:
    """How many are subscribed to each edition in each arrangement, those of none included."""
    editions = list(Edition.objects.all())
    found: dict[Edition, dict[tuple[str, ...], int]] = {
        edition: dict.fromkeys(edition.arrangements, 0) for edition in editions
    }
    by_id = {edition.pk: found[edition] for edition in editions}
    rows = Subscriber.objects.confirmed().values_list("edition", "languages")
    for edition, languages, number in rows.annotate(Count("id")).order_by("edition", "languages"):
        by_id[edition][tuple(languages.split(","))] = number
    return found


@transaction.atomic
def _erase(whom: Q) -> int:
    # One statement: ``delete`` would read the rows first, and erase who confirms in between.
    erased = Subscriber.objects.filter(whom)._raw_delete(connection.alias)
    there = Subscriber.objects.filter(id=OuterRef("subscriber"))
    to_nobody = Letter.objects.filter(~Exists(there), subscriber__isnull=False)
    to_nobody._raw_delete(connection.alias)
    return erased


def _require_arrangement(edition: Edition, languages: tuple[str, ...]) -> None:
    if languages not in edition.arrangements:
        raise ValueError(f"The edition {edition.code} does not come as {languages}.")


def _new(wish: Wish, index: bytes, until: datetime) -> Subscriber:
    row = uuid4()
    return Subscriber(
        id=row,
        sealed=seal(wish.address.mailbox, row, keyring()),
        index=index,
        edition=wish.edition,
        languages=",".join(wish.languages),
        language=wish.language,
        signed_up_on=timezone.localdate(),
        forgotten_at=until,
    )


def _insert_unless_known(row: Subscriber, indexes: Sequence[bytes]) -> None:
    """One statement, for the ORM cannot insert under a condition.

    Who signs up with the same address at the same moment has inserted it then; that is as good.
    """
    fields = row._meta.concrete_fields
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    index = row._meta.get_field("index")
    known = [index.get_db_prep_save(each, connection) for each in indexes]
    statement = INSERT_UNLESS_KNOWN.format(
        columns=", ".join(f'"{field.column}"' for field in fields),
        values=", ".join(["%s"] * len(values)),
        indexes=", ".join(["%s"] * len(known)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *known, *known])
