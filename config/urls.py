"""All addresses of the site."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from home import urls as home_urls
from home.views import language_redirect
from issues import urls as issues_urls
from newsletter import urls as newsletter_urls
from publishing import urls as publishing_urls
from search import urls as search_urls

handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", language_redirect, name="language_redirect"),
    path("admin/", include(wagtailadmin_urls)),
    path("", include(home_urls.unprefixed)),
    path("", include(publishing_urls.unprefixed)),
    *i18n_patterns(
        path("", include(home_urls.prefixed)),
        path("", include(issues_urls.prefixed)),
        path("", include(publishing_urls.prefixed)),
        path("", include(search_urls.prefixed)),
        path("", include(newsletter_urls.prefixed)),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]

# Without the secret anybody could tell us that an address is gone, and so have it erased.
if apps.is_installed("anymail") and settings.ANYMAIL.get("WEBHOOK_SECRET"):
    urlpatterns.insert(0, path("anymail/", include("anymail.urls")))

if settings.SERVE_MEDIA:
    media = settings.MEDIA_URL.lstrip("/")
    urlpatterns.insert(
        0, path(f"{media}<path:path>", serve, {"document_root": settings.MEDIA_ROOT}, name="media")
    )
