"""Pictures with a credit and a licence."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class PublicationImage(AbstractImage):
    """A picture of the publication; what the camera wrote into the file is removed on upload."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(
        _("licence"), max_length=120, blank=True, help_text=_("For example CC BY 4.0.")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        permissions = [("choose_publicationimage", "Can choose picture")]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class PublicationRendition(AbstractRendition):
    """A picture in one size and format, made when a page first needs it."""

    image = models.ForeignKey(PublicationImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
