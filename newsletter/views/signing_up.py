"""Signing up: the form, what is wrong with it, what to think of, and one answer for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from limits.refusing import page_of_refusal
from newsletter.addresses import AddressError, read_address
from newsletter.choices import Wanted, wanted_in
from newsletter.jurisdiction import Jurisdiction, jurisdiction_of
from newsletter.limits import has_had_its_letters, seconds_until_sign_up
from newsletter.stamps import is_old_enough, stamp
from newsletter.subscribing import Wish, sign_up
from newsletter.views.discreet import discreet
from newsletter.views.pages import language_here, show, show_form

LONGEST_ADDRESS = 320
SECONDS_TO_FILL_IN = 2
# A field that people do not see; programs fill in whatever they find.
TRAP = "subject"


@discreet
def newsletter(request: HttpRequest) -> HttpResponse:
    """The form as a page of its own."""
    return show_form(request)


@discreet
def subscribe(request: HttpRequest) -> HttpResponse:
    """Answers the form; whoever comes here otherwise finds it at its own address."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("newsletter"))
    data, language = request.POST, language_here()
    wanted = wanted_in(data, language)
    if wanted is None:
        raise Http404
    typed = data.get("address", "")[:LONGEST_ADDRESS]
    try:
        address = read_address(typed)
    except AddressError as error:
        return show_form(request, wanted=wanted, address=typed, error=str(error))
    if not _took_time(data):
        return show_form(request, wanted=wanted, address=typed, notice=too_quick())
    law = jurisdiction_of(address)
    if law and not data.get("sure"):
        return _warning(request, law, wanted, typed)
    if seconds := seconds_until_sign_up(request):
        return _refusal(request, seconds)
    silently = has_had_its_letters(address)
    if not data.get(TRAP):
        sign_up(Wish(address, wanted.edition, wanted.languages, language), silently=silently)
    return show(request, "sent", _("Check your mailbox"))


def too_quick() -> str:
    return _("That was quicker than people are. Please press the button once more.")


def _took_time(data: QueryDict) -> bool:
    """A form from a page that anybody may have stored carries no stamp, and is believed."""
    return "stamp" not in data or is_old_enough(data.get("stamp", ""), SECONDS_TO_FILL_IN)


def _warning(request: HttpRequest, law: Jurisdiction, wanted: Wanted, typed: str) -> HttpResponse:
    """What a mailbox under the law of Belarus or Russia can mean, and two ways to go on."""
    whose = {
        "by": _("This address lies with a provider under the law of Belarus."),
        "ru": _("This address lies with a provider under the law of Russia."),
    }
    return show(
        request,
        "warning",
        _("Is this mailbox safe?"),
        whose=whose[law],
        wanted=wanted,
        languages=",".join(wanted.languages),
        address=typed,
        stamp=stamp(),
    )


def _refusal(request: HttpRequest, seconds: int) -> HttpResponse:
    return page_of_refusal(
        request,
        seconds,
        heading=_("Too many subscriptions at once"),
        reason=_(
            "Too many came within a short time: from your network, which others may share, or "
            "altogether. They are only counted: no address is stored for that."
        ),
        back=(reverse("newsletter"), _("Subscribe to our newsletter")),
    )
