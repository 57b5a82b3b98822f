"""The form that stands on every page."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from newsletter.choices import Choice, choices

register = template.Library()


@register.simple_tag
def newsletter_choices() -> list[Choice]:
    """The editions, with the one chosen that suits the language of the page; one query."""
    return choices((get_language() or settings.LANGUAGE_CODE).split("-")[0])
