"""A commentary imported into a translated issue stays, whatever happens to the translation."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from desk.sample import load_issue
from issues.models import Commentary, IssuePage
from issues.sample_texts import read_issue, sample_files
from tests.desk.newsroom import Newsroom
from tests.factories import commentary, issue

TITLE = "Exports of optics keep the arms industry busy"
TEXT = f"""ru
June 11 – June 17, 2018
Security issues
{TITLE}
The situation has gotten better
{TITLE}
Makers of sights have found buyers abroad.
A third of the output went to buyers outside the union.
You have been successfully subscribed
"""


def import_text(path: Path, *options: str, text: str = TEXT) -> None:
    path.write_text(text)
    call_command("import_commentary", str(path), *options, stdout=StringIO(), stderr=StringIO())


def translated_issue(newsroom: Newsroom, *, finished: bool = True) -> IssuePage:
    source = issue("be", commentaries=[commentary(title="Ціхі тыдзень на мяжы")])
    newsroom.submit(source, "en")
    if finished:
        newsroom.translate_all(source, "en")
        newsroom.publish(source, "en")
    return source


def live_titles(language: str = "en") -> list[str]:
    rows = Commentary.objects.filter(locale__language_code=language)
    return [row.title for row in rows.order_by("position")]


def test_it_outlives_another_publication_of_the_translation(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    source = translated_issue(newsroom)
    import_text(tmp_path / "page.txt", "--publish")
    newsroom.publish(source, "en")
    assert live_titles() == ["[en] Ціхі тыдзень на мяжы", TITLE]


def test_it_outlives_an_edit_of_the_source(newsroom: Newsroom, tmp_path: Path) -> None:
    source = translated_issue(newsroom)
    import_text(tmp_path / "page.txt", "--publish")
    source.commentaries[0].value["title"] = "Вельмі ціхі тыдзень на мяжы"
    newsroom.save_source(source)
    newsroom.translate_all(source, "en")
    newsroom.publish(source, "en")
    assert TITLE in live_titles()
    assert live_titles("be") == ["Вельмі ціхі тыдзень на мяжы"]


def test_an_unfinished_translation_is_not_published_along_with_it(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    source = translated_issue(newsroom, finished=False)
    with pytest.raises(CommandError):
        import_text(tmp_path / "page.txt", "--publish")
    import_text(tmp_path / "page.txt")
    edition = newsroom.edition(source, "en")
    draft = edition.get_latest_revision_as_object()
    assert not edition.live
    assert [block.value["title"] for block in draft.commentaries][-1] == TITLE


def test_words_of_a_translation_are_changed_in_the_translation_editor_only(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    translated_issue(newsroom)
    title = live_titles()[0]
    text = TEXT.replace(TITLE, title).replace("The situation has gotten better", "No change")
    path = tmp_path / "page.txt"
    path.write_text(text)
    errors = StringIO()
    with pytest.raises(CommandError):
        call_command("import_commentary", str(path), stdout=StringIO(), stderr=errors)
    assert "translation editor" in errors.getvalue()


def test_the_sample_archive_takes_imports_in_its_weeks(site: Site, tmp_path: Path) -> None:
    load_issue(read_issue(sample_files()[0]))
    before = live_titles()
    import_text(tmp_path / "page.txt", "--publish")
    assert live_titles() == [*before, TITLE]
