"""Blocks of running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PARAGRAPH_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class ParagraphBlock(blocks.RichTextBlock):
    """One or more paragraphs of limited rich text."""

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        template = "issues/blocks/paragraph.html"


class SubheadingBlock(blocks.CharBlock):
    """A heading inside a commentary."""

    class Meta:
        icon = "title"
        label = _("Subheading")
        template = "issues/blocks/subheading.html"


class QuoteBlock(blocks.StructBlock):
    """A quotation and who said it."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=2_000)
    attribution = blocks.CharBlock(
        label=_("Who said it"), max_length=200, required=False, default=""
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "issues/blocks/quote.html"
