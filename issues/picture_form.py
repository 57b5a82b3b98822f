"""The admin's form of a picture: a file that cannot be kept is an error at its field."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from issues.pictures import without_metadata


class PictureFileField(WagtailImageField):
    """Hands on a file written anew, or refuses it.

    Wagtail's own field decodes a picture to learn its size, a bomb too, and stops with an error
    at a damaged one; here it sees only what has passed.
    """

    def to_python(self, data: Any) -> Any:
        if not data:
            return super().to_python(data)
        self.check_image_file_size(data)
        clean = without_metadata(data)
        for validator in self.validators:
            validator(data)
        named = PurePath(data.name).suffix.lower().lstrip(".")
        real = PurePath(str(clean.name)).suffix.lstrip(".")
        if named.replace("jpeg", "jpg") != real:
            raise ValidationError(
                self.error_messages["invalid_image_known_format"]
                % {"extension": named, "image_format": real},
                code="invalid_image_known_format",
            )
        return super().to_python(clean)


class PictureForm(BaseImageForm):
    """Wagtail's form with our field for the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            wagtails = self.fields["file"]
            self.fields["file"] = PictureFileField(
                label=wagtails.label, required=wagtails.required, widget=wagtails.widget
            )
