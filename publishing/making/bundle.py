"""All files of an issue in one ZIP, with a list of their checksums."""

from publishing.making.pieces import zipped


def make_bundle(folder: str, files: list[tuple[str, str, bytes]]) -> bytes:
    """``files`` are ``(name, SHA-256, bytes)``; in the ZIP they stand below ``folder``.

    ``SHA256SUMS.txt`` is in the form that ``sha256sum --check`` reads.
    """
    sums = "".join(f"{sha256}  {name}\n" for name, sha256, _content in files)
    members = [(f"{folder}/{name}", content) for name, _sha256, content in files]
    listed = (f"{folder}/SHA256SUMS.txt", sums.encode())
    return zipped([*members, listed], deflate=(".html", ".txt"))
