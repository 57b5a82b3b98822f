"""Files are there when an issue is out, say what it says, and go when it goes."""

import hashlib
import logging
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction

from issues.models import Author, IssueIndexPage, IssuePage, PublicationImage, Section
from publishing.kinds import PDF, PLAIN_TEXT
from publishing.making import MAKERS
from publishing.models import IssueFile, Shelf
from publishing.shelves import bring_up_to_date, hold_back
from tests.factories import commentary, issue
from tests.issues.threads import at_once
from tests.publishing.conftest import Committing

WEEK = "2018-06-11"
KINDS = ["epub", "html", "pdf", "txt"]
Publish = Callable[..., IssuePage]


def names() -> set[str]:
    return set(IssueFile.objects.filter(current=True).values_list("name", flat=True))


def stored(kind: str, language: str = "en") -> bytes:
    file = IssueFile.objects.get(kind=kind, language=language)
    with default_storage.open(file.stored_as) as opened:
        content: bytes = opened.read()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)
    return content


def languages_in_bundle() -> list[str]:
    with zipfile.ZipFile(BytesIO(stored("zip", ""))) as archive:
        return [name[-7:-5] for name in archive.namelist() if name.endswith(".html")]


def edit(page: IssuePage, committing: Committing, **fields: Any) -> None:
    """Publishes ``page`` with its first commentary changed."""
    page.refresh_from_db()
    for name, value in fields.items():
        page.commentaries[0].value[name] = value
    with committing():
        page.save_revision().publish()


def all_in_storage() -> set[str]:
    return set(IssueFile.objects.values_list("stored_as", flat=True))


def test_publishing_makes_a_file_of_each_kind_and_the_bundle(publish: Publish) -> None:
    publish("be")

    assert names() == {
        *(f"situation-in-belarus-{WEEK}-be.{kind}" for kind in KINDS),
        f"situation-in-belarus-{WEEK}.zip",
    }
    assert "A calm week at the border" in stored("txt", "be").decode()


def test_a_draft_has_no_files(publish: Publish) -> None:
    publish("be", live=False)

    assert not IssueFile.objects.exists()


def test_a_translation_joins_the_bundle_when_it_is_published(
    publish: Publish, committing: Committing
) -> None:
    first = publish("be")
    assert languages_in_bundle() == ["be"]

    publish("en", translation_key=first.translation_key)

    assert languages_in_bundle() == ["be", "en"]
    assert Shelf.objects.count() == 1


def test_unpublishing_takes_everything_away_and_leaves_the_other_languages(
    publish: Publish, committing: Committing
) -> None:
    first = publish("be")
    second = publish("en", translation_key=first.translation_key)
    of_first = set(IssueFile.objects.filter(language="be").values_list("stored_as", flat=True))

    with committing():
        first.unpublish()

    assert set(IssueFile.objects.values_list("language", flat=True)) == {"en", ""}
    assert languages_in_bundle() == ["en"]
    assert not any(default_storage.exists(name) for name in of_first)

    last = all_in_storage()
    with committing():
        second.delete()

    assert not IssueFile.objects.exists()
    assert not any(default_storage.exists(name) for name in last)


def test_an_edit_changes_the_files_and_leaves_no_old_one(
    publish: Publish, committing: Committing
) -> None:
    page = publish("en")
    before = all_in_storage()

    edit(page, committing, title="A stormy week at the border")

    assert "A stormy week" in stored("txt").decode()
    assert not any(default_storage.exists(name) for name in before)
    assert all(default_storage.exists(name) for name in all_in_storage())


