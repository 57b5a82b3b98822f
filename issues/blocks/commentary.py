"""The commentary: one section's verdict on the week and the text behind it."""

from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from issues.blocks.correction import CorrectionBlock
from issues.blocks.media import LinkCardBlock, PictureBlock
from issues.blocks.preserved import PreservingStreamBlock
from issues.blocks.synced import SyncedListBlock, SyncedSnippetChooserBlock
from issues.blocks.table import TableBlock
from issues.blocks.text import (
    PARAGRAPH_FEATURES,
    LineBlock,
    LinesBlock,
    ParagraphBlock,
    QuoteBlock,
    SubheadingBlock,
    WebAddressBlock,
)
from issues.verdicts import Verdict

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
TITLE_MAX_LENGTH = 200


class Byline(models.TextChoices):
    """Who a commentary says it is by. The default names nobody."""

    COLLECTIVE = "collective", _("Collective: no names")
    NAMED = "named", _("Named: the authors below")


class SourceBlock(blocks.StructBlock):
    """A source, named in its own language."""

    title = LineBlock(label=_("Title"), max_length=300)
    url = WebAddressBlock(label=_("Address"), required=False, default="", max_length=1_000)

    class Meta:
        icon = "link"
        label = pgettext_lazy("what a text draws on", "Source")


class BodyBlock(PreservingStreamBlock):
    """The text of a commentary; publishing asks for at least one paragraph."""

    paragraph = ParagraphBlock(features=PARAGRAPH_FEATURES, max_length=20_000)
    subheading = SubheadingBlock(max_length=150)
    quote = QuoteBlock()
    picture = PictureBlock()
    table = TableBlock()
    link_card = LinkCardBlock()

    class Meta:
        label = _("Text")
        block_counts = {"paragraph": {"min_num": 1}}


class CommentaryBlock(blocks.StructBlock):
    """One section's commentary. Only its address and choices are the same in every language."""

    section = SyncedSnippetChooserBlock("issues.Section", label=_("Section"))
    verdict = blocks.ChoiceBlock(choices=Verdict.choices, label=_("Verdict"))
    verdict_reason = LineBlock(
        label=_("Why this verdict"),
        max_length=300,
        required=False,
        default="",
        help_text=_("One sentence, shown beside the verdict."),
    )
    title = LineBlock(label=_("Title"), max_length=TITLE_MAX_LENGTH, default="")
    slug = blocks.RegexBlock(
        regex=SLUG_PATTERN,
        label=_("Address"),
        required=False,
        default="",
        max_length=100,
        error_messages={"invalid": _("Use small Latin letters, digits and single hyphens only.")},
        help_text=_(
            "Filled in at first publication, the same in every language. "
            "If you change it later, the old address leads to the new one."
        ),
    )
    lead = LinesBlock(label=_("Lead"), max_length=1_000, default="", rows=3)
    body = BodyBlock()
    byline = blocks.ChoiceBlock(
        choices=Byline.choices, default=Byline.COLLECTIVE, label=_("Byline")
    )
    authors = SyncedListBlock(
        SyncedSnippetChooserBlock("issues.Author"),
        label=_("Authors"),
        default=[],
        collapsed=True,
        help_text=_("Never shown to readers unless the byline is named."),
    )
    sources = SyncedListBlock(SourceBlock(), label=_("Sources"), default=[], collapsed=True)
    corrections = SyncedListBlock(
        CorrectionBlock(),
        label=_("Corrections"),
        default=[],
        collapsed=True,
        help_text=_(
            "For changes of substance in a published text. The wording of a note can be changed "
            "later; its date stays."
        ),
    )

    class Meta:
        icon = "doc-full"
        label = _("Commentary")
        label_format = "{section}: {title}"
        template = "issues/blocks/commentary.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if (
            not self.is_deferred_validation
            and cleaned["byline"] == Byline.NAMED
            and not any(cleaned["authors"])
        ):
            raise StructBlockValidationError(
                {"authors": ValidationError(_("A named byline needs at least one author."))}
            )
        return cleaned


class CommentariesBlock(PreservingStreamBlock):
    """All commentaries of an issue in one language."""

    commentary = CommentaryBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors: dict[int, ValidationError] = {}
        for position, child in enumerate(cleaned):
            if child.block_type != "commentary":
                continue
            slug = child.value["slug"]
            if slug and slug in seen:
                errors[position] = StructBlockValidationError(
                    {
                        "slug": ValidationError(
                            _("Another commentary of this issue has this address.")
                        )
                    }
                )
            seen.add(slug)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        try:
            return super().value_from_datadict(data, files, prefix)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BadRequest("The commentaries did not come from the editor.") from error

    class Meta:
        label = _("Commentaries")
        collapsed = True
