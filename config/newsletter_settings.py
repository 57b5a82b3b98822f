"""What the variables of the newsletter and of its mail may say."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from newsletter.secrets.keys import KeysError, read_keys

WHEN_UNCERTAIN = ("repeat", "hold")


def require_keys(text: str, file: str) -> str:
    """The keys of ``NEWSLETTER_KEYS``, or of the file that ``NEWSLETTER_KEYS_FILE`` names.

    Raises ``ImproperlyConfigured``, which never repeats a secret.
    """
    if text and file:
        raise ImproperlyConfigured("Set NEWSLETTER_KEYS or NEWSLETTER_KEYS_FILE, not both")
    name = "NEWSLETTER_KEYS_FILE" if file else "NEWSLETTER_KEYS"
    try:
        text = Path(file).read_text() if file else text
        read_keys(text)
    except UnicodeDecodeError:
        raise ImproperlyConfigured(f"{name}: {file} is no text") from None
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: {file} cannot be read: {error.strerror}") from None
    except KeysError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from None
    return text


def require_mirrors(origins: list[str]) -> list[str]:
    """``origins`` without a slash at their ends. Raises ``ImproperlyConfigured``."""
    for origin in origins:
        if not origin.startswith(("https://", "http://")):
            raise ImproperlyConfigured(
                f"NEWSLETTER_MIRRORS holds “{origin}”. Each is an address that begins with "
                "https://, or with http:// where the name ends in .onion; commas between them"
            )
    return [origin.rstrip("/") for origin in origins]


def require_when_uncertain(choice: str) -> str:
    if choice not in WHEN_UNCERTAIN:
        raise ImproperlyConfigured(
            f"NEWSLETTER_WHEN_UNCERTAIN is “{choice}”. It must be repeat or hold"
        )
    return choice


def require_anymail(text: str) -> dict[str, Any]:
    """The settings of django-anymail in ``text``, a JSON object.

    Raises ``ImproperlyConfigured``, which does not repeat it: it holds a password.
    """
    try:
        settings = json.loads(text or "{}")
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured(f"ANYMAIL is not JSON: {error.msg}, {error.pos}") from None
    if not isinstance(settings, dict):
        raise ImproperlyConfigured('ANYMAIL must be an object such as {"MAILGUN_API_KEY": "…"}')
    return settings
