"""What the guides list is what the code has: rooms, variables, settings, guards, words."""

import re
from pathlib import Path

import pytest
import wagtail
from babel.messages.pofile import read_po
from django.conf import settings

from desk import guards
from tests.architecture.files import ROOT, name_of, own_code, own_files
from tests.architecture.test_docs import DECISIONS, code_in, documents


def test_every_decision_has_its_parts_and_its_place_in_the_architecture() -> None:
    parts = [
        "What forced a choice.",
        "What we chose.",
        "What else we weighed.",
        "What it costs us.",
        "How we keep it true.",
    ]
    architecture = (ROOT / "docs" / "architecture.md").read_text()

    for path in DECISIONS.glob("*.md"):
        assert re.findall(r"^\*\*([^*]+)\*\*", path.read_text(), re.MULTILINE) == parts, path.name
        assert f"[{path.name[:4]}](decisions/{path.name})" in architecture


def test_the_architecture_has_a_line_for_every_room() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text()
    folders = {name_of(path).split("/")[0] for path in own_files() if "/" in name_of(path)}

    assert {folder for folder in folders if not folder.startswith(".")} == set(
        re.findall(r"^\| `([a-z]+)/` \|", architecture, re.MULTILINE)
    )


def variables_of_production() -> set[str]:
    source = (ROOT / "config" / "settings" / "production.py").read_text()
    required = source.split("REQUIRED = (")[1].split(")")[0]
    return set(re.findall(r'"([A-Z_]+)"', required)) | set(re.findall(r'env\.\w+\("(\w+)"', source))


def test_operators_find_every_variable_that_production_reads() -> None:
    table = (ROOT / "docs" / "operating.md").read_text()
    example = (ROOT / ".env.example").read_text()

    assert (
        set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) - {"DJANGO_SETTINGS_MODULE"}
        == variables_of_production()
    )
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == variables_of_production()


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_setting_in_a_document_exists(document: Path) -> None:
    of_tests = {"DJANGO_SETTINGS_MODULE", "TEST_DATABASE_URL"}
    known = {*dir(settings), *settings.DATABASES["default"], *variables_of_production()}
    named = {code for code in code_in(document) if re.fullmatch(r"[A-Z]+(?:_[A-Z]+)+", code)}

    assert named <= known | of_tests


def test_the_table_of_guards_names_each_of_them() -> None:
    table = (ROOT / "docs" / "translating.md").read_text()
    installed = {guard.__name__.rpartition(".")[2] for guard in guards.GUARDS}

    assert set(re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE)) == installed | {
        "bulk_publishing"
    }


def words_of_the_screen() -> set[str]:
    """What the newsroom can say in English, in small letters: Wagtail's words and our own."""
    words = set()
    for catalogue in Path(wagtail.__file__).parents[1].glob("wagtail*/**/locale/en/**/*.po"):
        with catalogue.open("rb") as file:
            for message in read_po(file):
                words |= {message.id} if isinstance(message.id, str) else set(message.id)
    for path in own_code():
        if path.relative_to(ROOT).parts[0] != "tests":
            words |= set(re.findall(r'"([^"\n]+)"', path.read_text()))
    return {word.strip().lower() for word in words}


@pytest.mark.parametrize("name", ["editing.md", "privacy.md", "translating.md"])
def test_what_a_guide_calls_words_on_the_screen_are_such(name: str) -> None:
    text = (ROOT / "docs" / name).read_text()
    named = {
        " ".join(word.split()).removesuffix(" …").rstrip(".").lower()
        for bold in re.findall(r"\*\*([^*]+)\*\*", text)
        for word in bold.split(" → ")
    }

    assert named - words_of_the_screen() == set()
