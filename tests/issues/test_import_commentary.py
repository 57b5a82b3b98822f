"""Pages saved from the old site become commentaries of their weeks, once and whole."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from wagtail.models import Revision, Site
from wagtail.signals import page_published

from issues.legacy import parse_page
from issues.models import Commentary, ImportedFile, IssuePage, Section
from tests.factories import commentary, issue

WEEK = date(2018, 9, 3)
TITLE = "Patrols along the southern border become routine"
LEAD = "The border service has made joint patrols permanent."
PARAGRAPHS = (
    "On September 4th the service reported on six months of joint patrols & drills.",
    "Villages within <five> kilometres of the border have been asked to report strangers.",
    "Costs are likely to grow next year.",
)
FURNITURE = "You have been successfully subscribed\n\nSubscribe to our newsletter\nRead more\n"

WORDS = {
    "en": ("September 3 – September 9, 2018", "Security issues", "The situation has gotten better"),
    "be": ("3–9 верасня 2018 г.", "Пытанні бяспекі", "Сітуацыя палепшылася"),
    "ru": ("3–9 сентября 2018 г.", "Вопросы безопасности", "Ситуация улучшилась"),
}
TEXTS = {
    "be": (
        "Патрулі на паўднёвай мяжы сталі звычайнымі",
        "Памежная служба зрабіла супольныя патрулі пастаяннымі.",
        ("Служба паведаміла пра шэсць месяцаў супольных патрулёў.",),
    ),
}


def page_text(
    language: str = "en",
    *,
    week: str | None = None,
    section: str | None = None,
    title: str = TITLE,
    lead: str = LEAD,
    verdict: str | None = None,
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    furniture: str = FURNITURE,
) -> str:
    words = WORDS[language]
    lines = [
        "by",
        week or words[0],
        section or words[1],
        title,
        verdict or words[2],
        title,
        lead,
        *paragraphs,
    ]
    return "\n\n".join([*lines, furniture])


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    """``saved("a.txt", text)`` writes a file and gives its path."""

    def write(name: str = "page.txt", text: str | bytes | None = None) -> str:
        path = tmp_path / name
        data = page_text() if text is None else text
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    return write


def run(*arguments: str) -> tuple[str, str, bool]:
    """Output, errors and whether the command said all went well."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_commentary", *arguments, stdout=out, stderr=err)
    except CommandError:
        return out.getvalue(), err.getvalue(), False
    return out.getvalue(), err.getvalue(), True


def the_issue(language: str = "en", week: date = WEEK) -> IssuePage:
    return IssuePage.objects.get(week_start=week, locale__language_code=language)


def draft_of(page: IssuePage) -> list[Any]:
    return list(page.get_latest_revision_as_object().commentaries)


def body_texts(value: Any) -> list[str]:
    return [str(part.value) for part in value["body"]]


def test_published_text_is_on_its_page_whole_and_without_the_old_sites_furniture(
    site: Site, saved: Callable[..., str], client: Client
) -> None:
    _out, _err, well = run(saved(), "--publish")
    row = Commentary.objects.get()
    html = client.get(f"/en/issues/2018-09-03/{row.slug}/").content.decode()
    assert well
    assert row.verdict == "better"
    assert LEAD in html
    assert "six months of joint patrols &amp; drills" in html
    assert "within &lt;five&gt; kilometres" in html
    assert PARAGRAPHS[2] in html
    assert "successfully subscribed" not in html


def test_paragraphs_get_ids_and_keys_by_which_translations_can_follow_them(
    site: Site, saved: Callable[..., str]
) -> None:
    run(saved())
    (block,) = draft_of(the_issue())
    assert len({part.id for part in block.value["body"]}) == len(PARAGRAPHS)
    assert all('<p data-block-key="' in text for text in body_texts(block.value))
    first = [block.id, *(part.id for part in block.value["body"])]
    the_issue().delete()
    run(saved())
    (again,) = draft_of(the_issue())
    assert first == [again.id, *(part.id for part in again.value["body"])]


