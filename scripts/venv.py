"""Makes ``.venv`` and installs a locked list of packages into it, only when the list changed.

Run by path with any Python 3.11 or later; needs the standard library alone::

    python3 scripts/venv.py base|dev

Exit status 1 with one clear sentence when it cannot be done.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.debian import can_install, install  # run by path, before any install

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def works() -> bool:
    """Whether the environment is there, its interpreter starts, and pip is in it."""
    if not PYTHON.exists():
        return False
    probe = [str(PYTHON), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def make() -> None:
    """Makes the environment anew with the Python that runs this."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if subprocess.run([sys.executable, "-c", "import ensurepip, venv"], check=False).returncode:
        packages = [f"python{version}-venv"]
        if not (can_install() and install(packages)):
            sys.exit(
                f"This Python {version} cannot make virtual environments.\n"
                f"On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}\n"
                "Then run the same command again."
            )
    print(f"Making the virtual environment with Python {version} …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def install_locked(name: str) -> None:
    """Installs ``requirements/<name>.txt``, checking every hash, unless it is installed already."""
    requirements = ROOT / "requirements" / f"{name}.txt"
    fingerprint = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = VENV / f".installed-{name}"
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    print(f"Installing the packages of requirements/{name}.txt …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(requirements)], check=True)
    stamp.write_text(fingerprint)


def main(name: str) -> None:
    try:
        if not works():
            make()
        install_locked(name)
    except subprocess.CalledProcessError as error:
        sys.exit(f"This command failed, see above: {' '.join(map(str, error.cmd))}")


if __name__ == "__main__":
    main(sys.argv[1])
