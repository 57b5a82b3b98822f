"""Confirming: a page with a button, for programs open every link in a mail."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from newsletter import subscribing
from newsletter.choices import in_words
from newsletter.models import Subscriber
from newsletter.secrets.tokens import Purpose
from newsletter.stamps import is_old_enough, stamp
from newsletter.subscribing import Confirmation
from newsletter.views.discreet import discreet
from newsletter.views.pages import language_here, show, show_form

SECONDS_TO_PRESS = 1


@discreet
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the button to be pressed, and subscribes whoever presses it."""
    pressed = request.method == "POST"
    if pressed and is_old_enough(request.POST.get("stamp", ""), SECONDS_TO_PRESS):
        if subscribing.confirm(token, language_here()) is Confirmation.EXPIRED:
            return _expired(request)
        return _subscribed(request, token)
    subscriber = subscribing.subscriber_of(token, Purpose.CONFIRM)
    if subscriber is None:
        return _expired(request)
    if subscriber.forgotten_at is None:
        return _subscribed(request, token)
    return show(
        request,
        "confirm",
        _("Confirm your subscription"),
        link=("newsletter_confirm", token),
        comes=_what_comes(subscriber),
        again=pressed,
        stamp=stamp(),
    )


def _what_comes(subscriber: Subscriber) -> str:
    words = in_words(subscriber.languages.split(","))
    return f"{subscriber.edition.name}: {words}"


def _subscribed(request: HttpRequest, token: str) -> HttpResponse:
    title = _("You have been successfully subscribed")
    return show(request, "subscribed", title, link=("newsletter_confirm", token))


def _expired(request: HttpRequest) -> HttpResponse:
    """One answer for a link that is too old, was never ours, or whose reader has left."""
    return show_form(
        request,
        _("This link has expired"),
        notice=_(
            "A link to confirm holds for 48 hours. Enter your address once more, and a new one "
            "will come."
        ),
        status=404,
    )