def test_without_publish_the_text_waits_in_a_draft(site: Site, saved: Callable[..., str]) -> None:
    out, _err, _well = run(saved())
    assert "added" in out
    assert not the_issue().live
    assert not Commentary.objects.exists()
    out, _err, _well = run(saved(), "--publish")
    assert "1 published" in out
    assert Commentary.objects.get().title == TITLE


def test_reading_a_file_again_changes_nothing(site: Site, saved: Callable[..., str]) -> None:
    run(saved(), "--publish")
    before = Revision.objects.count(), ImportedFile.objects.get().imported_at
    out, _err, well = run(saved(), saved("copy.txt"), "--publish")
    assert well
    assert "2 unchanged" in out
    assert (Revision.objects.count(), ImportedFile.objects.get().imported_at) == before


def test_where_a_text_came_from_is_kept_without_the_folders_of_a_machine(
    site: Site, saved: Callable[..., str]
) -> None:
    run(saved())
    record = ImportedFile.objects.get()
    (block,) = draft_of(the_issue())
    assert record.file_name == "page.txt"
    assert len(record.sha256) == 64
    assert str(record.block_id) == block.id


def test_a_corrected_file_changes_its_commentary_and_keeps_unchanged_paragraphs_alone(
    site: Site, saved: Callable[..., str]
) -> None:
    run(saved(), "--publish")
    (old,) = the_issue().commentaries
    corrected = (PARAGRAPHS[0], "A new paragraph stands between.", *PARAGRAPHS[1:])
    out, _err, _well = run(saved(text=page_text(paragraphs=corrected)), "--publish")
    (new,) = the_issue().commentaries
    assert "1 updated" in out
    assert (new.id, new.value["slug"]) == (old.id, old.value["slug"])
    assert "A new paragraph" in body_texts(new.value)[1]
    kept = [part.id for part in new.value["body"]]
    assert [kept[0], *kept[2:]] == [part.id for part in old.value["body"]]
    assert len(set(kept)) == 4


def test_what_the_old_page_never_had_survives_a_correction(
    site: Site, saved: Callable[..., str]
) -> None:
    block = commentary(title=TITLE, paragraphs=PARAGRAPHS[:2], verdict_reason="Old.")
    block["value"]["body"].insert(1, {"type": "subheading", "id": block["id"], "value": "Kept"})
    block["value"]["sources"] = [
        {"type": "item", "id": str(block["id"]), "value": {"title": "A source", "url": ""}}
    ]
    issue(week_start=WEEK, commentaries=[block])
    out, _err, _well = run(saved(), "--publish")
    (new,) = the_issue().commentaries
    assert "1 updated" in out
    assert [part.block_type for part in new.value["body"]] == [
        "paragraph",
        "subheading",
        "paragraph",
        "paragraph",
    ]
    assert new.value["sources"][0]["title"] == "A source"
    assert new.value["verdict_reason"] == ""


def test_edits_made_by_people_outlive_another_reading_of_the_same_file(
    site: Site, saved: Callable[..., str]
) -> None:
    run(saved(), "--publish")
    page = the_issue()
    page.commentaries[0].value["lead"] = "An editor’s better lead."
    page.save_revision().publish()
    out, _err, _well = run(saved(), "--publish")
    assert "1 unchanged" in out
    assert the_issue().commentaries[0].value["lead"] == "An editor’s better lead."


def test_a_commentary_that_was_taken_out_does_not_come_back_by_itself(
    site: Site, saved: Callable[..., str]
) -> None:
    run(saved(), saved("other.txt", page_text(title="Another title")), "--publish")
    page = the_issue()
    page.commentaries = page.commentaries.get_prep_value()[1:]
    page.save_revision().publish()
    _out, err, well = run(saved(), "--publish")
    assert not well
    assert "removed from the issue" in err
    assert len(the_issue().commentaries) == 1
    out, _err, _well = run(saved(), "--publish", "--restore")
    assert "1 added" in out
    assert len(the_issue().commentaries) == 2


def test_two_titles_in_one_section_are_two_commentaries(
    site: Site, saved: Callable[..., str]
) -> None:
    run(saved(), saved("b.txt", page_text(title="Second")), "--publish")
    assert [row.title for row in Commentary.objects.order_by("position")] == [TITLE, "Second"]


