"""Changing and leaving, by the links in every mail."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from newsletter import subscribing
from newsletter.choices import Wanted, choices, wanted_in
from newsletter.keyring import keyring
from newsletter.models import Subscriber
from newsletter.secrets.tokens import Purpose, read_link
from newsletter.views.discreet import discreet
from newsletter.views.pages import language_here, show, show_form


@discreet
def change(request: HttpRequest, token: str) -> HttpResponse:
    """What a subscriber gets, to be changed; after a change the same form says so."""
    saved = request.method == "POST"
    subscriber = (
        _changed(request, token) if saved else subscribing.subscriber_of(token, Purpose.LEAVE)
    )
    if subscriber is None:
        return _nobody(request)
    wanted = Wanted(subscriber.edition, tuple(subscriber.languages.split(",")))
    return show(
        request,
        "change",
        _("Your choice has been saved") if saved else _("Change what you get"),
        link=("newsletter_change", token),
        choices=choices(language_here(), wanted),
        spoken=subscriber.language,
        languages=settings.LANGUAGES,
        token=token,
        saved=saved,
    )


@discreet
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for a button to be pressed; a mail program presses it by itself (RFC 8058).

    The answer is the same the second time, and nothing but the token is looked at.
    """
    if request.method == "POST":
        known = subscribing.leave(token)
    else:
        known = read_link(Purpose.LEAVE, token, keyring()) is not None
    if not known:
        title = _("This link is not complete")
        return show(request, "incomplete", title, status=404)
    if request.method == "POST":
        return show(request, "left", _("You have been unsubscribed"))
    title, link = _("Leave the newsletter?"), ("newsletter_leave", token)
    return show(request, "leave", title, link=link, token=token)


def _changed(request: HttpRequest, token: str) -> Subscriber | None:
    data = request.POST
    wanted = wanted_in(data, language_here())
    if wanted is None:
        raise Http404
    spoken = data.get("language", "")
    if spoken not in dict(settings.LANGUAGES):
        spoken = language_here()
    return subscribing.change(token, wanted.edition, wanted.languages, spoken)


def _nobody(request: HttpRequest) -> HttpResponse:
    return show_form(
        request,
        _("This link has expired"),
        notice=_("Nobody is subscribed by this link any more. You can subscribe again here."),
        status=404,
    )
