"""Response headers and request limits that hold for the whole site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from home import lacinka
from home.languages import language_of

GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)


def is_admin(request: HttpRequest) -> bool:
    """Whether the address belongs to the newsroom rather than to readers."""
    return request.path.startswith("/admin/")


class RequestSizeMiddleware:
    """Refuses a body over ``MAX_REQUEST_BYTES`` with 413 before a byte of it is read or stored."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length > settings.MAX_REQUEST_BYTES:
            message = _("What you sent is %(sent)d MB; at most %(limit)d MB are accepted.") % {
                "sent": length // 2**20,
                "limit": settings.MAX_REQUEST_BYTES // 2**20,
            }
            return render(request, "413.html", {"message": message}, status=413)
        return self.get_response(request)


class CompressionMiddleware(GZipMiddleware):
    """Compresses the texts readers get, to the same bytes each time.

    Not the newsroom: its pages hold secrets of a session, which the length of a compressed answer
    can give away (BREACH). A page for readers holds none.
    """

    max_random_bytes = 0

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if is_admin(request) or not (kind.startswith("text/") or kind.endswith(("xml", "json"))):
            return response
        return super().process_response(request, response)


class PermissionsPolicyMiddleware:
    """Sends a Permissions-Policy that switches off what no page here needs."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class AdminPolicyMiddleware:
    """Gives the newsroom the Content-Security-Policy that Wagtail's editor needs."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_admin(request):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]  # django-csp's own hook
        return response


class LanguageMiddleware:
    """Speaks the language of the address; where it names none, the one the browser asks for.

    Stands in for Django's ``LocaleMiddleware``, which reads a cookie and answers an address it
    does not know with a redirect to a guess: here ``/de/`` is simply missing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        translation.activate(language_of(request))
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
        response = self.get_response(request)
        from_path = translation.get_language_from_path(request.path_info)
        if from_path:
            response.headers.setdefault("Content-Language", from_path)
        elif response.status_code >= 400 or is_admin(request):
            patch_vary_headers(response, ["Accept-Language"])
        return response


class LacinkaMiddleware:
    """Answers below ``/be-latn/`` with the Belarusian page of the same address, in Łacinka.

    The rest of the site sees the Belarusian address alone, so that everything a reader may meet
    there, missing pages and redirects too, is met here. What is no page for readers, such as a
    file, is at its Belarusian address: there the answer leads.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not f"{request.path_info}/".startswith(lacinka.ROOT):
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        rest = request.path_info.removeprefix(lacinka.ROOT.rstrip("/"))
        request.path_info = request.path = lacinka.CYRILLIC_ROOT.rstrip("/") + rest
        request.in_lacinka = True  # type: ignore[attr-defined]  # read by the frame of the page
        return lacinka.answer(request, self.get_response(request))
