"""Stored blocks that this version does not understand: kept as they are, shown to nobody.

A database edited by hand, or by a newer version, may hold a block of an unknown type or a value of
an unknown shape. Wagtail drops the first silently and stops with an error at the second. Here
either becomes a ``preserved`` block while it is in memory and its own self again when stored.
"""

import json
from typing import Any, TypeGuard
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from django import forms
from django.core.exceptions import BadRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.field_block import ChooserBlock
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from issues.blocks.synced import SyncedMixin
from issues.texts import require_fit, strings_in

PRESERVED = "preserved"


class PreservedBlock(SyncedMixin, blocks.FieldBlock):
    """Any JSON value, read-only in the editor, without a trace on reader pages."""

    def __init__(self, **kwargs: Any) -> None:
        self._constructor_kwargs = kwargs
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        return forms.CharField(
            widget=forms.Textarea(attrs={"readonly": True, "rows": 4}),
            required=False,
            strip=False,
            label=self.label,
        )

    def value_for_form(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, indent=2)

    def value_from_form(self, value: Any) -> Any:
        try:
            return json.loads(value)
        except (TypeError, ValueError) as error:
            raise BadRequest("A preserved block came back changed.") from error

    def clean(self, value: Any) -> Any:
        for text in strings_in(value):
            require_fit(text)
        return value

    def render(self, value: Any, context: dict[str, Any] | None = None) -> str:
        return ""

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    class Meta:
        icon = "warning"
        label = _("Kept as it is: not understood by this version")
        help_text = _("Readers do not see it. Remove it if nobody needs it.")


def _is_sound(block: blocks.Block, raw: Any) -> bool:
    """Whether ``raw`` has the shape that ``block`` reads without an error."""
    if isinstance(block, blocks.StructBlock):
        return isinstance(raw, dict) and all(
            _is_sound(child, raw[name]) for name, child in block.child_blocks.items() if name in raw
        )
    if isinstance(block, PreservingStreamBlock):
        return isinstance(raw, list)
    if isinstance(block, blocks.ListBlock):
        return isinstance(raw, list) and all(_is_sound_item(block, item) for item in raw)
    if isinstance(block, TypedTableBlock):
        return raw is None or _is_sound_table(block, raw)
    if isinstance(block, ChooserBlock):
        return raw is None or (type(raw) is int and 0 < raw < 2**63)
    return raw is None or isinstance(raw, str)


def _is_sound_item(block: blocks.ListBlock, item: Any) -> bool:
    if isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= item.keys():
        item = item["value"]
    return _is_sound(block.child_block, item)


def _is_sound_table(block: TypedTableBlock, raw: Any) -> bool:
    if not isinstance(raw, dict) or not isinstance(raw.get("caption", ""), str | None):
        return False
    columns, rows = raw.get("columns"), raw.get("rows")
    return (
        isinstance(columns, list)
        and isinstance(rows, list)
        and all(
            isinstance(column, dict)
            and column.get("type") in block.child_blocks
            and isinstance(column.get("heading"), str)
            for column in columns
        )
        and all(
            isinstance(row, dict)
            and isinstance(row.get("values"), list)
            and len(row["values"]) == len(columns)
            and all(isinstance(cell, str | None) for cell in row["values"])
            for row in rows
        )
    )


def _is_uuid(block_id: Any) -> TypeGuard[str]:
    try:
        return str(UUID(block_id)) == block_id
    except (AttributeError, TypeError, ValueError):
        return False


def _sound_id(child: dict[str, Any], position: int, taken: set[str]) -> str:
    """The child's own id, or one that comes out the same at every reading."""
    block_id = child.get("id")
    if not _is_uuid(block_id) or block_id in taken:
        known = json.dumps(child, sort_keys=True, default=str)
        block_id = str(uuid5(NAMESPACE_OID, f"{position} {known}"))
    taken.add(block_id)
    return block_id


class PreservingStreamBlock(blocks.StreamBlock):
    """A stream that never loses a stored child; each child has an id of its own that is a UUID."""

    preserved = PreservedBlock()

    def _readable(self, stream: list[Any]) -> list[dict[str, Any]]:
        """``stream`` as stored, with what is not understood wrapped into preserved blocks."""
        taken: set[str] = set()
        readable = []
        for position, child in enumerate(stream):
            whole = child if isinstance(child, dict) else {}
            block = self.child_blocks.get(str(whole.get("type")))
            understood = (
                block is not None
                and whole["type"] != PRESERVED
                and "value" in whole
                and _is_sound(block, whole["value"])
            )
            block_id = _sound_id(whole, position, taken)
            if understood:
                readable.append({**whole, "id": block_id})
            else:
                readable.append({"type": PRESERVED, "value": child, "id": block_id})
        return readable

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                return self.empty_value(raw_text=value)
        if isinstance(value, dict | str | int | float) and value:
            value = [value]
        if isinstance(value, list) and value and not isinstance(value[0], tuple):
            value = self._readable(value)
        return super().to_python(value)

    def bulk_to_python(self, values: list[Any]) -> Any:
        return super().bulk_to_python([self._readable(stream or []) for stream in values])

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        value = super().value_from_datadict(data, files, prefix)
        taken: set[str] = set()
        for child in value:
            if not _is_uuid(child.id) or child.id in taken:
                child.id = str(uuid4())
            taken.add(child.id)
        return value

    def get_prep_value(self, value: Any) -> list[Any]:
        return [
            child["value"] if child["type"] == PRESERVED else child
            for child in super().get_prep_value(value)
        ]


class PreservingStreamAdapter(StreamBlockAdapter):
    """Shows preserved blocks in the editor without offering to add one."""

    js_constructor = "issues.blocks.PreservingStreamBlock"

    @cached_property
    def media(self) -> forms.Media:
        ours = forms.Media(js=[versioned_static("issues/preserving-stream.js")])
        return super().media + ours


register(PreservingStreamAdapter(), PreservingStreamBlock)
