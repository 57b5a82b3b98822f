"""From submission to publication: what is translated, how it aligns, and round trips."""

import io
import json

import polib
import pytest
from django.urls import reverse
from wagtail.models import Site

from issues.models import Commentary, IssuePage
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db

LANGUAGES = ("be", "ru", "en")


def _ids_and_keys(issue: IssuePage) -> list[tuple[str, list[tuple[str, str]]]]:
    """Block ids, and for paragraphs the tag with its ``data-block-key``."""
    return [
        (
            child.id,
            [(part.id, str(part.value).split(">")[0]) for part in child.value["body"]],
        )
        for child in issue.commentaries
    ]


@pytest.mark.parametrize("source_language", LANGUAGES)
def test_blocks_and_paragraphs_align_in_every_language_whatever_the_source(
    site: Site, newsroom: Newsroom, source_language: str
) -> None:
    issue = factories.issue(
        source_language,
        commentaries=[
            factories.commentary(paragraphs=["First <b>bold</b>.", "Second."]),
            factories.commentary("the-ruling-elite", title="Another", paragraphs=["Third."]),
        ],
    )
    others = [language for language in LANGUAGES if language != source_language]

    newsroom.publish_in(issue, *others)

    for language in others:
        edition = newsroom.edition(issue, language)
        assert edition.live
        assert _ids_and_keys(edition) == _ids_and_keys(issue)
        titles = [child.value["title"] for child in edition.commentaries]
        assert titles == [f"[{language}] A calm week at the border", f"[{language}] Another"]
        assert Commentary.objects.filter(page=edition).count() == 2


def test_a_submission_publishes_nothing(site: Site, newsroom: Newsroom) -> None:
    issue = factories.issue("be")

    newsroom.submit(issue, "ru", "en")

    assert not newsroom.edition(issue, "ru").live
    assert not Commentary.objects.filter(locale__language_code="ru").exists()


def test_a_po_file_goes_out_and_comes_back(site: Site, newsroom: Newsroom) -> None:
    issue = factories.issue("be")
    newsroom.submit(issue, "en")
    translation = newsroom.translation(issue, "en")
    client = newsroom.client("Translators (en)")

    exported = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    po = polib.pofile(exported.content.decode())
    for entry in po:
        entry.msgstr = f"EN {entry.msgid}"
    client.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        {"file": io.BytesIO(str(po).encode())},
    )
    newsroom.publish(issue, "en")

    edition = newsroom.edition(issue, "en")
    assert edition.commentaries[0].value["title"] == "EN A calm week at the border"
    assert "EN Nothing moved" in str(edition.commentaries[0].value["body"][0].value)
    assert _ids_and_keys(edition) == _ids_and_keys(issue)


def test_translators_see_every_draft_of_a_source_that_is_not_published_yet(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be", live=False)
    newsroom.submit(issue, "en")
    newsroom.translate_all(issue, "en")

    issue.commentaries[0].value["title"] = "A newer title"
    newsroom.save_source(issue, publish=False)

    segment = newsroom.segment(issue, "en", "A newer title")
    translated = newsroom.translated(issue, "en", segment)
    assert translated is not None
    assert translated.data == "[en] A calm week at the border"
    assert translated.get_error() is not None


def test_a_submission_takes_the_newest_draft_of_a_source_that_is_not_published_yet(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be", live=False)
    issue.commentaries[0].value["title"] = "Saved as a revision only"
    issue.save_revision()

    newsroom.submit(issue, "en")

    assert newsroom.segment(issue, "en", "Saved as a revision only")


def test_drafts_of_a_published_source_are_not_shown_to_translators(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be")
    newsroom.submit(issue, "en")

    issue.commentaries[0].value["title"] = "Not for readers yet"
    newsroom.save_source(issue, publish=False)

    strings = [segment.string.data for segment in newsroom.segments(issue, "en")]
    assert "A calm week at the border" in strings
    assert "Not for readers yet" not in strings


def test_a_commentary_that_only_a_translation_has_survives_its_next_publication(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be", commentaries=[factories.commentary()])
    newsroom.publish_in(issue, "en")
    edition = newsroom.edition(issue, "en")
    imported = factories.commentary("the-ruling-elite", title="Only in English")
    stored = json.loads(edition.serializable_data()["commentaries"])
    edition.commentaries = json.dumps([imported, *stored])
    edition.save_revision().publish()

    newsroom.publish(issue, "en")
    issue.commentaries[0].value["verdict"] = "worse"
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "en")
    assert [child.value["title"] for child in edition.commentaries] == [
        "Only in English",
        "[en] A calm week at the border",
    ]
    assert edition.commentaries[1].value["verdict"] == "worse"
