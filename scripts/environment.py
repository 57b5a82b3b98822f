"""The environment in which this project's own processes run."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"


def private() -> None:
    """Goes to the project's folder; what is made from here on only its owner can read."""
    os.chdir(ROOT)
    os.umask(0o077)
    VAR.mkdir(exist_ok=True)
    VAR.chmod(0o700)


def local(**values: str) -> dict[str, str]:
    """This process's environment with the local settings and ``values`` on top."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.dev"} | values


def manage(*arguments: str) -> list[str]:
    """The command line of ``manage.py`` with this Python."""
    return [sys.executable, str(ROOT / "manage.py"), *arguments]
