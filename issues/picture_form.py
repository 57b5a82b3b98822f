"""The admin's form of a picture."""

from typing import Any

from wagtail.images.forms import BaseImageForm

from issues.pictures import without_metadata


class PictureForm(BaseImageForm):
    """A file that cannot be kept is an error at its field."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            return without_metadata(file)
        return file
