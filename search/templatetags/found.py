"""Filters of the search page."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from issues.templatetags.reader import hold_together
from search.finding import Piece, Result, Version

register = template.Library()


@register.filter
def marked_text(pieces: Iterable[Piece]) -> SafeString:
    """``pieces`` as HTML, what was asked for in ``<mark>``; words are held together across them."""
    pieces = list(pieces)
    words = hold_together("".join(piece.text for piece in pieces))
    html, start = [], 0
    for piece in pieces:
        text = escape(words[start : start + len(piece.text)])
        html.append(f"<mark>{text}</mark>" if piece.marked else text)
        start += len(piece.text)
    return mark_safe("".join(html))  # every piece is escaped


@register.filter
def found_elsewhere(result: Result) -> list[Version]:
    """Where ``result`` was found, if that is not the version that is shown."""
    found = [version for version in result.versions if version.found]
    return [] if any(each.language == result.language for each in found) else found


@register.filter
def elsewhere(result: Result) -> list[Version]:
    """The other versions of ``result`` but those ``found_elsewhere``."""
    told = found_elsewhere(result)
    return [
        version
        for version in result.versions
        if version not in told and version.language != result.language
    ]
