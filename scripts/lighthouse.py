"""Measures reader pages with Lighthouse, as on a phone, on a site that runs as in production.

Exit status 1 when a page stays below the marks in ``LEAST``.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from scripts import chromium
from scripts.catalogues import compile_catalogues
from scripts.environment import ROOT, VAR
from scripts.reader_pages import LANGUAGES, MINSK, WITH_TABLE
from scripts.sample_site import sample_site

LOCKED = ROOT / "requirements" / "lighthouse"
HOME = VAR / "lighthouse"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# A busy machine is slow now and then: one bad run is followed by two more, and the middle counts.
MORE_RUNS = 2
PAGES = {
    "front page": "/{0}/",
    "issue": "/{0}/issues/2018-06-11/",
    "commentary": f"/{{0}}/issues/{WITH_TABLE}/",
    "verdict ledger": "/{0}/issues/verdicts/",
    "search": "/{0}/search/",
    "search results": "/{0}/search/?q={1}",
}
# Search engines are asked to leave these out, which costs the mark for them that all else is for.
NOT_FOR_SEARCH_ENGINES = {"search results"}
PROGRAMS_MISSING = (
    "Lighthouse needs Node.js 20 and npm, and there is no {}. On Debian: apt-get install nodejs npm"
)


def install() -> Path:
    """Installs the locked version into ``var/`` unless it is there; returns the program."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            raise SystemExit(PROGRAMS_MISSING.format(program))
    wanted, done = LOCKED / "package-lock.json", HOME / "installed.json"
    if not done.exists() or done.read_bytes() != wanted.read_bytes():
        HOME.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(LOCKED / name, HOME / name)
        print("Installing Lighthouse …", flush=True)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=HOME, check=True)
        shutil.copyfile(wanted, done)
    return HOME / "node_modules" / ".bin" / "lighthouse"


def report_on(address: str, program: Path, folder: Path, *, listed: bool) -> dict[str, Any]:
    """Lighthouse's whole report on ``address``, in its form for phones.

    ``listed``: whether search engines may list it; else everything but that is judged.
    """
    target = folder / "report.json"
    flags = " ".join(["--headless=new", *chromium.arguments()])
    command = [
        *(str(program), address, "--quiet", "--output=json", f"--output-path={target}"),
        *(f"--chrome-flags={flags}", f"--only-categories={','.join(LEAST)}"),
        *(() if listed else ("--skip-audits=is-crawlable",)),
    ]
    environment = os.environ | {"CHROME_PATH": chromium.find() or ""}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    report: dict[str, Any] = json.loads(target.read_text())
    return report


def marks(report: dict[str, Any]) -> dict[str, int]:
    """``{category: mark of 100}``."""
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in LEAST}


def faults(report: dict[str, Any]) -> list[str]:
    """What kept a category from its full mark, apart from performance, and its weight there."""
    found = []
    for name in LEAST:
        if name == "performance":
            continue
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                found.append(f"{name}: {audit['title']}")
    return found


def measure(
    address: str, program: Path, folder: Path, *, listed: bool
) -> tuple[dict[str, int], list[str]]:
    """The marks of ``address``, and what is wrong with it."""
    report = report_on(address, program, folder, listed=listed)
    given = marks(report)
    if given["performance"] < LEAST["performance"]:
        more = [
            marks(report_on(address, program, folder, listed=listed)) for _run in range(MORE_RUNS)
        ]
        runs = [given["performance"], *(run["performance"] for run in more)]
        given["performance"] = int(statistics.median(runs))
    return given, faults(report)


def main() -> int:
    program = install()
    if not chromium.ensure():
        raise SystemExit("There is no Chromium and it could not be installed.")
    compile_catalogues()
    table = Table("page", "language", *LEAST, title="Lighthouse, phone")
    complaints: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="situation-") as name,
        sample_site(Path(name), production=True) as origin,
    ):
        for kind, pattern in PAGES.items():
            for language in LANGUAGES:
                address = origin + pattern.format(language, MINSK[language])
                listed = kind not in NOT_FOR_SEARCH_ENGINES
                given, wrong = measure(address, program, Path(name), listed=listed)
                table.add_row(kind, language, *(str(mark) for mark in given.values()))
                low = [f"{part} {mark}" for part, mark in given.items() if mark < LEAST[part]]
                complaints += [f"{kind}, {language}: {text}" for text in low + wrong]
    Console(width=100).print(table)
    print(*complaints, sep="\n")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main())
