"""Brings the catalogues up to date with the code, with no noise in the diff."""

import subprocess
import sys
from pathlib import Path

from scripts import gettext_tools
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, local


def collect(root: Path) -> bool:
    """Collects the messages of the code under ``root`` into its catalogues; whether it worked."""
    for language in ("be", "ru"):
        (root / "locale" / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(root / "manage.py"), "makemessages", "--verbosity", "0"]
    environment = local(DJANGO_SETTINGS_MODULE="config.settings.test")
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode == 0


def without_dates(catalogue: Path) -> None:
    """Removes the date of collection, which would change with every run."""
    lines = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith('"POT-Creation-Date:')]
    catalogue.write_text("".join(kept), encoding="utf-8")


def main() -> int:
    if not gettext_tools.ensure():
        sys.exit(gettext_tools.MISSING)
    if not collect(ROOT):
        return 1
    for catalogue in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        without_dates(catalogue)
        print(catalogue.relative_to(ROOT))
    compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main())