def test_the_three_languages_of_a_week_become_one_issue_and_one_commentary(
    site: Site, saved: Callable[..., str]
) -> None:
    title, lead, paragraphs = TEXTS["be"]
    belarusian = page_text("be", title=title, lead=lead, paragraphs=paragraphs)
    run(saved(), saved("be.txt", belarusian), "--publish")
    english, other = the_issue("en"), the_issue("be")
    assert english.translation_key == other.translation_key
    assert english.commentaries[0].id == other.commentaries[0].id
    assert english.commentaries[0].value["slug"] == other.commentaries[0].value["slug"]


def test_commentaries_are_not_linked_where_it_would_be_a_guess(
    site: Site, saved: Callable[..., str]
) -> None:
    title, lead, paragraphs = TEXTS["be"]
    belarusian = page_text("be", title=title, lead=lead, paragraphs=paragraphs)
    run(saved(), saved("b.txt", page_text(title="Second")), saved("be.txt", belarusian))
    english = {block.id for block in draft_of(the_issue("en"))}
    assert draft_of(the_issue("be"))[0].id not in english


def test_a_bad_file_is_named_with_its_line_and_does_not_stop_the_others(
    site: Site, saved: Callable[..., str], tmp_path: Path
) -> None:
    bad = saved("bad.txt", page_text(verdict="The situation is odd"))
    missing = str(tmp_path / "missing.txt")
    out, err, well = run(bad, missing, str(tmp_path), saved(), "--publish")
    assert not well
    assert f"{bad}:9: unknown verdict" in err
    assert f"{missing}: there is no such file" in err
    assert f"{tmp_path}: this is a folder" in err
    assert "4 files: 1 added, 0 updated, 0 unchanged, 3 failed." in out
    assert Commentary.objects.get().title == TITLE


def test_a_file_without_end_is_refused_before_it_is_read(site: Site, tmp_path: Path) -> None:
    huge, pipe = tmp_path / "huge.txt", tmp_path / "pipe"
    with huge.open("wb") as file:
        file.truncate(1 << 30)
    os.mkfifo(pipe)
    _out, err, well = run(str(huge), str(pipe))
    assert not well
    assert "1,073,741,824 bytes" in err
    assert "not a regular file" in err


def test_a_section_unknown_that_week_is_refused_with_the_known_ones(
    site: Site, saved: Callable[..., str]
) -> None:
    _out, err, _well = run(saved(text=page_text(section="International relations")))
    assert "International relations" in err
    assert "“Security issues”" in err
    assert not IssuePage.objects.exists()


def test_a_text_too_long_for_its_field_is_refused_with_its_line(
    site: Site, saved: Callable[..., str]
) -> None:
    path = saved(text=page_text(lead="Long lead. " * 200))
    _out, err, _well = run(path)
    assert f"{path}:13: lead:" in err
    assert not IssuePage.objects.exists()


def test_only_the_language_asked_for_is_imported(site: Site, saved: Callable[..., str]) -> None:
    _out, err, well = run(saved(), "--language", "ru")
    assert not well
    assert "not in ru" in err


def test_a_dry_run_changes_nothing(site: Site, saved: Callable[..., str]) -> None:
    out, _err, _well = run(saved(), "--publish", "--dry-run")
    assert "1 added" in out
    assert "nothing was changed" in out
    assert not IssuePage.objects.exists()


def test_an_editors_unfinished_work_is_never_published_along(
    site: Site, saved: Callable[..., str]
) -> None:
    page = issue(week_start=WEEK)
    draft: Any = page.get_latest_revision_as_object()
    draft.commentaries[0].value["lead"] = "Half a thought"
    draft.save_revision()
    _out, err, well = run(saved(), "--publish")
    assert not well
    assert "unpublished work of an editor" in err
    assert len(the_issue().commentaries) == 1
    _out, _err, well = run(saved())
    assert well
    assert [block.value["lead"] for block in draft_of(the_issue())] == ["Half a thought", LEAD]
    assert the_issue().commentaries[0].value["lead"] == "The week in one sentence."


