"""What templates say of corrections."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from issues.reading import corrections
from issues.weeks import format_day

register = template.Library()


def _language() -> str:
    return (get_language() or "en").split("-")[0]


@register.filter
def corrections_of(value: Any) -> corrections.Corrections:
    """What readers are told of a commentary's corrections, in the active language."""
    return corrections.corrections_of(value, _language())


@register.filter
def day(moment: date) -> SafeString:
    """A ``<time>`` element with the day in the active language."""
    return format_html(
        '<time datetime="{}">{}</time>', moment.isoformat(), format_day(moment, _language())
    )
