"""``make_files`` finds whatever is missing or out of date, and nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Site

from issues.models import IssuePage
from publishing import shelves
from publishing.kinds import PDF
from publishing.making import MAKERS
from publishing.models import IssueFile, Shelf
from tests.publishing.conftest import Committing

Publish = Callable[..., IssuePage]


@pytest.fixture
def make_files(committing: Committing) -> Callable[..., str]:
    def run(*arguments: str) -> str:
        out = StringIO()
        with committing():
            call_command("make_files", *arguments, stdout=out, verbosity=0)
        return out.getvalue()

    return run


MakeFiles = Callable[..., str]


def test_a_made_up_archive_gets_its_files(site: Site, make_files: MakeFiles) -> None:
    call_command("make_archive", "--issues=2", "--start=2017-01-02", "--words=20", verbosity=0)

    assert "made: 26, removed: 0." in make_files()
    assert IssueFile.objects.filter(current=True).count() == 26


def test_a_second_run_has_nothing_to_do(publish: Publish, make_files: MakeFiles) -> None:
    publish("be")
    before = list(IssueFile.objects.values())

    assert "made: 0, removed: 0." in make_files()
    assert list(IssueFile.objects.values()) == before


def test_a_dry_run_tells_and_changes_nothing(publish: Publish, make_files: MakeFiles) -> None:
    publish("be")
    IssueFile.objects.filter(kind="pdf").update(fingerprint="")
    before = list(IssueFile.objects.values())

    said = make_files("--dry-run")

    assert "would make situation-in-belarus-2018-06-11-be.pdf" in said
    assert "would be made: 1, removed: 0." in said
    assert list(IssueFile.objects.values()) == before


def test_week_and_language_choose_the_issues(publish: Publish, make_files: MakeFiles) -> None:
    publish("be")
    publish("ru", date(2018, 6, 18))
    IssueFile.objects.all().delete()

    make_files("--language=ru")
    assert {file.language for file in IssueFile.objects.all()} == {"ru", ""}
    make_files("--week=2018-06-11")
    assert IssueFile.objects.filter(language="be").count() == 4
    with pytest.raises(CommandError):
        make_files("--language=de")


def test_a_new_public_address_is_noticed(publish: Publish, make_files: MakeFiles) -> None:
    publish("be")

    with override_settings(PUBLIC_ORIGIN="https://mirror.test"):
        assert "made: 5" in make_files()

        file = IssueFile.objects.get(kind="txt")
        assert b"https://mirror.test/be/issues/" in default_storage.open(file.stored_as).read()


def test_a_lost_and_a_cut_file_are_made_again(publish: Publish, make_files: MakeFiles) -> None:
    publish("be")
    sums = dict(IssueFile.objects.values_list("name", "sha256"))
    lost, cut = IssueFile.objects.get(kind="pdf"), IssueFile.objects.get(kind="epub")
    default_storage.delete(lost.stored_as)
    default_storage.delete(cut.stored_as)
    default_storage.save(cut.stored_as, ContentFile(b"half"))

    assert "made: 2" in make_files()
    assert dict(IssueFile.objects.values_list("name", "sha256")) == sums
    for file in IssueFile.objects.all():
        assert default_storage.size(file.stored_as) == file.size


def test_what_a_stopped_process_left_is_cleared_away_but_not_at_once(
    publish: Publish, make_files: MakeFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("be")
    left = default_storage.save("issue-files/0000/left.pdf", ContentFile(b"left"))

    assert left not in make_files()
    monkeypatch.setattr(shelves, "LEFT_ALONE", timedelta(seconds=-1))
    assert left in make_files()

    assert not default_storage.exists(left)
    assert all(default_storage.exists(file.stored_as) for file in IssueFile.objects.all())


def test_files_of_an_issue_that_is_gone_go(publish: Publish, make_files: MakeFiles) -> None:
    page = publish("be")
    IssueFile.objects.update(changed_at=timezone.now())
    page.delete()  # nobody hears of it: the commit never comes

    assert "removed: 5." in make_files()
    assert not Shelf.objects.exists()


def test_what_could_not_be_made_is_told_by_the_exit_status(
    publish: Publish, make_files: MakeFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> bytes:
        raise OSError

    publish("be")
    publish("ru", date(2018, 6, 18))
    IssueFile.objects.all().delete()
    monkeypatch.setitem(MAKERS, PDF, fail)

    with pytest.raises(CommandError, match="2 could not be made"):
        make_files()
    assert IssueFile.objects.count() == 8
