"""Makes the web fonts of the headings from their designers' own package, the same bytes each time.

The package comes from npm, in one version; the one file of it that is used has a known checksum.
"""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from scripts.environment import ROOT

FOLDER = ROOT / "home" / "static" / "home" / "fonts"
PACKAGE = "source-serif@4.5.1"
FILE = "package/WOFF2/TTF/SourceSerif4Subhead-Semibold.ttf.woff2"
FILE_SHA256 = "cc20558cafafb4fd9477927e755b3743e27b335843521f9882ecc9779245f3d3"
LICENCE = "package/LICENSE.md"

# The licence keeps the word “Source” for fonts that nobody has changed.
FAMILY, STYLE = "Situation Headings", "SemiBold"

SIGNS = "".join(map(chr, range(0x20, 0x40))) + "[]_~\u00a0\u00a7«\u00ad°·»\u02bc‐‑–—‘’‚“”„…€№"
CYRILLIC = "АБВГДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯ" + "ИЩЪ" + "ҐЄЇ"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Belarusian in Latin letters, then the neighbours: Polish, Lithuanian, Latvian, German, Czech …
MORE_LATIN = (
    "ĆČŁŃŚŠŬŹŽ"
    + "ĄĘÓŻ"
    + "ĖĮŲŪ"
    + "ĀĒĢĪĶĻŅ"
    + "ÄÖÜ"
    + "ÁĎÉĚÍŇŘŤÚŮÝ"
    + "ÀÂÃÅÆÇÈÊËÌÎÏÐÑÒÔÕØÙÛÞŐŰŞĞĂȘȚ"
)

# Each file holds what a page in its script needs, so that one of them is enough for most pages.
LETTERS = {
    "cyrillic": SIGNS + CYRILLIC + CYRILLIC.lower() + "\u0301",
    "latin": SIGNS + LATIN + LATIN.lower(),
    "latin-more": MORE_LATIN + MORE_LATIN.lower() + "ß",
}
FEATURES = ["ccmp", "kern", "liga", "mark"]
NAMES = {1: FAMILY, 2: "Regular", 4: f"{FAMILY} {STYLE}", 6: FAMILY.replace(" ", "") + "-" + STYLE}
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def unpack(folder: Path) -> Path:
    """Fetches the package with npm and unpacks it into ``folder``; ``SystemExit`` without npm."""
    if not shutil.which("npm"):
        raise SystemExit(f"npm is needed to fetch {PACKAGE}. On Debian: apt-get install npm")
    command = ["npm", "pack", "--silent", PACKAGE]
    packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder


def make(source: Path, letters: str, target: Path) -> None:
    """Writes the part of ``source`` that sets ``letters``, under the house's own name."""
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=KEPT_NAMES
    )
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    part = subset.Subsetter(options)
    part.populate(text=letters)
    part.subset(font)
    rename(font)
    subset.save_font(font, str(target), options)


def rename(font: TTFont) -> None:
    """Gives ``font`` the house's name; who made it and under which licence stays in it."""
    version = font["name"].getDebugName(5)
    for number, text in (NAMES | {3: f"{version};{NAMES[6]}"}).items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="situation-fonts-") as name:
        folder = unpack(Path(name))
        source = folder / FILE
        if sha256(source) != FILE_SHA256:
            raise SystemExit(f"{FILE} of {PACKAGE} is not the file it was.")
        shutil.copyfile(folder / LICENCE, FOLDER / "LICENSE.md")
        for part, letters in LETTERS.items():
            target = FOLDER / f"{part}.woff2"
            before = sha256(target) if target.exists() else ""
            make(source, letters, target)
            word = "as before" if sha256(target) == before else "changed"
            print(f"{target.name:16} {target.stat().st_size:6} bytes  {sha256(target)}  {word}")


if __name__ == "__main__":
    main()
