"""The house keeps its shape."""

import re
import subprocess
import sys

from tests.architecture.files import ROOT, name_of, own_code, own_files

LONGEST_FILE = 320
LONG_FOR_A_REASON = {
    "desk/wagtail_words.py": "a list of words, looked up and never read through",
}
# The whole name of a registry, or of a file server of one, in any address.
REGISTRY = re.compile(
    r"https?://[^\s\"']*(pypi\.|pythonhosted|registry\.npmjs|/simple\b)|index-url", re.IGNORECASE
)
EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore)")
EXCEPTION_WITH_REASON = re.compile(
    r"#\s*(noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[a-z-]+(, [a-z-]+)*\])\s+#\s+\S"
)


def test_imports_point_one_way() -> None:
    command = "from importlinter.cli import lint_imports_command as run; run()"
    result = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout


def test_every_room_is_under_the_import_rule() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")}

    for room in rooms:
        assert f'"{room}"' in pyproject.split("[tool.importlinter]")[1].split("layers =")[0]
        assert re.search(rf"layers = \[.*\b{room}\b", pyproject)


def test_our_translations_do_not_stand_in_for_pythons_locale_module() -> None:
    assert not list((ROOT / "locale").rglob("*.py"))


def test_no_module_is_too_long_to_read_in_one_go() -> None:
    rooms = {"tests"}
    code = [path for path in own_code() if not rooms & set(path.relative_to(ROOT).parts)]
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in code}

    long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}
    assert long.keys() <= LONG_FOR_A_REASON.keys()


def test_every_exception_from_a_check_says_why() -> None:
    silent = [
        f"{name_of(path)}:{number}"
        for path in own_code()
        if name_of(path) != "tests/architecture/test_shape.py"
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if EXCEPTION.search(line) and not EXCEPTION_WITH_REASON.search(line)
    ]

    assert silent == []


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    found = []
    for path in own_files():
        if name_of(path) in {"tests/architecture/test_shape.py", "scripts/lock.py"}:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}: {match[0]}" for match in REGISTRY.finditer(text)]

    assert found == []


def test_no_test_is_skipped_and_no_work_is_parked_in_a_comment() -> None:
    marks = re.compile(r"pytest\.(mark\.)?(skip|xfail)|\bTO" + r"DO\b|\bFIX" + r"ME\b")
    found = [
        f"{name_of(path)}: {match[0]}"
        for path in own_code()
        if name_of(path) != "tests/architecture/test_shape.py"
        for match in marks.finditer(path.read_text())
    ]

    assert found == []
