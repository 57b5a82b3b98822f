"""Settings of the test suite. ``TEST_DATABASE_URL`` chooses PostgreSQL instead of SQLite."""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import environ

from config.settings.base import *  # noqa: F403  # settings modules inherit by star import

SECRET_KEY = "only-for-tests"  # noqa: S105  # never leaves the test process
ALLOWED_HOSTS = ["*"]
DEBUG = False
PUBLIC_ORIGIN = "https://situation.test"
WAGTAILADMIN_BASE_URL = PUBLIC_ORIGIN
TAG_AUTHORITY = "tags.test,2026"

_folder = Path(tempfile.mkdtemp(prefix="situation-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

_database: dict[str, Any] = {"ATOMIC_REQUESTS": True}
if os.environ.get("TEST_DATABASE_URL"):
    _database = environ.Env.db_url_config(os.environ["TEST_DATABASE_URL"]) | _database
else:
    _database |= {"ENGINE": "django.db.backends.sqlite3", "NAME": _folder / "db.sqlite3"}
if _database["ENGINE"].endswith("sqlite3"):
    # A file, as in earnest: the threads of a live server would share one connection to :memory:.
    _database["TEST"] = {"NAME": _folder / "test.sqlite3"}
    _database["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
DATABASES = {"default": _database}

NEWSLETTER_KEYS = "1:" + base64.b64encode(bytes(range(32))).decode()
NEWSLETTER_FROM = "letters@situation.test"
NEWSLETTER_BOUNCES_TO = "bounces@situation.test"
NEWSLETTER_LIMITS = dict.fromkeys(("network", "address", "everybody"), (10000, 60))
SEARCH_LIMITS = {"search": (10_000, 60), "suggestions": (10_000, 60)}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = _folder / "media"
STATIC_ROOT = _folder / "static"
STATIC_ROOT.mkdir()
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
