"""Who signs up, confirms, changes and leaves, and what of it is kept."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsletter.addresses import read_address
from newsletter.keyring import keyring
from newsletter.models import Edition, Letter, Subscriber, Suppression
from newsletter.secrets.sealing import open_sealed
from newsletter.secrets.tokens import Purpose, link_token
from newsletter.subscribing import (
    Confirmation,
    Wish,
    confirm,
    sign_up,
    suppress,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """The editions are there."""


def wish(text: str = "reader@example.org", *languages: str, language: str = "be") -> Wish:
    chosen = languages or ("be", "ru")
    edition = Edition.objects.get(code="en" if chosen == ("en",) else "be-ru")
    return Wish(read_address(text), edition, chosen, language)


def subscribed(text: str = "reader@example.org", *languages: str) -> Subscriber:
    """A subscriber whose address is confirmed, and no letter left."""
    before = set(Subscriber.objects.values_list("id", flat=True))
    sign_up(wish(text, *languages))
    row = Subscriber.objects.exclude(id__in=before).get()
    assert confirm(link_token(Purpose.CONFIRM, row.id, keyring())) is Confirmation.CONFIRMED
    Letter.objects.all().delete()
    return Subscriber.objects.get(id=row.id)


def token(purpose: Purpose, subscriber: Subscriber) -> str:
    return link_token(purpose, subscriber.id, keyring())


def letters() -> list[tuple[str, UUID | None, str]]:
    return list(Letter.objects.order_by("id").values_list("kind", "subscriber", "language"))


def test_who_signs_up_is_asked_to_confirm_in_the_language_of_the_form() -> None:
    sign_up(wish("Reader@Example.org", "ru", "be", language="ru"))

    row = Subscriber.objects.get()
    assert letters() == [("confirm", row.id, "ru")]
    assert open_sealed(row.sealed, row.id, keyring()) == "Reader@example.org"
    assert (row.edition.code, row.languages, row.language) == ("be-ru", "ru,be", "ru")
    assert row.signed_up_on == timezone.localdate()
    assert row.forgotten_at is not None
    assert timedelta(hours=47) < row.forgotten_at - timezone.now() <= timedelta(hours=48)


def test_who_signs_up_again_before_confirming_gets_the_last_thing_asked_for() -> None:
    sign_up(wish("reader@example.org"))
    first = Subscriber.objects.get()
    sign_up(wish("READER@example.org", "en", language="en"))

    row = Subscriber.objects.get()
    assert row.id == first.id
    assert (row.edition.code, row.languages, row.language) == ("en", "en", "en")
    assert letters() == [("confirm", row.id, "be"), ("confirm", row.id, "en")]


def test_who_is_subscribed_is_told_so_and_nothing_changes() -> None:
    row = subscribed("reader@example.org", "be")
    sign_up(wish("reader@example.org", "en", language="ru"))

    after = Subscriber.objects.get()
    assert (after.edition, after.languages, after.language) == (row.edition, "be", "be")
    assert letters() == [("known", row.id, "ru")]


def test_who_is_suppressed_is_not_written_to() -> None:
    suppress(read_address("gone@example.org"), Suppression.Reason.BOUNCE)
    sign_up(wish("gone@example.org"))

    assert not Subscriber.objects.exists()
    assert letters() == [("confirm", None, "be")]


def test_the_same_statements_are_run_for_every_kind_of_address() -> None:
    sign_up(wish("pending@example.org"))
    subscribed("known@example.org")
    suppress(read_address("suppressed@example.org"), Suppression.Reason.COMPLAINT)

    def statements(kind: str) -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as context:
            sign_up(wish(f"{kind}@example.org"))
        return [query["sql"].split(" ")[0:3] for query in context.captured_queries]

    new, *others = [statements(kind) for kind in ("new", "pending", "known", "suppressed")]
    assert others == [new] * 3
