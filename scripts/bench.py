"""Builds a made-up archive in a throwaway SQLite database; measures pages and files on it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, local, manage

ALL_IN_USE = (
    "from issues.models import Section; Section.objects.update(used_from=None, used_until=None)"
)
SECTIONS = 7
"""As many as ``setup_site`` makes: every one of them has a commentary in every week."""


def main(weeks: str) -> int:
    """Returns the exit status; ``weeks`` is the number of issues in each language."""
    compile_catalogues()
    with tempfile.TemporaryDirectory(prefix="situation-bench-") as folder:
        environment = local(
            DJANGO_SETTINGS_MODULE="config.settings.test",
            TEST_DATABASE_URL=f"sqlite:///{Path(folder) / 'archive.sqlite3'}",
        )
        steps = (
            manage("migrate", "--verbosity", "0"),
            manage("setup_site", "--verbosity", "0"),
            manage("shell", "--verbosity", "0", "--command", ALL_IN_USE),
            manage("make_archive", "--issues", weeks, "--commentaries", str(SECTIONS)),
            manage("update_index", "--verbosity", "0"),
            [sys.executable, "-m", "scripts.page_times"],
            [sys.executable, "-m", "scripts.file_times"],
        )
        for step in steps:
            status = subprocess.run(step, cwd=ROOT, env=environment, check=False).returncode
            if status:
                return status
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
