"""Compiles ``requirements/*.txt`` from ``pyproject.toml``: exact versions with hashes.

Versions that still fit are kept; ``uv`` options such as ``--upgrade`` may be added. No address
of a registry is written to any file.
"""

import subprocess
import sys

from scripts.environment import ROOT

LISTS: dict[str, list[str]] = {
    "dev": ["--extra", "production", "--extra", "dev"],
    "base": [],
    "production": ["--extra", "production"],
}
OPTIONS = (
    *("--universal", "--generate-hashes", "--no-header", "--no-annotate"),
    *("--no-emit-index-url", "--no-emit-find-links", "--quiet"),
)


def main(extra: list[str]) -> int:
    for name, extras in LISTS.items():
        target = f"requirements/{name}.txt"
        # One machine may hold two of the lists: what both name, both name in one version.
        same = [] if name == "dev" else ["--constraint", "requirements/dev.txt"]
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS]
        command += [*extras, *same, "--output-file", target, *extra]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            return 1
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
