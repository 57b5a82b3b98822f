"""Whether the catalogues hold the very messages that the code asks for."""

import shutil
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

from scripts import gettext_tools
from scripts.environment import ROOT
from scripts.messages import collect

NOT_CODE = (".git", ".venv*", "var", ".*_cache", ".hypothesis", "__pycache__", "docs", "tests")


def message_ids(catalogue: Path) -> set[tuple[str, str]]:
    """The (context, English text) of every message in a catalogue; a plural pair is one text."""
    if not catalogue.exists():
        return set()
    with catalogue.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {
        (
            message.context or "",
            message.id if isinstance(message.id, str) else " / ".join(message.id),
        )
        for message in messages
    }


def differences() -> list[str]:
    """One line for each message that a catalogue lacks or has too many."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="situation-messages-") as name:
        copy = Path(name) / "code"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_CODE))
        if not collect(copy):
            return ["makemessages failed, see above"]
        for fresh in sorted((copy / "locale").glob("*/LC_MESSAGES/django.po")):
            kept = ROOT / fresh.relative_to(copy)
            wanted, present = message_ids(fresh), message_ids(kept)
            place = kept.relative_to(ROOT)
            lines += [f"{place} lacks “{text}”" for _context, text in sorted(wanted - present)]
            lines += [f"{place} still has “{text}”" for _context, text in sorted(present - wanted)]
    return lines


def main() -> int:
    if not gettext_tools.ensure():
        print(gettext_tools.MISSING)
        return 1
    lines = differences()
    if lines:
        print(*lines, "Bring the catalogues up to date with: make messages", sep="\n")
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
