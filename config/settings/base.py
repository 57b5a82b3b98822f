"""What every environment shares. Nothing here reads the environment or holds a secret."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from config.languages import DEFAULT_LANGUAGE
from config.languages import LANGUAGES as LANGUAGES
from config.languages import OPEN_GRAPH_LOCALES as OPEN_GRAPH_LOCALES

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

INSTALLED_APPS = [
    "config",
    "home",
    "search",
    "newsletter",
    "desk",
    "publishing",
    "issues",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.embeds",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "search.middleware.DiscretionMiddleware",
    "config.middleware.CompressionMiddleware",
    "config.middleware.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.AdminPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.LacinkaMiddleware",
    "config.middleware.LanguageMiddleware",
    "config.middleware.RequestSizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = DEFAULT_LANGUAGE
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Minsk"
WAGTAIL_USER_TIME_ZONES = ["Europe/Minsk", "Europe/Vilnius", "Europe/Warsaw", "UTC"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Uploaded pictures come from nginx in production; only local settings let Django send them.
SERVE_MEDIA = False

# One person's week of work is far below these; they bound what a stranger can make us hold.
MAX_REQUEST_BYTES = 32 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_MODEL = "issues.PublicationImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "issues.picture_form.PictureForm"

# Under which the verdicts may be used as data; written into every file of them.
DATA_LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}

WAGTAIL_SITE_NAME = _("Situation in Belarus")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}

# What one network may ask: so many requests in so many seconds. Each process counts for itself
# unless the cache is shared.
SEARCH_LIMITS = {"search": (60, 60), "suggestions": (60, 20)}
# Keys that seal the addresses of subscribers: see newsletter/secrets/keys.py for their form.
NEWSLETTER_KEYS = ""
# Who the newsletter is from; empty: DEFAULT_FROM_EMAIL. Bounces go to this address with a signed
# part after a plus; empty: to the sender.
NEWSLETTER_FROM = ""
NEWSLETTER_BOUNCES_TO = ""
# The mailbox in which those bounces lie: maildir:///folder or imaps://user:password@host/INBOX
NEWSLETTER_BOUNCES_IN = ""
# Other addresses of the site, named in every mail for whom the first one does not open.
NEWSLETTER_MIRRORS: list[str] = []
# A mail that nobody knows to have arrived is sent once more ("repeat"), or not ("hold").
NEWSLETTER_WHEN_UNCERTAIN = "repeat"
# A sender that says nothing for so long has lost what it held. It is longer than one mail can
# take: 120 s for each of five steps and 600 s for the answer to the final dot (RFC 5321, 4.5.3.2).
NEWSLETTER_LEASE_SECONDS = 1_800
NEWSLETTER_STEP_SECONDS = 120
NEWSLETTER_FINAL_SECONDS = 600
# What one network may ask, what may be sent to one address, and what all together: so many in so
# many seconds.
NEWSLETTER_LIMITS = {"network": (10, 3_600), "address": (4, 86_400), "everybody": (600, 3_600)}
# Seconds that a mail to an editor waits for a silent server. The newsletter's SMTP has the patience
# named above.
EMAIL_TIMEOUT = 30
# Settings of django-anymail, where a mail service sends instead of a relay.
ANYMAIL: dict[str, Any] = {}
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "newsletter": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
# How many servers stand before this one and add the address they were asked from.
PROXIES_IN_FRONT = 0
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # A full cache forgets, and with it what was counted: room for many networks.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Other sites learn nothing. Under "no-referrer" browsers send "Origin: null" with our own forms,
# which CSRF protection refuses: nobody could sign in.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
# Wagtail's editor sets inline styles and runs inline scripts (measured in docs/architecture.md).
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [SELF],
    "form-action": [SELF],
    "object-src": [NONE],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "newsletter.discretion.WithoutTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
