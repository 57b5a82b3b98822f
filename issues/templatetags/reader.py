"""Filters of reader pages: weeks, verdicts, and rich text that is safe whoever wrote it."""

import html
import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import nh3
from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import RichText, expand_db_html

from issues.reading import commentary, contents
from issues.reading.ledger.words import NOTHING
from issues.verdicts import Verdict
from issues.weeks import format_week

register = template.Library()

NBSP = "\u00a0"
LONE_LETTER = re.compile(r"(?<![\w’'-])([^\W\d_]) (?=\S)")
COUNTED_WORD = re.compile(r"(?<=\d) (?=[^\W\d_])")
TAG = re.compile(r'(<[^>"]*(?:"[^"]*"[^>"]*)*>)')
NUMBER_RANGE = re.compile(r"\d+(?:[-–]\d+)+")

RICH_TEXT_TAGS = {"a", "b", "br", "em", "h2", "h3", "i", "li", "ol", "p", "strong", "ul"}
RICH_TEXT_ATTRIBUTES = {"a": {"href"}} | {
    tag: {"data-block-key"} for tag in ("h2", "h3", "li", "p")
}


def _language() -> str:
    return (get_language() or "en").split("-")[0]


@register.filter
def week(week_start: date, style: str = "") -> SafeString:
    """A ``<time>`` element with the week in the active language, breaking only after its dash.

    ``style`` "short" leaves the year out.
    """
    words = format_week(week_start, _language(), year=style != "short")
    start, dash, end = words.partition(" – ")
    parts = [f"{start} –", end] if dash else [words]
    year, number, _day = week_start.isocalendar()
    return format_html(
        '<time class="week" datetime="{}">{}</time>',
        f"{year:04}-W{number:02}",
        format_html_join(" ", "<span>{}</span>", ((part,) for part in parts)),
    )


@register.filter
def typeset(text: str | None) -> SafeString:
    """Plain text as HTML that breaks where a typesetter would let it.

    Number ranges such as 193-1 stay whole, and a number stays with its word. In Belarusian and
    Russian a line neither begins with a dash nor ends with a word of one letter.
    """
    words = hold_together(str(text or ""))
    set_text = NUMBER_RANGE.sub(r'<span class="unbroken">\g<0></span>', escape(words))
    return mark_safe(set_text)  # the text was escaped before the spans went in


def hold_together(text: str) -> str:
    """Ties numbers to the word after them.

    In Belarusian and Russian also dashes to the word before, lone letters to the word after.
    """
    counted = COUNTED_WORD.sub(NBSP, text)
    if _language() not in {"be", "ru"}:
        return counted
    return LONE_LETTER.sub(rf"\1{NBSP}", counted.replace(" — ", f"{NBSP}— "))


@register.filter
def verdict_words(code: str) -> str:
    """The sentence for a stored verdict code; empty for a verdict not chosen yet."""
    return str(Verdict(code).label) if code in Verdict.values else ""


@register.simple_tag
def all_verdicts() -> list[str]:
    """The verdict codes, better first."""
    return list(Verdict.values)


@register.filter
def anchor(block_id: str | None) -> str:
    """The id of a block's element in a reader's page."""
    return contents.anchor(block_id)


@register.filter
def as_cells(texts: Iterable[str]) -> SafeString:
    """A table cell for each of ``texts``: a large table takes long as a loop in a template.

    A cell that stands for nothing has the attribute ``data-empty``.
    """
    opened = {NOTHING: "<td data-empty>"}
    cells = (f"{opened.get(text, '<td>')}{html.escape(text)}</td>" for text in texts)
    return mark_safe("".join(cells))  # each text is escaped


@register.filter
def byline_names(value: Any) -> tuple[str, ...]:
    """The authors a commentary names, in the active language; none for the collective byline."""
    return commentary.byline_names(value, _language())


@register.filter
def safe_rich_text(value: Any) -> SafeString:
    """Rich text with page links resolved and everything editors cannot write removed."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    clean = nh3.clean(
        expand_db_html(source),
        tags=RICH_TEXT_TAGS,
        attributes=RICH_TEXT_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    # The cleaner writes quotes inside attribute values as &quot;, so this matches real links only.
    for scheme in ("http", "https"):
        clean = clean.replace(f'<a href="{scheme}:', f'<a rel="external" href="{scheme}:')
    pieces = TAG.split(clean)
    pieces[::2] = [hold_together(piece) for piece in pieces[::2]]
    return mark_safe("".join(pieces))  # just cleaned


@register.filter
def web_address(url: str | None) -> str:
    """``url`` if it leads to the web, else nothing: stored text may hold any scheme."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme in {"http", "https"} and parts.netloc else ""


@register.filter
def host(url: str) -> str:
    """The site an address belongs to, without "www."."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
