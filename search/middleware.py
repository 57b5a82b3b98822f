"""What is promised of every address that may hold a question, whatever answers there."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADERS = {
    "Cache-Control": "no-store",
    # The address holds what was asked: not even our own next page is to hear of it.
    "Referrer-Policy": "no-referrer",
}
# Also /search/ without a language and /be/search without its last slash, which lead elsewhere.
# What browsers are told of the search, once for all, may be kept.
_ASKED = re.compile(r"/(?:[a-z-]+/)?search(?!/description\.xml$)(?:[/.].*)?", re.DOTALL)


class DiscretionMiddleware:
    """Has browsers keep no answer to a search, and tell nobody where it was given."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = _ASKED.fullmatch(request.path)
        response = self.get_response(request)
        if asked:
            for name, value in HEADERS.items():
                response.headers[name] = value
        return response