def test_publishing_again_without_a_change_changes_nothing(
    publish: Publish, committing: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = publish("en")
    before = list(IssueFile.objects.values())
    for kind in MAKERS:
        monkeypatch.setitem(MAKERS, kind, None)

    edit(page, committing)

    assert list(IssueFile.objects.values()) == before


def test_an_issue_made_anew_from_nothing_has_the_same_bytes(
    publish: Publish, committing: Committing
) -> None:
    page = publish("en")
    before = dict(IssueFile.objects.values_list("name", "sha256"))
    IssueFile.objects.all().delete()

    with committing():
        bring_up_to_date(page.translation_key)

    assert dict(IssueFile.objects.values_list("name", "sha256")) == before


def test_from_the_moment_of_publishing_nobody_gets_the_old_text(publish: Publish) -> None:
    page = publish("en")
    page.commentaries[0].value["lead"] = "What was wrong is gone."

    page.save_revision().publish()  # the commit, and what follows it, is still to come

    assert names() == set()


def test_a_maker_that_fails_stops_nobody_and_quotes_nothing_in_the_log(
    publish: Publish,
    committing: Committing,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*args: Any) -> bytes:
        raise ValueError("A secret of the text")

    page = publish("en")
    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setitem(MAKERS, PDF, fail)
        edit(page, committing, title="Another title")

    assert IssuePage.objects.live().get().commentaries[0].value["title"] == "Another title"
    assert f"situation-in-belarus-{WEEK}-en.pdf was not made: ValueError" in caplog.text
    assert "secret" not in caplog.text
    assert set(IssueFile.objects.values_list("kind", flat=True)) == {"epub", "html", "txt", "zip"}
    with zipfile.ZipFile(BytesIO(stored("zip", ""))) as archive:
        assert not any(name.endswith(".pdf") for name in archive.namelist())

    with committing():
        bring_up_to_date(page.translation_key)

    assert IssueFile.objects.filter(current=True).count() == 5


def test_an_edit_during_the_making_wins(
    publish: Publish, committing: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, make = publish("en"), MAKERS[PLAIN_TEXT]
    left_over = all_in_storage()
    edits = iter(["The very newest title"])

    def overtaken(*args: Any) -> bytes:
        for title in edits:
            edit(page, committing, title=title)
        return make(*args)

    monkeypatch.setitem(MAKERS, PLAIN_TEXT, overtaken)
    hold_back([page.translation_key])
    IssueFile.objects.update(fingerprint="")
    with committing():
        bring_up_to_date(page.translation_key)

    assert b"The very newest title" in stored("txt")
    assert len(names()) == 5
    assert not any(default_storage.exists(name) for name in left_over - all_in_storage())


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_one_whole_set(site: Any) -> None:
    page = issue("en")
    IssueFile.objects.update(fingerprint="")

    at_once(lambda _number: bring_up_to_date(page.translation_key), 4)

    assert len(names()) == 5
    for file in IssueFile.objects.all():
        assert len(stored(file.kind, file.language)) == file.size


def test_what_an_author_is_no_longer_called_leaves_the_files(
    publish: Publish, committing: Committing
) -> None:
    author = Author.objects.create(name_be="Алесь", name_ru="Алесь", name_en="Ales Novik")
    publish("en", commentaries=[commentary(byline="named", authors=[author.pk])])
    assert b"Ales Novik" in stored("txt")

    author.name_en = "A. N."
    with committing():
        author.save()
        assert names() == set()

    assert b"Ales Novik" not in stored("txt")
    assert b"A. N." in stored("txt")


def test_listed_authors_of_a_collective_byline_reach_no_file(publish: Publish) -> None:
    author = Author.objects.create(name_be="Алесь", name_ru="Алесь", name_en="Ales Novik")
    publish("en", commentaries=[commentary(authors=[author.pk])])

    for kind in ("txt", "html"):
        assert b"Novik" not in stored(kind)


def test_a_section_is_named_anew_in_the_files(publish: Publish, committing: Committing) -> None:
    publish("en")
    section = Section.objects.get(slug="security-issues")
    section.name_en = "Defence"

    with committing():
        section.save()
        assert len(names()) == 5

    assert b"Defence" in stored("txt")


def picture(colour: str) -> ImageFile:
    out = BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "PNG")
    return ImageFile(BytesIO(out.getvalue()), name="picture.png")


def issue_with_picture(publish: Publish) -> PublicationImage:
    image: PublicationImage = PublicationImage.objects.create(title="A", file=picture("red"))
    block = {"picture": image.pk, "alt_text": "A red field", "caption": "", "credit": ""}
    body = [
        *commentary()["value"]["body"],
        {"type": "picture", "id": str(uuid4()), "value": block},
    ]
    publish("en", commentaries=[commentary(body=body)])
    return image


def test_a_picture_that_is_exchanged_is_exchanged_in_the_files(
    publish: Publish, committing: Committing
) -> None:
    image = issue_with_picture(publish)
    before = stored("html")
    assert b"data:image/jpeg" in before

    image.file = picture("blue")
    with committing():
        image.save()
        assert names() == set()

    assert stored("html") != before


def test_a_picture_whose_file_is_gone_leaves_its_description(
    publish: Publish, committing: Committing
) -> None:
    image = issue_with_picture(publish)
    default_storage.delete(image.file.name)

    with committing():
        bring_up_to_date(IssuePage.objects.get().translation_key)

    assert b"data:image/jpeg" not in stored("html")
    assert b"[Picture: A red field]" in stored("html")
    assert b"[Picture: A red field]" in stored("txt")


@pytest.mark.parametrize("above", [False, True], ids=["issue", "all issues"])
def test_what_stands_behind_a_password_has_no_files(
    publish: Publish, committing: Committing, client: Client, above: bool
) -> None:
    page = publish("en")
    path = IssueFile.objects.get(kind="pdf").path
    assert client.get(path).status_code == 200

    with committing():
        restriction = PageViewRestriction.objects.create(
            page=page.get_parent() if above else page, restriction_type="password", password="x"
        )
        assert client.get(path).status_code == 404

    assert not IssueFile.objects.exists()
    with committing():
        restriction.delete()
    assert client.get(path).status_code == 200


def test_an_alias_has_no_files(publish: Publish, committing: Committing) -> None:
    page = publish("be")
    with committing():
        index = IssueIndexPage.objects.get(locale__language_code="ru")
        page.create_alias(parent=index, update_locale=index.locale, reset_translation_key=False)
        bring_up_to_date(page.translation_key)

    assert IssuePage.objects.live().count() == 2
    assert set(IssueFile.objects.values_list("language", flat=True)) == {"be", ""}


def test_an_issue_moved_to_another_week_takes_its_files_along(
    publish: Publish, committing: Committing
) -> None:
    page = publish("en")
    page.week_start = date(2018, 6, 18)
    with committing():
        page.save_revision().publish()

    assert {name[21:31] for name in names()} == {"2018-06-18"}
    assert IssueFile.objects.count() == 5
