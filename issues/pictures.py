"""Pictures without what camera, phone and editing program wrote into them.

Every uploaded file is decoded and written anew from its pixels alone. That removes EXIF with the
place and the device, XMP, IPTC, comments, text chunks, thumbnails, colour profiles (they can name
a device; the colours become sRGB first), and whatever was appended behind the picture.
"""

import warnings
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, ImageSequence
from wagtail.images.models import WagtailImageFieldFile

EXTENSIONS = {"AVIF": "avif", "GIF": "gif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# High enough that renditions made from the result show no second loss.
_SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 90},
    "GIF": {},
    "JPEG": {"quality": 95, "subsampling": 0, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 95},
}
_JPEG_MODES = {"L", "RGB"}
_PROFILED_MODES = {"L", "RGB", "CMYK"}


class CleanPicture(ContentFile):  # type: ignore[type-arg]  # generic in the stubs only
    """A picture file that ``without_metadata`` has written."""


def without_metadata(file: "File[bytes]") -> CleanPicture:
    """The picture in ``file``, upright, in sRGB, animated if it was, and with nothing else in it.

    The result is named after its real format. Raises ``ValidationError`` for what is not an
    AVIF, GIF, JPEG, PNG or WebP file, is damaged, or has more pixels, over all frames, than
    ``WAGTAILIMAGES_MAX_IMAGE_PIXELS``; the last is found before anything is decoded.
    """
    if isinstance(file, CleanPicture):
        return file
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=tuple(EXTENSIONS)) as picture:
                _require_few_pixels(picture)
                content, kind = _rewritten(picture)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_many_pixels(), code="file_too_many_pixels") from error
    except Exception as error:  # Pillow's decoders raise whatever a damaged file leads them to
        raise ValidationError(
            _("This file is damaged or is not a picture. Save it anew in a picture editor."),
            code="invalid_image",
        ) from error
    return CleanPicture(content, name=f"picture.{EXTENSIONS[kind]}")


def _too_many_pixels() -> str:
    return _("This picture has too many pixels; at most %(limit)d megapixels are accepted.") % {
        "limit": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    }


def _require_few_pixels(picture: Image.Image) -> None:
    frames = getattr(picture, "n_frames", 1)
    if picture.width * picture.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise ValidationError(_too_many_pixels(), code="file_too_many_pixels")


def _rewritten(picture: Image.Image) -> tuple[bytes, str]:
    """The bytes of a new file and its format. A phone's multi-picture file keeps the first."""
    kind = "JPEG" if picture.format == "MPO" else str(picture.format)
    options = dict(_SAVE_OPTIONS[kind])
    animated = kind != "JPEG" and getattr(picture, "n_frames", 1) > 1
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        frame.load()
        durations.append(frame.info.get("duration", 0))
        frames.append(_pixels_of(frame, kind))
        if not animated:
            break
    if animated:
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        if "loop" in picture.info:
            options["loop"] = picture.info["loop"]
        if kind == "GIF":
            options["disposal"] = 2
    out = BytesIO()
    frames[0].save(out, kind, **options)
    return out.getvalue(), kind


def _pixels_of(frame: Image.Image, kind: str) -> Image.Image:
    """The frame's pixels, upright and in sRGB; of its other facts only the transparent colour."""
    upright = _in_srgb(ImageOps.exif_transpose(frame), frame.info.get("icc_profile"))
    bare = upright.copy()
    if kind == "JPEG" and bare.mode not in _JPEG_MODES:
        bare = bare.convert("RGB")
    transparency = upright.info.get("transparency")
    bare.info = {} if transparency is None else {"transparency": transparency}
    return bare


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Converts the colours where the profile can be read; otherwise takes them as they are."""
    if not profile:
        return picture
    alpha = picture.getchannel("A") if picture.mode in {"RGBA", "LA"} else None
    opaque = picture
    if picture.mode not in _PROFILED_MODES:
        opaque = picture.convert("L" if picture.mode == "LA" else "RGB")
    mode = "L" if opaque.mode == "L" else "RGB"
    if mode == "L":
        return picture
    try:
        converted = ImageCms.profileToProfile(
            opaque,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=mode,
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    if converted is None:
        return picture
    if alpha is not None:
        converted.putalpha(alpha)
    return converted


class PictureFieldFile(WagtailImageFieldFile):
    """Lets nothing into storage that has not been written anew."""

    def save(self, name: str, content: "File[bytes]", save: bool = True) -> None:
        clean = without_metadata(content)
        extension = str(clean.name).rpartition(".")[2] if clean.name else ""
        super().save(f"{name.rpartition('.')[0]}.{extension}", clean, save=save)
