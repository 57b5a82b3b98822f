"""What readers see of the newsletter."""

from django.http import Http404, HttpRequest, HttpResponse


def newsletter(request: HttpRequest) -> HttpResponse:
    raise Http404


def subscribe(request: HttpRequest) -> HttpResponse:
    raise Http404


def confirm(request: HttpRequest, token: str) -> HttpResponse:
    raise Http404


def change(request: HttpRequest, token: str) -> HttpResponse:
    raise Http404


def leave(request: HttpRequest, token: str) -> HttpResponse:
    raise Http404
