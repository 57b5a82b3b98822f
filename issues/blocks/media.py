"""Pictures, and media elsewhere as a plain link."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from issues.blocks.text import LineBlock, WebAddressBlock


class PictureBlock(blocks.StructBlock):
    """A picture of our own with its caption; the credit defaults to the picture's own."""

    picture = ImageChooserBlock(label=_("Picture"))
    alt_text = LineBlock(
        label=_("Alternative text"),
        max_length=300,
        default="",
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = LineBlock(
        label=pgettext_lazy("of a picture", "Caption"), max_length=300, required=False, default=""
    )
    credit = LineBlock(
        label=_("Credit"),
        max_length=200,
        required=False,
        default="",
        help_text=_("Leave empty to use the credit kept with the picture."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "issues/blocks/picture.html"


class LinkCardBlock(blocks.StructBlock):
    """Something on another site, shown as a plain link: nothing is loaded from there."""

    url = WebAddressBlock(label=_("Address"), max_length=1_000)
    title = LineBlock(label=_("Title"), max_length=200, default="")
    description = LineBlock(label=_("Description"), max_length=300, required=False, default="")

    class Meta:
        icon = "link-external"
        label = _("Link to media elsewhere")
        template = "issues/blocks/link_card.html"
