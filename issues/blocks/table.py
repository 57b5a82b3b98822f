"""Tables whose caption, headings and cells can be translated."""

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue

from issues.blocks.text import LineBlock
from issues.texts import require_fit

TEXT_MAX_LENGTH = 500


def _segment_key(text: str) -> str:
    """A path component that stays with a text when rows and columns move."""
    return str(uuid5(NAMESPACE_OID, text))


def _texts(table: TypedTable) -> list[str]:
    """Every distinct non-empty text of a table: caption, headings, then cells row by row."""
    found = [table.caption or ""]
    found += [column["heading"] or "" for column in table.columns]
    found += [cell or "" for row in table.row_data for cell in row["values"]]
    return list(dict.fromkeys(text for text in found if text.strip()))


class TableBlock(TypedTableBlock):
    """A table of plain text cells; each distinct text is one segment for translators."""

    text = LineBlock(label=_("Text"), required=False, default="", max_length=TEXT_MAX_LENGTH)

    def clean(self, value: TypedTable) -> TypedTable:
        cleaned = super().clean(value)
        for text in (cleaned.caption, *(column["heading"] for column in cleaned.columns)):
            try:
                require_fit(text or "")
                MaxLengthValidator(TEXT_MAX_LENGTH)(text or "")
            except ValidationError as error:
                raise TypedTableBlockValidationError(
                    non_block_errors=ErrorList(error.messages)
                ) from error
        return cleaned

    def get_translatable_segments(self, value: TypedTable | None) -> list[StringSegmentValue]:
        if value is None:
            return []
        return [StringSegmentValue(_segment_key(text), text) for text in _texts(value)]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        translated = {segment.path: segment.render_text() for segment in segments}

        def put(text: Any) -> Any:
            return translated.get(_segment_key(text), text) if text else text

        return TypedTable(
            columns=[{**column, "heading": put(column["heading"])} for column in value.columns],
            row_data=[{"values": [put(cell) for cell in row["values"]]} for row in value.row_data],
            caption=put(value.caption),
        )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "issues/blocks/table.html"
