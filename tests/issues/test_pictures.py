"""Nothing that a camera, a phone or a program wrote into a picture reaches storage."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms, PngImagePlugin
from wagtail.models import Site
from wagtail.models.media import UploadedFile

from issues.models import PublicationImage
from issues.pictures import without_metadata

SignedIn = Callable[..., Client]
SECRET = b"Ivan Ivanou, Minsk"
KINDS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>' + SECRET + b"</dc:creator></x:xmpmeta>"


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x013B] = SECRET.decode()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (53.0, 54.0, 8.0)
    return exif


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _picture(kind: str, *, orientation: int = 1, size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture of ``kind``, red on its left half, full of metadata that holds ``SECRET``."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    facts: dict[str, Any] = {"exif": _exif(orientation), "icc_profile": _profile(), "xmp": XMP}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", SECRET.decode())
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        facts |= {"pnginfo": text}
    if kind in {"JPEG", "GIF"}:
        facts |= {"comment": SECRET}
    if kind == "GIF":
        picture = picture.quantize()
        facts = {"comment": SECRET}
    picture.save(out, kind, **facts)
    return out.getvalue() + b"PK appended " + SECRET


def _upload(kind_of_name: str = "jpg", content: bytes | None = None, name: str = "") -> Any:
    content = _picture(KINDS[kind_of_name]) if content is None else content
    return SimpleUploadedFile(name or f"ivan-ivanou.{kind_of_name}", content)


def _add(client: Client, file: Any, **fields: Any) -> Any:
    return client.post(
        reverse("wagtailimages:add"),
        {"title": "Border", "file": file, "collection": "1", "tags": ""} | fields,
    )


def _stored(picture: PublicationImage) -> bytes:
    return Path(picture.file.path).read_bytes()


def _assert_bare(content: bytes) -> None:
    assert SECRET not in content
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        assert not dict(picture.getexif())
        kept = {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"}
        assert not kept & picture.info.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_an_uploaded_picture_keeps_its_pixels_and_nothing_else(
    site: Site, signed_in: SignedIn, kind: str
) -> None:
    response = _add(signed_in("Editors"), _upload(kind))

    assert response.status_code == 302
    picture = PublicationImage.objects.get()
    content = _stored(picture)
    _assert_bare(content)
    assert "ivan" not in picture.file.name
    assert picture.file.name.endswith(f".{kind}")
    assert picture.file_size == len(content)
    with Image.open(BytesIO(content)) as stored:
        assert stored.format == KINDS[kind]
        assert stored.size == (picture.width, picture.height) == (40, 20)
        red, green, _blue = stored.convert("RGB").getpixel((5, 10))  # type: ignore[misc]  # three bands
        assert red > 240
        assert green < 15


def test_a_picture_sent_with_several_at_once_is_cleaned_too(
    site: Site, signed_in: SignedIn
) -> None:
    response = signed_in("Editors").post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Border", "collection": "1", "files[]": _upload()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    assert response.json()["success"]
    _assert_bare(_stored(PublicationImage.objects.get()))


def test_a_picture_that_waits_for_a_better_title_waits_without_its_metadata(
    site: Site, signed_in: SignedIn
) -> None:
    signed_in("Editors").post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x" * 300, "collection": "1", "files[]": _upload()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )

    waiting = UploadedFile.objects.get()
    assert waiting.for_content_type == ContentType.objects.get_for_model(PublicationImage)
    _assert_bare(Path(waiting.file.path).read_bytes())
    assert "ivan" not in waiting.file.name


def test_replacing_the_file_of_a_picture_cleans_the_new_one(
    site: Site, signed_in: SignedIn
) -> None:
    client = signed_in("Editors")
    _add(client, _upload())
    picture = PublicationImage.objects.get()

    client.post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {"title": "Border", "file": _upload("png"), "collection": "1", "tags": ""},
    )

    picture.refresh_from_db()
    assert picture.file.name.endswith(".png")
    _assert_bare(_stored(picture))


@pytest.mark.django_db
def test_a_picture_that_code_stores_is_cleaned_whichever_way_it_takes(site: Site) -> None:
    assigned = PublicationImage(title="One", file=ContentFile(_picture("JPEG"), name="ivanou.jpg"))
    assigned.save()
    written = PublicationImage(title="Two")
    written.file.save("ivanou.jpg", ContentFile(_picture("JPEG")), save=False)
    written.save()

    for picture in (assigned, written):
        _assert_bare(_stored(picture))
        assert "ivanou" not in picture.file.name
        assert picture.get_file_hash()


def test_a_picture_taken_on_its_side_is_stored_upright(site: Site, signed_in: SignedIn) -> None:
    _add(signed_in("Editors"), _upload(content=_picture("JPEG", orientation=6)))

    picture = PublicationImage.objects.get()
    assert (picture.width, picture.height) == (20, 40)
    with Image.open(picture.file.path) as stored:
        red, green, _blue = stored.getpixel((10, 5))  # type: ignore[misc]  # three bands
        assert (red > 240, green < 15) == (True, True)


def test_colours_of_another_profile_become_the_same_colours_in_srgb() -> None:
    swapped = _profile().replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ")
    out = BytesIO()
    picture = Image.new("RGBA", (8, 8), (255, 0, 0, 128))
    picture.save(out, "PNG", icc_profile=swapped.replace(b"xxxx", b"bXYZ"))

    with Image.open(without_metadata(ContentFile(out.getvalue()))) as stored:
        red, green, blue, alpha = stored.getpixel((4, 4))  # type: ignore[misc]  # four bands

    assert blue > 250
    assert max(red, green) < 5
    assert alpha == 128


def test_colours_for_print_become_colours_for_screens() -> None:
    out = BytesIO()
    Image.new("CMYK", (8, 8), (0, 0, 0, 0)).save(out, "JPEG")

    with Image.open(without_metadata(ContentFile(out.getvalue()))) as picture:
        assert picture.mode == "RGB"
        assert picture.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_goes_on_moving(kind: str) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(
        out, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0
    )

    clean = without_metadata(ContentFile(out.getvalue(), name="moving"))

    with Image.open(clean) as picture:
        assert getattr(picture, "n_frames", 1) == 3
        durations = []
        for place in range(3):
            picture.seek(place)
            picture.load()
            durations.append(picture.info["duration"])
        assert durations == [100, 200, 300]
        assert picture.info.get("loop", 0) == 0


def test_transparency_stays() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(out, "PNG")

    with Image.open(without_metadata(ContentFile(out.getvalue()))) as picture:
        assert picture.convert("RGBA").getpixel((4, 4)) == (255, 0, 0, 0)


def _png_bomb(side: int = 11_314) -> bytes:
    """A valid PNG of 128 megapixels in a few hundred kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(1 + 3 * side)
    rows = b"".join([*(packer.compress(row) for _row in range(side)), packer.flush()])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def _gif_bomb() -> bytes:
    """40 frames of 1 megapixel each."""
    frames = [Image.new("P", (1000, 1000), place) for place in range(40)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def test_a_bomb_is_refused_before_a_pixel_of_it_is_decoded(
    site: Site, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = _png_bomb()
    assert len(bomb) < 500_000

    def decode(self: Any) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decode)
    response = _add(signed_in("Editors"), _upload("png", bomb))

    assert response.status_code == 200
    assert "too many pixels" in str(response.context["form"].errors["file"])
    with pytest.raises(ValidationError, match="megapixels"):
        without_metadata(ContentFile(bomb))


def test_all_frames_of_an_animation_count(site: Site, signed_in: SignedIn) -> None:
    response = _add(signed_in("Editors"), _upload("gif", _gif_bomb()))

    assert "too many pixels" in str(response.context["form"].errors["file"])


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.jpg", _picture("JPEG", size=(400, 400))[:900]),
        ("cut.png", _picture("PNG", size=(400, 400))[:300]),
        ("cut.webp", _picture("WEBP")[:60]),
        ("cut.gif", _picture("GIF")[:30]),
        ("empty.jpg", b""),
        ("zeros.png", bytes(2_000)),
        ("text.jpg", b"not a picture at all"),
        ("png-named-jpg.jpg", _picture("PNG")),
        ("drawing.svg", SVG),
        ("drawing-named.png", SVG),
        ("program.exe", b"MZ" + bytes(100)),
        ("page.gif", b"GIF89a<script>alert(1)</script>"),
        ("archive.tiff", b"II*\x00" + bytes(50)),
        ("no-extension", _picture("PNG")),
        ("nul\x00name.png", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_what_is_not_a_sound_picture_is_an_error_at_the_file(
    site: Site, signed_in: SignedIn, name: str, content: bytes
) -> None:
    response = _add(signed_in("Editors"), _upload(content=content, name=name))

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"file"}
    assert not PublicationImage.objects.exists()


def test_a_web_page_hidden_behind_a_picture_is_gone(site: Site, signed_in: SignedIn) -> None:
    polyglot = _picture("GIF") + b"<script>alert(1)</script>"

    _add(signed_in("Editors"), _upload("gif", polyglot))

    assert b"<script>" not in _stored(PublicationImage.objects.get())


class _Unread(BytesIO):
    """A body that must not be read."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("the body was read")

    def readline(self, *args: Any) -> bytes:
        raise AssertionError("the body was read")


def test_a_gigabyte_is_refused_before_a_byte_of_it_is_read(site: Site, signed_in: SignedIn) -> None:
    client = signed_in("Editors")

    response = client.generic(
        "POST",
        reverse("wagtailimages:add"),
        content_type="multipart/form-data; boundary=b",
        **{"CONTENT_LENGTH": str(2**30), "wsgi.input": _Unread()},  # type: ignore[arg-type]  # WSGI's own keys
    )

    assert response.status_code == 413
    assert "1024" in response.content.decode()


def test_a_file_over_the_limit_of_pictures_is_an_error_at_the_file(
    site: Site, signed_in: SignedIn
) -> None:
    response = _add(signed_in("Editors"), _upload(content=_picture("JPEG") + bytes(21 * 2**20)))

    assert "too big" in str(response.context["form"].errors["file"])


@pytest.mark.parametrize("field", ["title", "description", "credit", "licence"])
@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e"])
def test_an_unfit_sign_is_an_error_at_its_field(
    site: Site, signed_in: SignedIn, field: str, sign: str
) -> None:
    response = _add(signed_in("Editors"), _upload(), **{field: f"Bor{sign}der"})

    assert response.context["form"].errors.keys() == {field}
