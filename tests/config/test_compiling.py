"""Catalogues are compiled without the system's gettext."""

import gettext
import os
import runpy
from pathlib import Path

import pytest

from scripts.catalogues import ROOT, compile_catalogues

# As in Django's own Belarusian catalogue, with which ours are merged.
CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<12 || n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || "
"(n%100>=11 && n%100<=14)? 2 : 3);\n"

msgid "%(count)d issue"
msgid_plural "%(count)d issues"
msgstr[0] "%(count)d выпуск"
msgstr[1] "%(count)d выпускі"
msgstr[2] "%(count)d выпускаў"
msgstr[3] "%(count)d выпуску"

#, fuzzy
msgid "Guessed"
msgstr "Здагадка"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "be" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE, encoding="utf-8")
    return path


def translations(folder: Path) -> gettext.NullTranslations:
    return gettext.translation("django", folder, ["be"])


@pytest.mark.parametrize(
    ("count", "form"),
    [(1, "выпуск"), (2, "выпускі"), (5, "выпускаў"), (11, "выпускаў"), (21, "выпуск")],
)
def test_belarusian_plurals_keep_their_forms(
    source: Path, tmp_path: Path, count: int, form: str
) -> None:
    compile_catalogues(tmp_path)

    text = translations(tmp_path).ngettext("%(count)d issue", "%(count)d issues", count)
    assert text == f"%(count)d {form}"


def test_a_guess_nobody_looked_at_is_not_shown(source: Path, tmp_path: Path) -> None:
    compile_catalogues(tmp_path)

    assert translations(tmp_path).gettext("Guessed") == "Guessed"


def test_only_what_changed_is_compiled_again(source: Path, tmp_path: Path) -> None:
    compiled = compile_catalogues(tmp_path)
    assert compiled == [source.with_suffix(".mo")]
    assert compile_catalogues(tmp_path) == []

    later = compiled[0].stat().st_mtime_ns + 1_000_000
    os.utime(source, ns=(later, later))

    assert compile_catalogues(tmp_path) == compiled
    assert [path.name for path in sorted(source.parent.iterdir())] == ["django.mo", "django.po"]


def test_the_command_of_the_operating_guide_compiles_what_is_out_of_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    catalogue = ROOT / "locale" / "be" / "LC_MESSAGES" / "django.mo"
    os.utime(catalogue, (0, 0))

    runpy.run_module("scripts.catalogues", run_name="__main__")

    assert "locale/be/LC_MESSAGES/django.mo" in capsys.readouterr().out
    assert catalogue.stat().st_mtime > 0
