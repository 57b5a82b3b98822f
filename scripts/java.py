"""Finding a Java for the validators that are Java programs, and getting one where there is none."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from scripts.debian import can_install, install


def find() -> str | None:
    """The path of a Java on this machine's PATH that starts, or None."""
    path = shutil.which("java")
    if (
        path
        and subprocess.run([path, "-version"], capture_output=True, check=False).returncode == 0
    ):
        return path
    return None


def ensure() -> bool:
    """Installs a Java where there is none and we may; returns whether there is one now."""
    if find():
        return True
    return can_install() and install(["default-jre-headless"]) and find() is not None


def jar(package: str, name: str) -> list[str]:
    """The command that runs the program ``name`` inside an installed Python ``package``.

    Tuned for a run of seconds: the second compiler and the parallel collector cost more than
    they save.
    """
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]
    return [find() or "java", *options, "-jar", str(Path(found.origin).with_name(name))]
