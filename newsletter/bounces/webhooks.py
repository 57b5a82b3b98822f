"""What a mail service tells us through django-anymail."""

from typing import Any

from django.views.decorators.debug import sensitive_variables

from newsletter.addresses import AddressError, read_address
from newsletter.bounces.statuses import says_no_such_address, status_in
from newsletter.models import Suppression
from newsletter.subscribing import erase, suppress


def connect() -> None:
    """Listens to anymail; only where it is installed."""
    from anymail.signals import tracking

    tracking.connect(heed, dispatch_uid="newsletter.bounces")


@sensitive_variables()
def heed(event: Any, **kwargs: Any) -> None:
    """Suppresses whose address does not exist or who complained, and erases who wants no more.

    ``event`` is anymail's ``AnymailTrackingEvent``. Everything else, above all who opened or
    clicked what, is not even looked at.
    """
    reason = _reason_of(event)
    if reason is None and event.event_type != "unsubscribed":
        return
    try:
        address = read_address(event.recipient or "")
    except AddressError:
        return
    if reason is None:
        erase(address)
    else:
        suppress(address, reason)


def _reason_of(event: Any) -> Suppression.Reason | None:
    if event.event_type == "complained":
        return Suppression.Reason.COMPLAINT
    if event.event_type not in {"bounced", "rejected"}:
        return None
    if event.reject_reason == "spam":
        # Of a bounce it says what the receiving server thinks of the mail, for all of its readers.
        complained = event.event_type == "rejected"
        return Suppression.Reason.COMPLAINT if complained else None
    gone = event.reject_reason == "invalid" or says_no_such_address(
        status_in(event.mta_response or "")
    )
    return Suppression.Reason.BOUNCE if gone else None
