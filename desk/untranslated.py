"""What of a source a language still lacks."""

import re
from dataclasses import dataclass

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, TranslationSource

_MARKUP = re.compile(r"<[^>]*>|&#?\w+;")


@dataclass(frozen=True)
class Untranslated:
    """One string of a source without a usable translation; ``path`` is its content path."""

    path: str
    text: str


def needs_translation(text: str) -> bool:
    """Whether a string, HTML as wagtail-localize keeps it, holds a letter: numbers need none."""
    return any(map(str.isalpha, _MARKUP.sub("", text)))


def untranslated(source: TranslationSource, locale: Locale) -> list[Untranslated]:
    """The strings of ``source`` that ``locale`` has no words for, in reading order; one query.

    A translation that is blank or faulty counts as none: readers would see the source's words.
    """
    segments = (
        StringSegment.objects.filter(source=source)
        .annotate_translation(locale)
        .select_related("context", "string")
        .order_by("order")
    )
    return [
        Untranslated(segment.context.path, segment.string.data)
        for segment in segments
        if not (segment.translation or "").strip() and needs_translation(segment.string.data)
    ]
