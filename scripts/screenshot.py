"""Takes the README's picture: the front page of the sample archive, in a real browser."""

import io
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

from scripts import chromium
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, manage
from scripts.serve import server_command

PICTURE = ROOT / "docs" / "pictures" / "front-page.png"
WIDTH, HEIGHT = 1200, 860
COLOURS = 256
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def sample_site(folder: Path) -> Iterator[str]:
    """Serves a site of its own with the sample archive; yields its origin."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite:///{folder / 'sample.sqlite3'}",
        "TMPDIR": str(folder),
    }
    subprocess.run(manage("prepare", "--sample"), env=environment, cwd=ROOT, check=True)
    port = free_port()
    command = server_command("127.0.0.1", port, dev=False)
    server = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        origin = f"http://127.0.0.1:{port}"
        wait_for(f"{origin}/en/", server)
        yield origin
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Returns when ``address`` answers; ``SystemExit`` when the server ends or never does."""
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address):  # noqa: S310  # our own server
                return
        except URLError:
            time.sleep(0.2)
    raise SystemExit("The sample site did not start.")


def photograph(address: str) -> bytes:
    """A PNG of the top of the page, as on a light desktop screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.arguments()
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale="en"
        )
        page.goto(address)
        png = page.screenshot()
        browser.close()
    return png


def main() -> None:
    if not chromium.ensure():
        raise SystemExit("There is no Chromium and it could not be installed.")
    compile_catalogues()
    with tempfile.TemporaryDirectory(prefix="situation-") as name, sample_site(Path(name)) as site:
        png = photograph(f"{site}/en/")
    PICTURE.parent.mkdir(exist_ok=True)
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
