"""A translation rebuilt from its source gets its source's notes on corrections as its own upstream.

It has to keep which of them it has taken in, those that were written in it, and it takes in the
others as soon as everything that its source says is translated.
"""

import json
from typing import Any

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize import models
from wagtail_localize.models import TranslationSource

from desk.corrections import Block, take_in_corrections
from desk.guards.wrapping import Function, wrap
from desk.progress import progress
from desk.target_only import stored_commentaries
from issues.models import IssuePage


def _ingest_segments(original: Function) -> Function:
    def ingest_segments(
        original_obj: Any, translated_obj: Any, src_locale: Any, tgt_locale: Any, segments: Any
    ) -> None:
        original(original_obj, translated_obj, src_locale, tgt_locale, segments)
        if isinstance(translated_obj, IssuePage):
            _keep_own_notes(original_obj, translated_obj, src_locale, tgt_locale)

    return ingest_segments


def _keep_own_notes(source: IssuePage, rebuilt: IssuePage, src: Locale, tgt: Locale) -> None:
    said = _values(source)
    had = _values(_published(rebuilt))
    if not any(value.get("corrections") for value in (*said.values(), *had.values())):
        return
    incomplete = _incomplete(source, src, tgt)
    blocks = stored_commentaries(rebuilt)
    for block in blocks:
        if block["id"] in said and isinstance(block["value"], dict):
            take_in_corrections(
                said[block["id"]],
                had.get(block["id"]),
                block["value"],
                language=src.language_code,
                complete=block["id"] not in incomplete,
                now=timezone.now(),
            )
    rebuilt.commentaries = json.dumps(blocks)


def _published(rebuilt: IssuePage) -> IssuePage | None:
    found: IssuePage | None = (
        IssuePage.objects.filter(pk=rebuilt.pk).exclude(first_published_at=None).first()
    )
    return found


def _values(issue: IssuePage | None) -> dict[str, Block]:
    """``{block id: value}`` of the commentaries that can be read."""
    blocks = stored_commentaries(issue) if issue is not None else []
    return {block["id"]: block["value"] for block in blocks if isinstance(block["value"], dict)}


def _incomplete(source: IssuePage, src: Locale, tgt: Locale) -> set[str]:
    """The ids of the commentaries of which something is not translated, or outdated."""
    found = TranslationSource.objects.filter(object_id=source.translation_key, locale=src)
    return {
        block_id or ""
        for (_source, locale_id, block_id), part in progress(list(found)).items()
        if locale_id == tgt.pk and (part.missing or part.outdated)
    }


def install() -> None:
    wrap(
        "own_notes",
        models,
        "ingest_segments",
        ["original_obj", "translated_obj", "src_locale", "tgt_locale", "segments"],
        _ingest_segments,
    )
