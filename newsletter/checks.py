"""What ``manage.py check`` says about the newsletter."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from newsletter.keyring import keyring

WHEN_UNCERTAIN = ("repeat", "hold")


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


@register
def choice_when_uncertain_is_known(**kwargs: Any) -> list[CheckMessage]:
    """E002: what happens to a mail that nobody knows to have arrived must be one of two things."""
    if settings.NEWSLETTER_WHEN_UNCERTAIN in WHEN_UNCERTAIN:
        return []
    return [
        Error(
            f"NEWSLETTER_WHEN_UNCERTAIN is “{settings.NEWSLETTER_WHEN_UNCERTAIN}”.",
            hint="Either “repeat” or “hold”.",
            id="newsletter.E002",
        )
    ]