def test_a_withdrawn_issue_is_not_published_again(site: Site, saved: Callable[..., str]) -> None:
    run(saved(), "--publish")
    the_issue().unpublish()
    _out, err, well = run(saved(), "--publish")
    assert not well
    assert "withdrawn" in err
    assert not the_issue().live


def test_a_locked_issue_is_left_alone(site: Site, saved: Callable[..., str]) -> None:
    page = issue(week_start=WEEK)
    page.locked = True
    page.save()
    _out, err, _well = run(saved())
    assert "locked" in err
    assert len(draft_of(the_issue())) == 1


def test_a_failure_in_the_middle_leaves_nothing_of_the_file(
    site: Site, saved: Callable[..., str]
) -> None:
    def fail(**_kwargs: Any) -> None:
        raise RuntimeError("the disk is full")

    page_published.connect(fail, sender=IssuePage)
    try:
        _out, err, well = run(saved(), "--publish")
    finally:
        page_published.disconnect(fail, sender=IssuePage)
    assert not well
    assert "the disk is full" in err
    assert not IssuePage.objects.exists()
    assert not ImportedFile.objects.exists()


def test_sections_are_found_by_the_name_in_the_pages_language(
    site: Site, saved: Callable[..., str]
) -> None:
    Section.objects.filter(slug="security-issues").update(name_en="Defence and security")
    _out, err, _well = run(saved())
    assert "“Defence and security”" in err
    _out, _err, well = run(saved(text=page_text(section="DEFENCE and security.")))
    assert well


KILLED = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from wagtail.signals import page_published

seen = []

def kill(**kwargs):
    seen.append(kwargs)
    if len(seen) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

page_published.connect(kill)
call_command("import_commentary", *sys.argv[1:], "--publish")
"""


def _database_for_others(tmp_path: Path) -> str:
    """The address of a database like this test's, for a process of its own."""
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        login = f"{settings['USER']}:{settings['PASSWORD']}@" if settings["USER"] else ""
        return f"postgres://{login}{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    import sqlite3

    path = tmp_path / "copy.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    return f"sqlite:///{path}"


@pytest.mark.django_db(transaction=True)
def test_a_kill_in_the_middle_leaves_whole_files_only(
    site: Site, saved: Callable[..., str], tmp_path: Path
) -> None:
    files = [saved(f"{n}.txt", page_text(title=f"Title {n}")) for n in (1, 2, 3)]
    environment = os.environ | {
        "TEST_DATABASE_URL": _database_for_others(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": str(Path.cwd()),
    }
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *files], env=environment, capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    finished = subprocess.run(
        [sys.executable, "manage.py", "import_commentary", *files, "--publish"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "3 files: 2 added, 0 updated, 1 unchanged." in finished.stdout, finished.stderr


# Pages of the old site lie beside the repository where its owners build it, and nowhere else.
OLD_PAGES = Path(__file__).resolve().parents[3] / "shared" / "seed"


@pytest.mark.parametrize("beside_other_issue", [False, True])
def test_every_paragraph_of_a_real_old_page_is_live_and_nothing_else_of_it(
    site: Site,
    saved: Callable[..., str],
    client: Client,
    beside_other_issue: bool,
) -> None:
    pages = [saved(), *(str(path) for path in OLD_PAGES.glob("*.txt"))]
    for path in pages:
        found = parse_page(Path(path).read_bytes())
        if beside_other_issue:
            issue(found.language, found.week_start)
        _out, err, well = run(path, "--publish")
        assert well, err
        row = Commentary.objects.get(title=found.title)
        address = f"/{found.language}/issues/{found.week_start}/{row.slug}/"
        article = BeautifulSoup(client.get(address).content, "html.parser").find("article")
        assert article is not None
        text = " ".join(article.get_text().split())
        for part in (found.lead, *found.paragraphs):
            assert " ".join(part.split()) in text
        assert len(row.body_text.splitlines()) == len(found.paragraphs)
        assert "successfully subscribed" not in text
