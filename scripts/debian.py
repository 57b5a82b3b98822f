"""Installing packages of the system, where that is ours to do: as root on Debian."""

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether this is root on a Debian-like system."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """Installs ``packages`` with apt-get, saying so; returns whether it worked."""
    print(f"Installing from the system's packages: {' '.join(packages)} …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "--quiet=2"],
        ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages],
    )
    results = [
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode
        for command in commands
    ]
    return results[-1] == 0
