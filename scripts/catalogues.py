"""Compiles ``locale/*/LC_MESSAGES/*.po`` with Babel, so that nobody needs the system's gettext."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]


def compile_catalogues(folder: Path = ROOT / "locale") -> list[Path]:
    """Compiles each catalogue that is newer than its compiled form; returns what it wrote.

    Fuzzy entries are left out, as gettext does. Safe beside another process doing the same.
    """
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
        unfinished = target.with_suffix(f".{os.getpid()}.tmp")
        with unfinished.open("wb") as output:
            write_mo(output, catalogue)
        unfinished.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path.relative_to(ROOT))
