"""Brings a fresh clone to where an editor can start: catalogues, database, pages, roles."""

import subprocess
import sys

from scripts.catalogues import compile_catalogues
from scripts.environment import local, manage, private


def main(arguments: list[str]) -> int:
    """Returns the exit status; ``--admin`` makes the first account instead."""
    private()
    compile_catalogues()
    command = "first_admin" if "--admin" in arguments else "prepare"
    return subprocess.run(manage(command), env=local(), check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
