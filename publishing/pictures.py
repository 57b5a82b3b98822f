"""Pictures as they go into files: small enough to carry, and the same bytes every time."""

from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image, ImageOps

LONGEST_SIDE = 1_200
QUALITY = 78
PAPER = "#ffffff"


def jpeg_of(stored_as: str) -> bytes:
    """The picture of that name in storage as a JPEG of at most 1,200 pixels a side.

    The first frame of a moving one; white where it is transparent; with no metadata. Raises
    ``OSError`` when the file is gone or cannot be read.
    """
    with default_storage.open(stored_as) as file, Image.open(file) as picture:
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    opaque = Image.new("RGB", upright.size, PAPER)
    opaque.paste(upright, mask=upright.getchannel("A"))
    out = BytesIO()
    opaque.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
