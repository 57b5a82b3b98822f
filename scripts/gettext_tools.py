"""The system's gettext, which only those who collect messages need."""

import shutil

from scripts.debian import can_install, install

MISSING = "GNU gettext (xgettext) is needed; on Debian or Ubuntu: sudo apt-get install gettext"


def ensure() -> bool:
    """Installs gettext where that is ours to do; returns whether it is there now."""
    if shutil.which("xgettext"):
        return True
    return can_install() and install(["gettext"]) and shutil.which("xgettext") is not None
