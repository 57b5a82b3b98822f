"""Starting ``manage.py`` under the production settings, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

VARIABLES = {
    "DJANGO_SECRET_KEY": "Zk7-quite-long-and-random-5b0f9d6e2c8a417e9d3f-not-in-use-anywhere",
    "DJANGO_ALLOWED_HOSTS": "situation.example",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:1/situation",
    "PUBLIC_ORIGIN": "https://situation.example",
    "TAG_AUTHORITY": "situation.example,2026",
    "STATIC_ROOT": "/srv/situation/static",
    "MEDIA_ROOT": "/srv/situation/media",
    "EMAIL_URL": "smtp+tls://user:password@relay.example:587",
    "DEFAULT_FROM_EMAIL": "desk@situation.example",
    "NEWSLETTER_KEYS": "1:bm90LWluLXVzZS1hbnl3aGVyZS0zMi1ieXRlcy1vayE=",
}


def run(*command: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Runs ``manage.py``; ``changes`` sets variables, or removes those that are None."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.production"}
    changed = bare | settings | VARIABLES | changes
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={name: value for name, value in changed.items() if value is not None},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
