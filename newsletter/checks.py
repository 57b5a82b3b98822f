"""What ``manage.py check`` says about the newsletter."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from newsletter.keyring import keyring


@register
def keys_can_be_used(**kwargs: Any) -> list[CheckMessage]:
    """E001: without keys nobody can subscribe and no mail can be sent."""
    try:
        keyring()
    except ImproperlyConfigured as error:
        return [
            Error(
                str(error),
                hint="A new key: manage.py new_newsletter_key. A lost one is in no backup of ours.",
                id="newsletter.E001",
            )
        ]
    return []
