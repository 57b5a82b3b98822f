"""What every answer of the newsletter has in common: it is kept nowhere and told to nobody."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from newsletter.discretion import without_words

METHODS = ("GET", "HEAD", "POST")
View = Callable[..., HttpResponse]

HEADERS = {
    "Cache-Control": "no-store",
    # The address may hold a token: not even our own next page is to hear of it.
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


def discreet(view: View) -> View:
    """Makes a view discreet, and open to whoever has no cookie, no Origin and no Referer.

    An error of the view is raised without its own words, which may name a person, and what is
    logged of a request is the address of the form: its own may hold a token.
    """

    @transaction.non_atomic_requests
    @csrf_exempt  # a mail program posts without a cookie; a token in the address says who may
    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        try:
            if request.method in METHODS:
                response = view(request, *args, **kwargs)
            else:
                response = HttpResponseNotAllowed(METHODS)
        except Http404:
            raise
        except (SuspiciousOperation, MultiPartParserError):
            raise BadRequest("not a form") from None
        except Exception as error:
            raise without_words(error) from None
        finally:
            request.path = reverse("newsletter")
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return answer
