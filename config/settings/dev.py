"""One machine, one person: SQLite, local files, no secrets to set."""

import base64
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.management.utils import get_random_secret_key

from config.settings.base import *  # noqa: F403  # settings modules inherit by star import
from config.settings.base import VAR_DIR


def _local_secret(path: Path, make: Callable[[], str]) -> str:
    """Reads a secret of this machine, making it at the first start."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as file:
            file.write(make())
            file.flush()
            # Linked when complete, so that no other process starting now reads half a key.
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text()


def _first_newsletter_key() -> str:
    return f"1:{base64.b64encode(os.urandom(32)).decode()}\n"


DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
SECRET_KEY = _local_secret(VAR_DIR / "secret_key", get_random_secret_key)
NEWSLETTER_KEYS = _local_secret(VAR_DIR / "newsletter_keys", _first_newsletter_key)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
if os.environ.get("SERVE_ON_HOST"):
    # Somebody asked for another address; which name its visitors will use cannot be known here.
    ALLOWED_HOSTS = ["*"]
PUBLIC_ORIGIN = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
WAGTAILADMIN_BASE_URL = PUBLIC_ORIGIN
TAG_AUTHORITY = "situation.example,2026"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "situation.sqlite3",
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {
            # What is erased is overwritten too, not only given free.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
            ),
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
NEWSLETTER_FROM = "letters@situation.example"
NEWSLETTER_BOUNCES_TO = "bounces@situation.example"
