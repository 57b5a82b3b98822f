"""Views of the shell that are not pages in the tree; those that need no database open none."""

from urllib.parse import quote

from django.db.transaction import non_atomic_requests
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from home.languages import preferred_language
from home.offers import is_side_by_side, offers_for
from home.published import absolute
from home.sitemaps import sitemap_xml


@non_atomic_requests
@require_safe
def language_redirect(request: HttpRequest) -> HttpResponse:
    """302 to the front page in the reader's language by Accept-Language, else English."""
    language = preferred_language(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@non_atomic_requests
@require_safe
def belarusian_redirect(request: HttpRequest, rest: str | None = None) -> HttpResponse:
    """301 from the original site's "by" to "be"; the rest of the path stays, the query goes."""
    return HttpResponsePermanentRedirect("/be/" + quote(rest or ""))


@non_atomic_requests
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """301 from the address that browsers and feed readers try unasked."""
    return HttpResponsePermanentRedirect(static("home/favicon.ico"))


@non_atomic_requests
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the newsroom may be crawled."""
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of the whole site in all languages."""
    return HttpResponse(sitemap_xml(), content_type="application/xml; charset=utf-8")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the language of the address; ``offers`` are the languages that have the page.

    ``beside`` says that two languages were looked for.
    """
    path = request.path_info
    context = {"offers": offers_for(path), "beside": is_side_by_side(path)}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 from a template that needs no database, no session and no context."""
    return HttpResponse(render_to_string("500.html"), status=500)
