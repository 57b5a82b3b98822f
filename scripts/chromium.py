"""Finding a Chromium for the browser tests, and getting one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.debian import can_install, install

# The first is Chromium without a window of its own, and five times as fast at opening a page.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)

# A face with serifs such as readers have, for which the stand-ins of home/css/fonts.css are cut: a
# bare Debian has none, and there pages jump when the face of the headings comes late.
FACES = "fonts-liberation"

# Nothing but the pages under test may reach for the network.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find() -> str | None:
    """The path of a Chromium on this machine's PATH that starts, or None."""
    for name in NAMES:
        path = shutil.which(name)
        if (
            path
            and subprocess.run([path, "--version"], capture_output=True, check=False).returncode
            == 0
        ):
            return path
    return None


def has_faces() -> bool:
    """Whether a face with serifs that our style sheets name is installed for everybody."""
    fonts = Path("/usr/share/fonts")
    return any(fonts.rglob("*LiberationSerif*")) or any(fonts.rglob("*NotoSerif*"))


def arguments() -> list[str]:
    """What to start Chromium with; root cannot use its sandbox."""
    return [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else list(QUIET)


def ensure() -> bool:
    """Installs a Chromium where there is none; returns whether there is one now."""
    if not has_faces() and can_install():
        install([FACES])
    if find():
        return True
    for package in ("chromium-headless-shell", "chromium"):
        if can_install() and install([package]) and find():
            return True
    print("Getting Playwright's own Chromium …", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, check=False).returncode == 0
