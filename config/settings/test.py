"""Settings of the test suite. ``TEST_DATABASE_URL`` chooses PostgreSQL instead of SQLite."""

import os
import tempfile
from pathlib import Path

import environ

from config.settings.base import *  # noqa: F403  # settings modules inherit by star import

SECRET_KEY = "only-for-tests"  # noqa: S105  # never leaves the test process
ALLOWED_HOSTS = ["*"]
DEBUG = False
PUBLIC_ORIGIN = "https://situation.test"
WAGTAILADMIN_BASE_URL = PUBLIC_ORIGIN

DATABASES = {
    "default": environ.Env.db_url_config(os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:")
    | {"ATOMIC_REQUESTS": True}
}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="situation-test-media-"))
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
