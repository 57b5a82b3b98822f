"""What several makers use."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

# Bytes of each picture, a JPEG, by its name in the document; one that is gone is not in it.
Pictures = Mapping[str, bytes]

# The first moment that a ZIP can tell: the true one would differ from making to making.
MOMENT = (1980, 1, 1, 0, 0, 0)
UNIX, READABLE_BY_ALL = 3, 0o100644 << 16


def zipped(members: Iterable[tuple[str, bytes]], *, deflate: Iterable[str] = ()) -> bytes:
    """A ZIP of ``(name, bytes)`` in that order, without moments, owners or extra fields.

    Members whose names end with one of ``deflate`` are compressed, the others stored.
    """
    endings, out = tuple(deflate), BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, MOMENT)
            member.create_system, member.external_attr = UNIX, READABLE_BY_ALL
            if name.endswith(endings):
                member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content, compresslevel=9)
    return out.getvalue()
