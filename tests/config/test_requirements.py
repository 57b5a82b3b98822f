"""The locked lists install the same everywhere and name nobody's registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LISTS = ("base", "production", "dev")


def entries(name: str) -> list[str]:
    """Each package of a list as its one logical line."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def pins(name: str) -> set[tuple[str, str]]:
    """(package, version) of a list; a package has one pin for each range of Pythons."""
    requirements = [Requirement(entry.split("--hash")[0].strip()) for entry in entries(name)]
    return {(canonicalize_name(each.name), str(each.specifier)[2:]) for each in requirements}


@pytest.mark.parametrize("name", LISTS)
def test_every_package_has_one_exact_version_and_its_hashes(name: str) -> None:
    for entry in entries(name):
        assert re.match(r"[a-z0-9._-]+(\[[a-z0-9,-]+\])?==[^\s;]+ ", entry), entry[:80]
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry[:80]


@pytest.mark.parametrize("name", LISTS)
def test_no_list_holds_an_address_or_an_option_of_the_installer(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()

    assert "://" not in text
    for entry in entries(name):
        assert re.match(r"[a-z0-9]", entry), entry[:80]
        assert set(re.findall(r"\s(--\w+)", entry)) == {"--hash"}, entry[:80]


def test_one_machine_can_hold_all_lists() -> None:
    assert pins("base") <= pins("production") <= pins("dev")


def test_the_lists_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    asked = {
        "base": project["dependencies"],
        "production": project["dependencies"] + extras["production"],
        "dev": project["dependencies"] + extras["production"] + extras["dev"],
    }
    for name, requirements in asked.items():
        locked = pins(name)
        for requirement in map(Requirement, requirements):
            versions = [
                v for package, v in locked if package == canonicalize_name(requirement.name)
            ]
            assert versions, f"{requirement.name} is not in requirements/{name}.txt"
            assert all(requirement.specifier.contains(version) for version in versions)
