"""What is answered to whoever asked too often, and how long that is in words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

MINUTE = 60
HOUR = 60 * MINUTE


def page_of_refusal(
    request: HttpRequest, seconds: int, *, heading: str, reason: str, back: tuple[str, str]
) -> HttpResponse:
    """429 in the language of the address, without a query.

    ``heading`` says what was too much, ``reason`` why; ``back`` is the path and the words of a
    link to where the reader came from.
    """
    context = {"heading": heading, "reason": reason, "back": back, "advice": advice(seconds)}
    response = render(request, "429.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def advice(seconds: int) -> str:
    """When to try again; above two minutes or hours in those, rounded up."""
    if seconds > 2 * HOUR:
        hours = -(-seconds // HOUR)
        return ngettext("Try again in %(count)s hour.", "Try again in %(count)s hours.", hours) % {
            "count": hours
        }
    if seconds > 2 * MINUTE:
        minutes = -(-seconds // MINUTE)
        return ngettext(
            "Try again in %(count)s minute.", "Try again in %(count)s minutes.", minutes
        ) % {"count": minutes}
    return ngettext(
        "Try again in %(count)s second.", "Try again in %(count)s seconds.", seconds
    ) % {"count": seconds}
