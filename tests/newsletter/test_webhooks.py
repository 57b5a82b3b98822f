"""What a mail service reports: who is suppressed, who is erased, and what is not looked at."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.signals import AnymailTrackingEvent, tracking
from anymail.webhooks.base import AnymailBaseWebhookView
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from anymail.webhooks.sparkpost import SparkPostTrackingWebhookView
from django.test import RequestFactory, override_settings

from newsletter.bounces import webhooks
from newsletter.models import Subscriber, Suppression
from tests.newsletter.readers import subscribed

pytestmark = pytest.mark.django_db

BOUNCE = {
    "RecordType": "Bounce",
    "ID": 901542550,
    "Type": "BadEmailAddress",
    "TypeCode": 100000,
    "Email": "Reader@example.org",
    "BouncedAt": "2026-06-01T12:00:00.0000000Z",
    "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.",
}

REFUSED_AS_SPAM = {
    "msys": {
        "message_event": {
            "type": "bounce",
            "bounce_class": "51",
            "customer_id": "1",
            "error_code": "550",
            "event_id": "92356927693813856",
            "message_id": "000443ee14578172be22",
            "msg_from": "letters@situation.test",
            "num_retries": "0",
            "raw_rcpt_to": "reader@example.org",
            "raw_reason": "550 5.7.1 Our system has detected that this message is likely "
            "unsolicited mail. To reduce the amount of spam, it has been blocked.",
            "rcpt_to": "reader@example.org",
            "reason": "550 5.7.1 ... this message is likely unsolicited mail ...",
            "routing_domain": "example.org",
            "timestamp": "1780315200",
            "transmission_id": "65832150921904138",
        }
    },
    "cust": {"id": "1"},
}


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """The editions are there."""


@pytest.fixture
def _listening() -> Iterator[None]:
    """As where anymail is installed."""
    webhooks.connect()
    yield
    tracking.disconnect(dispatch_uid="newsletter.bounces")


def tell(event_type: str, recipient: str | None = "reader@example.org", **more: Any) -> None:
    webhooks.heed(AnymailTrackingEvent(event_type=event_type, recipient=recipient, **more))


def post(
    body: object,
    credentials: bytes = b"name:password",
    view: type[AnymailBaseWebhookView] = PostmarkTrackingWebhookView,
) -> int:
    encoded = base64.b64encode(credentials).decode()
    request = RequestFactory().post(
        "/anymail/service/tracking/",
        json.dumps(body),
        content_type="application/json",
        headers={"authorization": f"Basic {encoded}"},
    )
    with override_settings(ANYMAIL={"WEBHOOK_SECRET": "name:password"}):
        return view.as_view()(request).status_code


@pytest.mark.usefixtures("_listening")
def test_a_bounce_that_a_service_posts_suppresses_the_address() -> None:
    subscribed()

    assert post(BOUNCE) == 200
    assert not Subscriber.objects.exists()
    assert Suppression.objects.get().reason == "bounce"
    assert post(BOUNCE) == 200


@pytest.mark.usefixtures("_listening")
def test_who_does_not_know_the_secret_is_not_heard() -> None:
    subscribed()
    with pytest.raises(AnymailWebhookValidationFailure):
        post(BOUNCE, b"name:guessed")

    assert Subscriber.objects.count() == 1


@pytest.mark.usefixtures("_listening")
@pytest.mark.parametrize("bounce_class", ["51", "52"])
def test_an_issue_that_a_provider_takes_for_spam_erases_none_of_its_readers(
    bounce_class: str,
) -> None:
    subscribed()
    refused = json.loads(json.dumps(REFUSED_AS_SPAM))
    refused["msys"]["message_event"]["bounce_class"] = bounce_class

    assert post([refused], view=SparkPostTrackingWebhookView) == 200
    assert Subscriber.objects.count() == 1
    assert not Suppression.objects.exists()


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"event_type": "complained"}, "complaint"),
        ({"event_type": "rejected", "reject_reason": "spam"}, "complaint"),
        ({"event_type": "bounced", "reject_reason": "invalid"}, "bounce"),
        ({"event_type": "bounced", "mta_response": "550 5.1.1 unknown user"}, "bounce"),
        ({"event_type": "rejected", "reject_reason": "invalid"}, "bounce"),
    ],
)
def test_who_cannot_be_reached_or_complains_gets_no_mail_any_more(
    event: dict[str, str], reason: str
) -> None:
    subscribed()
    other = subscribed("other@example.org")
    tell(**event)

    assert list(Subscriber.objects.all()) == [other]
    assert Suppression.objects.get().reason == reason


def test_who_leaves_by_the_service_is_erased_and_may_come_back() -> None:
    subscribed()
    tell("unsubscribed")

    assert not Subscriber.objects.exists()
    assert not Suppression.objects.exists()
    assert subscribed().pk


@pytest.mark.parametrize(
    "event",
    [
        {"event_type": "opened"},
        {"event_type": "clicked"},
        {"event_type": "delivered"},
        {"event_type": "deferred", "mta_response": "450 4.1.1 try later"},
        {"event_type": "bounced", "reject_reason": "bounced", "mta_response": "552 5.2.2 full"},
        {"event_type": "bounced", "reject_reason": "blocked", "mta_response": "550 5.7.1 spam"},
        {"event_type": "bounced", "reject_reason": "spam"},
        {"event_type": "bounced", "reject_reason": "other"},
        {"event_type": "rejected", "reject_reason": "unsubscribed"},
        {"event_type": "failed"},
        {"event_type": "complained", "recipient": None},
        {"event_type": "complained", "recipient": "no address"},
    ],
)
def test_anything_else_changes_nothing(event: dict[str, Any]) -> None:
    subscribed()
    tell(**event)

    assert Subscriber.objects.count() == 1
    assert not Suppression.objects.exists()
