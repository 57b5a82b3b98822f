"""What is sent below ``/be-latn/``, made of the answer at the Belarusian address."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from home.lacinka import suggestions
from home.lacinka.page import TAG, in_lacinka, path_in_lacinka

CONVERTERS: dict[str, Callable[[str], str]] = {
    "text/html": in_lacinka,
    suggestions.CONTENT_TYPE: suggestions.suggestions_in_lacinka,
}
"""By the type of what they convert."""


def answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """``response`` in Łacinka, or a redirect to the Belarusian address where it is not to be read.

    ``request`` is the one that was answered: its path is the Belarusian one. A file, and a page
    that sets a cookie, such as a form for a password, are not converted; a refusal that is no page
    is sent as it is.
    """
    if response.has_header("Location"):
        response.headers["Location"] = path_in_lacinka(response.headers["Location"])
        return response
    convert = None if response.streaming else CONVERTERS.get(_type_of(response))
    if convert is None and response.status_code >= HTTPStatus.BAD_REQUEST:
        return response
    if convert is None or response.cookies:
        return _redirect(request.get_full_path(), response)
    response.content = convert(response.content.decode()).encode()
    response.headers["Content-Language"] = TAG
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
    return response


def _redirect(path: str, response: HttpResponse) -> HttpResponse:
    """To ``path``, which may hold a question: as discreetly as ``response`` would have been."""
    redirect = HttpResponsePermanentRedirect(path)
    for name in ("Cache-Control", "Referrer-Policy"):
        if response.has_header(name):
            redirect.headers[name] = response.headers[name]
    return redirect


def _type_of(response: HttpResponse) -> str:
    return str(response.headers.get("Content-Type", "")).partition(";")[0]
