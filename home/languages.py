"""Which language a reader gets: the one in the address, else the one the browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_from_path, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header


def preferred_language(accept_language: str) -> str:
    """The best of our languages for an Accept-Language header (RFC 9110, 12.5.4), else English.

    "be-BY" and "be-tarask" find "be"; a language at quality 0 is one the reader refuses. A
    neighbouring language is never taken for one of ours: "uk" gives English, not Russian.
    """
    for tag, quality in parse_accept_lang_header(accept_language):
        if quality <= 0:
            break
        try:
            return get_supported_language_variant(tag)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def language_of(request: HttpRequest) -> str:
    """The language of a request, from its path and Accept-Language alone: cookies are not read."""
    return get_language_from_path(request.path_info) or preferred_language(
        request.headers.get("Accept-Language", "")
    )
