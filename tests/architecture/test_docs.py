"""What the documents name is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.architecture.files import ROOT, name_of

DECISIONS = ROOT / "docs" / "decisions"


def documents() -> list[Path]:
    return [
        path
        for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
        if path.exists()
    ]


def commands() -> set[str]:
    """The commands that the Makefile offers with a line of help."""
    makefile = (ROOT / "Makefile").read_text()
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def test_help_tells_of_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = {
        name
        for names in re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
        for name in names.split()
    }

    assert phony - commands() == {"venv-base", "venv-dev"}
    assert {"run", "test", "help", "setup", "dev", "check", "messages", "bench", "admin"} <= phony


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_make_command_in_a_document_exists(document: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", "\n".join(code_in(document))))

    assert named <= commands()


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_manage_command_in_a_document_exists(document: Path) -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", "\n".join(code_in(document))))

    assert named <= set(get_commands())


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", document.read_text())

    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    """Paths with a folder, in code marks: ``issues/projection.py``, ``home/templates/``."""
    rooms = "|".join(re.escape(path.name) for path in ROOT.iterdir() if path.is_dir())
    named = {
        code
        for code in code_in(document)
        if re.fullmatch(rf"(?:{rooms})/[\w./-]*", code) and not code.startswith("var/")
    }

    assert {name for name in named if not (ROOT / name).exists()} == set()


def code_in(document: Path) -> list[str]:
    """Everything a document marks as code: between backticks, and lines of fenced blocks."""
    text = document.read_text()
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    inline = re.findall(
        r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    )
    return [line for block in fenced for line in block.splitlines()] + inline


def test_decisions_are_numbered_without_gaps_or_doubles() -> None:
    names = sorted(path.name for path in DECISIONS.glob("*.md"))

    assert names
    assert [name[:5] for name in names] == [f"{number:04}-" for number in range(1, len(names) + 1)]
