"""Every check that needs no running site; all of them run, and the last line is the verdict."""

import os
import subprocess
import sys

from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, manage

BIN = ROOT / ".venv" / "bin"


def templates() -> list[str]:
    rooms = [path.parent for path in ROOT.glob("*/templates")]
    return [
        str(path) for room in sorted(rooms) for path in sorted(room.glob("templates/**/*.html"))
    ]


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def checks() -> dict[str, list[str]]:
    """What is run, by the name a person knows it by."""
    # A script starts through its interpreter: its first line may not bear a path with spaces.
    lint_imports = python("-c", "from importlinter.cli import lint_imports_command as run; run()")
    return {
        "formatting (ruff format)": python("-m", "ruff", "format", "--check", "."),
        "lint (ruff check)": python("-m", "ruff", "check", "."),
        "types (mypy)": python("-m", "mypy", "."),
        "imports (import-linter)": lint_imports,
        "templates (djade)": [
            *(str(BIN / "djade"), "--check", "--target-version", "5.2", *templates())
        ],
        "templates (djhtml)": python("-m", "djhtml", "--check", *templates()),
        "migrations": manage("makemigrations", "--check", "--dry-run"),
        "catalogues": python("-m", "scripts.drift"),
    }


def main() -> int:
    os.chdir(ROOT)
    compile_catalogues()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test"}
    failed = []
    for name, command in checks().items():
        print(f"── {name}", flush=True)
        if subprocess.run(command, env=environment, check=False).returncode:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
