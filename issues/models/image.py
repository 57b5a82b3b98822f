"""Pictures with a credit and a licence."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from issues.pictures import CleanPicture, PictureFieldFile, without_metadata
from issues.texts import require_fit_fields


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

    def get_upload_to(self, filename: str) -> str:
        """A random name: the one it had may tell a person, a place or a camera."""
        return f"original_images/{uuid4().hex}.{filename.rpartition('.')[2].lower()}"

    def clean(self) -> None:
        super().clean()
        require_fit_fields(
            {
                "title": self.title,
                "description": self.description,
                "credit": self.credit,
                "licence": self.licence,
            }
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a new file is written anew first. Raises ``ValidationError`` if it cannot be."""
        picture: Any = self
        file = picture.file
        if file and not file._committed and not isinstance(file.file, CleanPicture):
            try:
                picture.file = without_metadata(file.file)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
            self._set_image_file_metadata()
        super().save(*args, **kwargs)


# Wagtail offers no setting for the class that writes the file.
PublicationImage._meta.get_field("file").attr_class = PictureFieldFile


class PublicationRendition(AbstractRendition):
    """A picture in one size and format, made when a page first needs it."""

    image = models.ForeignKey(PublicationImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
