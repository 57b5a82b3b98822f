"""Who signs up, confirms, changes and leaves, and what of it is kept."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import ReferenceIndex

from newsletter.addresses import read_address
from newsletter.keyring import keyring
from newsletter.models import Edition, Letter, Subscriber, Suppression
from newsletter.secrets.sealing import open_sealed
from newsletter.secrets.tokens import Purpose
from newsletter.subscribing import (
    Confirmation,
    Wish,
    change,
    confirm,
    counts,
    forget_unconfirmed,
    leave,
    sign_up,
    subscriber_of,
    suppress,
)
from tests.newsletter.readers import pending, subscribed, token, wish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """The editions are there."""


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


def statements_of(work: Callable[[], object]) -> list[str]:
    """What the database is asked to do, without what it is asked with."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append(re.sub(r"^((RELEASE )?SAVEPOINT).*", r"\1", sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        work()
    return found


def test_the_same_statements_are_run_for_every_kind_of_address() -> None:
    sign_up(wish("pending@example.org"))
    subscribed("known@example.org")
    suppress(read_address("suppressed@example.org"), Suppression.Reason.COMPLAINT)

    wishes = [wish(f"{kind}@example.org") for kind in ("new", "pending", "known", "suppressed")]
    new, *others = [statements_of(partial(sign_up, one)) for one in wishes]

    assert sum(sql.lstrip().startswith(("INSERT", "UPDATE", "SELECT")) for sql in new) >= 4
    assert others == [new] * 3


def test_nothing_is_asked_for_that_an_edition_does_not_offer() -> None:
    english = Edition.objects.get(code="en")
    with pytest.raises(ValueError, match="The edition en does not come as"):
        Wish(read_address("reader@example.org"), english, ("be",), "be")
    with pytest.raises(ValueError, match="The edition en does not come as"):
        change(token(Purpose.LEAVE, subscribed()), english, ("en", "ru"), "en")


def test_the_link_confirms_once_and_says_so_the_second_time() -> None:
    row = pending()

    assert confirm(token(Purpose.CONFIRM, row), "be") is Confirmation.CONFIRMED
    assert confirm(token(Purpose.CONFIRM, row), "be") is Confirmation.ALREADY
    row.refresh_from_db()
    assert row.forgotten_at is None
    assert letters() == [("confirm", row.id, "be"), ("welcome", row.id, "be")]


def test_after_48_hours_the_link_has_expired_and_the_row_goes() -> None:
    row = pending()
    Subscriber.objects.update(forgotten_at=timezone.now() - timedelta(seconds=1))

    assert confirm(token(Purpose.CONFIRM, row), "be") is Confirmation.EXPIRED
    assert subscriber_of(token(Purpose.CONFIRM, row), Purpose.CONFIRM) is None
    assert forget_unconfirmed() == 1
    assert confirm(token(Purpose.CONFIRM, row), "be") is Confirmation.EXPIRED
    assert not Subscriber.objects.exists()
    assert letters() == []


def test_who_may_still_confirm_and_who_has_is_not_forgotten() -> None:
    sign_up(wish("pending@example.org"))
    subscribed("known@example.org")

    assert forget_unconfirmed() == 0
    assert Subscriber.objects.count() == 2


def test_who_signs_up_again_too_late_can_confirm_by_the_new_letter() -> None:
    sign_up(wish())
    Subscriber.objects.update(forgotten_at=timezone.now() - timedelta(hours=1))
    sign_up(wish())

    assert forget_unconfirmed() == 0
    assert confirm(token(Purpose.CONFIRM, Subscriber.objects.get()), "be") is Confirmation.CONFIRMED


@pytest.mark.parametrize("forged", ["", "x", "A" * 43, "ў" * 43])
def test_a_link_that_we_never_signed_does_nothing(forged: str) -> None:
    row = subscribed()

    assert confirm(forged, "be") is Confirmation.EXPIRED
    assert change(forged, row.edition, ("be",), "be") is None
    assert leave(forged) is False
    assert subscriber_of(forged, Purpose.LEAVE) is None
    assert Subscriber.objects.filter(id=row.id).exists()


def test_a_link_does_only_what_it_was_made_for() -> None:
    row = subscribed()

    assert leave(token(Purpose.CONFIRM, row)) is False
    assert confirm(token(Purpose.LEAVE, row), "be") is Confirmation.EXPIRED
    assert subscriber_of(token(Purpose.LEAVE, row), Purpose.CONFIRM) is None


def test_a_subscriber_changes_edition_order_and_language() -> None:
    row = subscribed("reader@example.org", "en")
    edition = Edition.objects.get(code="be-ru")

    changed = change(token(Purpose.LEAVE, row), edition, ("ru", "be"), "ru")
    assert changed is not None
    assert (changed.edition, changed.languages, changed.language) == (edition, "ru,be", "ru")
    assert subscriber_of(token(Purpose.LEAVE, row), Purpose.LEAVE) == changed


def test_who_leaves_is_erased_with_every_letter_and_can_leave_again() -> None:
    row, other = subscribed("reader@example.org"), subscribed("other@example.org")
    sign_up(wish("reader@example.org"))
    sign_up(wish("other@example.org"))

    assert leave(token(Purpose.LEAVE, row)) is True
    assert leave(token(Purpose.LEAVE, row)) is True
    assert list(Subscriber.objects.all()) == [other]
    assert letters() == [("known", other.id, "be")]
    assert change(token(Purpose.LEAVE, row), row.edition, ("be",), "be") is None


def test_who_has_left_can_subscribe_again() -> None:
    first = subscribed()
    leave(token(Purpose.LEAVE, first))

    assert subscribed().id != first.id


def test_of_a_suppressed_address_a_keyed_hash_is_left_and_nothing_else() -> None:
    row = subscribed()
    sign_up(wish())

    assert suppress(row.id, Suppression.Reason.BOUNCE) is True
    assert suppress(row.id, Suppression.Reason.BOUNCE) is False
    left = Suppression.objects.get()
    assert bytes(left.index) == bytes(row.index)
    assert (left.reason, left.since) == ("bounce", timezone.localdate())
    assert not Subscriber.objects.exists()
    assert letters() == []


def test_an_address_is_suppressed_in_whatever_letters_it_is_reported() -> None:
    subscribed("reader@example.org")

    assert suppress(read_address("Reader@EXAMPLE.org"), Suppression.Reason.COMPLAINT) is True
    assert suppress(read_address("reader@example.org"), Suppression.Reason.BOUNCE) is False
    assert not Subscriber.objects.exists()
    assert Suppression.objects.get().reason == "complaint"


def test_editors_see_how_many_take_what_and_nobody_who_has_not_confirmed() -> None:
    subscribed("one@example.org", "be", "ru")
    subscribed("two@example.org", "be", "ru")
    subscribed("three@example.org", "ru")
    sign_up(wish("pending@example.org", "en", language="en"))

    found = {edition.code: numbers for edition, numbers in counts().items()}
    assert found == {
        "en": {("en",): 0},
        "be-ru": {("be", "ru"): 2, ("ru", "be"): 0, ("be",): 0, ("ru",): 1},
    }


def test_wagtails_table_of_references_does_not_know_who_is_subscribed() -> None:
    row = subscribed()
    row.save()

    assert not ReferenceIndex.objects.filter(object_id=str(row.pk)).exists()
    assert not ReferenceIndex.model_is_indexable(Subscriber)
