"""What somebody runs for one person's own request."""

import io
import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class

from newsletter.addresses import read_address
from newsletter.models import Delivery, Edition, Letter, Mailing, Subscriber, Suppression
from newsletter.subscribing import sign_up, suppress
from tests.newsletter.readers import subscribed, wish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """The editions are there."""


def run(monkeypatch: pytest.MonkeyPatch, command: str, typed: str, *options: str) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    out = io.StringIO()
    call_command(command, *options, stdout=out)
    return out.getvalue()


def test_everything_that_is_kept_of_a_person_is_given_to_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = subscribed("Reader@example.org", "ru", "be", language="ru")
    sign_up(wish("reader@example.org"))
    mailing = Mailing.objects.create(
        edition=Edition.objects.get(code="be-ru"), issue=uuid4(), week_start=date(2018, 6, 11)
    )
    Delivery.objects.create(mailing=mailing, subscriber=row.pk, state=Delivery.State.SENT)
    Delivery.objects.create(mailing=mailing, subscriber=uuid4())

    assert json.loads(run(monkeypatch, "subscriber_export", "READER@example.org\n")) == {
        "subscription": {
            "address": "Reader@example.org",
            "edition": "BE/RU",
            "languages": ["ru", "be"],
            "language": "ru",
            "signed_up_on": row.signed_up_on.isoformat(),
            "confirmed": True,
            "forgotten_at": None,
            "letters": ["known"],
            "mails": [{"week": "2018-06-11", "state": "SENT"}],
        },
        "suppression": None,
    }


def test_an_export_has_every_field_of_a_subscriber() -> None:
    """A field that is added to the row has to be given to the person too."""
    kept = {field.name for field in Subscriber._meta.concrete_fields}

    assert kept - {"id", "sealed", "index"} == {
        "edition",
        "languages",
        "language",
        "signed_up_on",
        "forgotten_at",
    }


def test_of_a_suppressed_address_it_is_said_since_when_and_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    suppress(read_address("gone@example.org"), Suppression.Reason.BOUNCE)
    since = Suppression.objects.get().since.isoformat()

    assert json.loads(run(monkeypatch, "subscriber_export", "gone@example.org")) == {
        "subscription": None,
        "suppression": {"reason": "bounce", "since": since},
    }


def test_one_person_is_erased_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    subscribed("reader@example.org")
    other = subscribed("other@example.org")
    sign_up(wish("reader@example.org"))

    told = run(monkeypatch, "subscriber_erase", "Reader@Example.org")
    assert told == "The subscriber was erased.\n"
    assert list(Subscriber.objects.all()) == [other]
    assert not Letter.objects.exists()
    told = run(monkeypatch, "subscriber_erase", "Reader@Example.org")
    assert told == "There is no such subscriber.\n"


def test_a_suppression_stays_unless_it_is_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    suppress(read_address("gone@example.org"), Suppression.Reason.BOUNCE)

    assert "its keyed hash stays" in run(monkeypatch, "subscriber_erase", "gone@example.org")
    assert Suppression.objects.count() == 1
    told = run(monkeypatch, "subscriber_erase", "gone@example.org", "--lift-suppression")
    assert "The suppression was lifted." in told
    assert subscribed("gone@example.org").pk


@pytest.mark.parametrize("command", ["subscriber_export", "subscriber_erase"])
def test_an_address_is_never_an_argument(command: str) -> None:
    parser = load_command_class(get_commands()[command], command).create_parser(
        "manage.py", command
    )

    with pytest.raises(CommandError, match="unrecognized arguments"):
        parser.parse_args(["reader@example.org"])


@pytest.mark.parametrize(("typed", "said"), [("", "No address was given"), ("reader", "no @")])
def test_without_an_address_nothing_happens(
    typed: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match=said):
        run(monkeypatch, "subscriber_erase", typed)
