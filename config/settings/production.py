"""What production runs. Every value comes from the environment; see .env.example.

Refuses to start when a variable is missing and names every missing one at once.
"""

import os

import environ
from django.core.exceptions import ImproperlyConfigured

from config.newsletter_settings import (
    require_anymail,
    require_keys,
    require_mirrors,
    require_when_uncertain,
)
from config.settings.base import *  # noqa: F403  # settings modules inherit by star import
from config.settings.base import INSTALLED_APPS
from config.tagging import require_tag_authority

REQUIRED = (
    "DJANGO_SECRET_KEY",
    "DJANGO_ALLOWED_HOSTS",
    "DATABASE_URL",
    "PUBLIC_ORIGIN",
    "TAG_AUTHORITY",
    "STATIC_ROOT",
    "MEDIA_ROOT",
    "DEFAULT_FROM_EMAIL",
)
# One of each pair.
ALTERNATIVES = (("EMAIL_URL", "EMAIL_BACKEND"), ("NEWSLETTER_KEYS", "NEWSLETTER_KEYS_FILE"))

_missing = [name for name in REQUIRED if not os.environ.get(name)] + [
    f"{first} (or {second})"
    for first, second in ALTERNATIVES
    if not (os.environ.get(first) or os.environ.get(second))
]
if _missing:
    raise ImproperlyConfigured(
        "These environment variables must be set (see .env.example): " + ", ".join(_missing)
    )

env = environ.Env()

DEBUG = False
SECRET_KEY = env.str("DJANGO_SECRET_KEY")
ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS")
PUBLIC_ORIGIN = env.str("PUBLIC_ORIGIN").rstrip("/")
if not PUBLIC_ORIGIN.startswith("https://"):
    raise ImproperlyConfigured("PUBLIC_ORIGIN must start with https://")
if not PUBLIC_ORIGIN.isascii():
    # It stands in headers of mails, which hold nothing else.
    raise ImproperlyConfigured(
        "PUBLIC_ORIGIN must be ASCII: write a name in other letters as browsers send it, xn--…"
    )
WAGTAILADMIN_BASE_URL = PUBLIC_ORIGIN
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
TAG_AUTHORITY = require_tag_authority(env.str("TAG_AUTHORITY"))

DATABASES = {"default": env.db("DATABASE_URL") | {"ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 60}}

if _cache := env.str("CACHE_URL", default=""):
    CACHES = {"default": env.cache_url_config(_cache)}
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=1)

STATIC_ROOT = env.str("STATIC_ROOT")
MEDIA_ROOT = env.str("MEDIA_ROOT")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if _backend := env.str("EMAIL_BACKEND", default=""):
    # A mail service instead of a relay. What it needs to know differs from one to the next.
    EMAIL_BACKEND = _backend
    INSTALLED_APPS = [*INSTALLED_APPS, "anymail"]
    ANYMAIL = require_anymail(env.str("ANYMAIL", default=""))
else:
    vars().update(env.email("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

NEWSLETTER_KEYS = require_keys(
    env.str("NEWSLETTER_KEYS", default=""), env.str("NEWSLETTER_KEYS_FILE", default="")
)
NEWSLETTER_FROM = env.str("NEWSLETTER_FROM", default="")
NEWSLETTER_BOUNCES_TO = env.str("NEWSLETTER_BOUNCES_TO", default="")
NEWSLETTER_BOUNCES_IN = env.str("NEWSLETTER_BOUNCES_IN", default="")
NEWSLETTER_MIRRORS = require_mirrors(env.list("NEWSLETTER_MIRRORS", default=[]))
NEWSLETTER_WHEN_UNCERTAIN = require_when_uncertain(
    env.str("NEWSLETTER_WHEN_UNCERTAIN", default="repeat")
)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
