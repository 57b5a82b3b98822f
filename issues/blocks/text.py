"""Blocks of running text. None of them keeps a sign that no reader could see."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from issues.texts import require_fit

PARAGRAPH_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class FitTextMixin:
    """Refuses control characters and the like, at the field, in drafts too."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)  # type: ignore[misc]  # a Wagtail block follows in the MRO
        require_fit(str(getattr(cleaned, "source", cleaned) or ""))
        return cleaned


class LineBlock(FitTextMixin, blocks.CharBlock):
    """One line of plain text."""


class LinesBlock(FitTextMixin, blocks.TextBlock):
    """Several lines of plain text."""


class WebAddressBlock(FitTextMixin, blocks.URLBlock):
    """The address of a page elsewhere."""


class ParagraphBlock(FitTextMixin, blocks.RichTextBlock):
    """One or more paragraphs of limited rich text; markup around nothing counts as empty."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.required and not strip_tags(cleaned.source).strip():
            raise ValidationError(self.field.error_messages["required"], code="required")
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "issues/blocks/paragraph.html"


class SubheadingBlock(LineBlock):
    """A heading inside a commentary."""

    class Meta:
        icon = "title"
        label = _("Subheading")
        template = "issues/blocks/subheading.html"


class QuoteBlock(blocks.StructBlock):
    """A quotation and who said it."""

    text = LinesBlock(label=_("Quotation"), max_length=2_000)
    attribution = LineBlock(label=_("Who said it"), max_length=200, required=False, default="")

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "issues/blocks/quote.html"
