"""The store goes over to a new key, and says which old ones have to stay."""

import base64
from collections.abc import Iterator
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from newsletter.addresses import read_address
from newsletter.keyring import keyring
from newsletter.models import Edition, Mailing, Subscriber, Suppression
from newsletter.rotation import Rotated, rotate, rows_with_old_keys
from newsletter.secrets.keys import read_keys
from newsletter.secrets.sealing import open_sealed
from newsletter.secrets.tokens import Purpose
from newsletter.subscribing import confirm, leave, sign_up, suppress
from tests.newsletter.readers import pending, subscribed, token, wish

pytestmark = pytest.mark.django_db


def line(number: int) -> str:
    return f"{number}:{base64.b64encode(bytes([number]) * 32).decode()}\n"


@pytest.fixture(autouse=True)
def _first_key(site: object) -> Iterator[None]:
    with override_settings(NEWSLETTER_KEYS=line(1)):
        yield


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=out, verbosity=0)
    return out.getvalue()


def addresses() -> set[str]:
    return {open_sealed(row.sealed, row.pk, keyring()) for row in Subscriber.objects.all()}


def test_every_address_is_sealed_and_found_with_the_new_key_alone() -> None:
    typed = {f"reader{number}@example.org" for number in range(5)}
    rows = [subscribed(each) for each in sorted(typed)]
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        assert "5 subscribers were sealed with key 2." in run("rotate_keys")
    with override_settings(NEWSLETTER_KEYS=line(2)):
        assert addresses() == typed
        sign_up(wish("reader3@example.org"))

    assert Subscriber.objects.count() == len(rows)


def test_a_dry_run_says_how_many_and_changes_nothing() -> None:
    row = subscribed()
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        assert "1 subscribers would be sealed with key 2." in run("rotate_keys", "--dry-run")

    assert bytes(Subscriber.objects.get().sealed) == bytes(row.sealed)


def test_it_goes_on_where_it_was_stopped() -> None:
    for number in range(450):
        pending(f"reader{number}@example.org")
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        rows = rows_with_old_keys()
        assert next(rotate(rows, Rotated())) == 200
        assert len(rows_with_old_keys()) == 250
        assert "250 subscribers were sealed with key 2." in run("rotate_keys")
        assert rows_with_old_keys() == []
        assert "0 subscribers were sealed with key 2." in run("rotate_keys")


def test_links_of_mail_sent_before_still_work() -> None:
    row = subscribed()
    link = token(Purpose.LEAVE, row)
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        run("rotate_keys")
        assert leave(link) is True

    assert not Subscriber.objects.exists()


def test_an_address_that_is_there_under_both_keys_is_one_subscriber_afterwards() -> None:
    first = subscribed("reader@example.org", "be")
    with override_settings(NEWSLETTER_KEYS=line(2)):
        sign_up(wish("Reader@example.org", "ru"))
        assert Subscriber.objects.count() == 2
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        assert "1 were there twice; one of each is left." in run("rotate_keys")
        left = Subscriber.objects.get()
        assert (left.pk, left.languages) == (first.pk, "be")


def test_of_two_the_confirmed_one_is_left() -> None:
    pending("reader@example.org")
    with override_settings(NEWSLETTER_KEYS=line(2)):
        second = subscribed("reader@example.org")
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        run("rotate_keys")

    assert Subscriber.objects.get().pk == second.pk


def test_who_is_suppressed_under_an_old_key_stays_so_and_that_key_has_to_stay() -> None:
    suppress(read_address("gone@example.org"), Suppression.Reason.BOUNCE)
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        told = run("rotate_keys")
        sign_up(wish("gone@example.org"))

    assert "Key 1 has to stay: 1 suppressed addresses can only be known again by it." in told
    assert not Subscriber.objects.exists()


def test_a_mailing_under_way_keeps_the_key_it_began_with() -> None:
    Mailing.objects.create(
        edition=Edition.objects.get(code="en"),
        issue=uuid4(),
        week_start=date(2018, 6, 11),
        state=Mailing.State.SENDING,
        key=1,
    )
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        assert "Key 1 has to stay: 1 mailings under way began with it." in run("rotate_keys")
        Mailing.objects.update(state=Mailing.State.SENT)
        assert "Key 1 is needed only for the links in mail" in run("rotate_keys")


def test_what_cannot_be_read_is_left_and_said() -> None:
    row = subscribed()
    with override_settings(NEWSLETTER_KEYS=line(2)):
        other = subscribed("other@example.org")
    with override_settings(NEWSLETTER_KEYS=line(1) + line(3)):
        out = StringIO()
        with pytest.raises(CommandError, match="Is a key missing"):
            call_command("rotate_keys", stdout=out, stderr=out, verbosity=0)

    assert "1 sealed with key 2 could not be read." in out.getvalue()
    assert "example.org" not in out.getvalue()
    assert bytes(Subscriber.objects.get(pk=other.pk).sealed) == bytes(other.sealed)
    assert bytes(Subscriber.objects.get(pk=row.pk).sealed)[0] == 3


def test_who_has_not_confirmed_yet_can_still_do_so() -> None:
    link = token(Purpose.CONFIRM, pending())
    with override_settings(NEWSLETTER_KEYS=line(1) + line(2)):
        run("rotate_keys")
        confirm(link, "be")

    assert Subscriber.objects.confirmed().count() == 1


def test_a_new_key_has_the_next_number_and_can_be_used() -> None:
    printed = run("new_newsletter_key")

    assert read_keys(line(1) + printed).newest.number == 2
    assert printed != run("new_newsletter_key")
    with override_settings(NEWSLETTER_KEYS=""):
        assert read_keys(run("new_newsletter_key")).newest.number == 1
    with (
        override_settings(NEWSLETTER_KEYS=line(255)),
        pytest.raises(CommandError, match="Key 255 is the last"),
    ):
        run("new_newsletter_key")
