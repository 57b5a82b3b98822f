"""A block without a value has nothing to translate; upstream fails on it when a page is submitted.

Values are missing in drafts and wherever a field was added to a block after the page was saved.
"""

from typing import Any

from wagtail_localize.segments import extract

from desk.guards.wrapping import Function, wrap


def _handle_block(original: Function) -> Function:
    def handle_block(self: Any, block_type: Any, block_value: Any, raw_value: Any = None) -> Any:
        if block_value is None:
            return []
        return original(self, block_type, block_value, raw_value=raw_value)

    return handle_block


def install() -> None:
    wrap(
        "none_segments",
        extract.StreamFieldSegmentExtractor,
        "handle_block",
        ["self", "block_type", "block_value", "raw_value"],
        _handle_block,
    )
