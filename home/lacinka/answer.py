"""What is sent below ``/be-latn/``, made of the answer at the Belarusian address."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from home.lacinka.page import TAG, in_lacinka, path_in_lacinka


def answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """``response`` in Łacinka, or a redirect to the Belarusian address where it is not to be read.

    ``request`` is the one that was answered: its path is the Belarusian one. A file, and a page
    that sets a cookie, such as a form for a password, are not converted.
    """
    if response.has_header("Location"):
        response.headers["Location"] = path_in_lacinka(response.headers["Location"])
        return response
    if response.cookies or not _is_page(response):
        return _redirect(request.get_full_path(), response)
    response.content = in_lacinka(response.content.decode()).encode()
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


def _is_page(response: HttpResponseBase) -> bool:
    kind = response.headers.get("Content-Type", "")
    return not response.streaming and kind.startswith("text/html")
