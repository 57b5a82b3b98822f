"""The keys this process works with."""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from newsletter.secrets.keys import Keyring, KeysError, read_keys


def keyring() -> Keyring:
    """The keys of ``NEWSLETTER_KEYS``, read once.

    Raises ``ImproperlyConfigured``, which names the line that is wrong and never repeats a secret.
    """
    return _read(settings.NEWSLETTER_KEYS)


@lru_cache(maxsize=1)
def _read(text: str) -> Keyring:
    try:
        return read_keys(text)
    except KeysError as error:
        raise ImproperlyConfigured(f"NEWSLETTER_KEYS: {error}") from None
