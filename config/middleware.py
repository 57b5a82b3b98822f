"""Response headers and request limits that hold for the whole site."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

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
