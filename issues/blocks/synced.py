"""Blocks whose values are the same in every language: copied, never offered to translators."""

from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class SyncedMixin:
    """Keeps a block out of translation; wagtail-localize looks these two methods up by name."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        return value


class SyncedSnippetChooserBlock(SyncedMixin, SnippetChooserBlock):
    """A chosen section or author."""


class SyncedListBlock(SyncedMixin, blocks.ListBlock):
    """A list that is the same in every language."""
