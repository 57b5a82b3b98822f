"""A translation rebuilt from its source loses upstream what only it has: imported commentaries."""

from typing import Any

from wagtail_localize import models

from desk.guards.wrapping import Function, wrap
from desk.target_only import keep_own_blocks


def _ingest_segments(original: Function) -> Function:
    def ingest_segments(
        original_obj: Any, translated_obj: Any, src_locale: Any, tgt_locale: Any, segments: Any
    ) -> None:
        original(original_obj, translated_obj, src_locale, tgt_locale, segments)
        keep_own_blocks(original_obj, translated_obj)

    return ingest_segments


def install() -> None:
    wrap(
        "own_blocks",
        models,
        "ingest_segments",
        ["original_obj", "translated_obj", "src_locale", "tgt_locale", "segments"],
        _ingest_segments,
    )
