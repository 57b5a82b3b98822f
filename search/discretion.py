"""What every answer to a search has in common: it is written down nowhere, and rationed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from limits.refusing import advice, page_of_refusal
from search import analysis
from search.asked import read
from search.limits import Kind, seconds_to_wait

View = Callable[[HttpRequest], HttpResponse]

READABLE = {"ensure_ascii": False}


class SearchFailed(Exception):  # noqa: N818  # a sentence, as it stands in the log
    """Stands in the log for an error whose own words may repeat what was searched for."""


def discreet(kind: Kind, *, data: bool = False) -> Callable[[View], View]:
    """Makes a view discreet; ``data`` is for those that answer with JSON and are no pages.

    A network that asks too often gets 429 before the database is opened.
    """

    def decorate(view: View) -> View:
        @transaction.non_atomic_requests
        @csrf_exempt  # a form sent here is not to be believed or doubted, but refused
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponse:
            seconds = seconds_to_wait(request, kind)
            response = _refusal(request, seconds, data) if seconds else _answer(view, request)
            if data:
                response.headers["X-Robots-Tag"] = "noindex"
            return response

        return answer

    return decorate


def _answer(view: View, request: HttpRequest) -> HttpResponse:
    """The view's answer, given in one transaction; raises ``SearchFailed`` for any error."""
    try:
        with _reading(), transaction.atomic():
            return view(request)
    except Exception as error:
        kind = type(error).__name__
        raise SearchFailed(kind).with_traceback(error.__traceback__) from None
    finally:
        analysis.forget()


@contextmanager
def _reading() -> Iterator[None]:
    """Transactions that SQLite opens meanwhile take no lock of a writer.

    Elsewhere they take it from the start (``IMMEDIATE``), for a request may write. A search never
    does, and need not wait until somebody has published or built the index anew.
    """
    mode = getattr(connection, "transaction_mode", None)
    if mode is None:
        yield
        return
    setattr(connection, "transaction_mode", "DEFERRED")  # noqa: B010  # SQLite's alone has it
    try:
        yield
    finally:
        setattr(connection, "transaction_mode", mode)  # noqa: B010  # as above


def _refusal(request: HttpRequest, seconds: int, data: bool) -> HttpResponse:
    """429 in the language of the address."""
    heading = _("Too many searches at once")
    if data:
        error = f"{heading}. {advice(seconds)}"
        response = JsonResponse({"error": error}, status=429, json_dumps_params=READABLE)
        response.headers["Retry-After"] = str(seconds)
        return response
    return page_of_refusal(
        request,
        seconds,
        heading=heading,
        reason=_(
            "Too many searches came from your network within a short time, perhaps from somebody "
            "else who shares it. They are only counted: no address is stored."
        ),
        back=_back(request),
    )


def _back(request: HttpRequest) -> tuple[str, str]:
    """Where a refused page leads, and in which words: to the same question, if there was one."""
    query = read(request.GET).query()
    return reverse("search") + query, _("Ask the same again") if query else _("Search")
