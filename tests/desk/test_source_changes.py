"""An edit of the source: readers elsewhere keep their words, translators see what is outdated."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, Site

from desk.progress import State, edition_states
from issues.models import Commentary, IssueIndexPage, IssuePage
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def _first_paragraph(issue: IssuePage) -> str:
    return str(issue.commentaries[0].value["body"][0].value)


def _change_paragraph(issue: IssuePage, old: str, new: str) -> None:
    stored = json.loads(issue.serializable_data()["commentaries"])
    assert old in json.dumps(stored, ensure_ascii=False)
    changed = json.dumps(stored, ensure_ascii=False).replace(old, new)
    issue.commentaries = changed


def _edit(issue: IssuePage, change: Any) -> None:
    """Applies ``change`` to the stored data of the commentaries."""
    stored = json.loads(issue.serializable_data()["commentaries"])
    issue.commentaries = json.dumps(change(stored) or stored)


@pytest.fixture
def issue(site: Site, newsroom: Newsroom) -> IssuePage:
    """A Belarusian issue, live in Russian and English too."""
    issue = factories.issue(
        "be",
        commentaries=[
            factories.commentary(paragraphs=["First words.", "Second words."]),
            factories.commentary("the-ruling-elite", title="Another"),
        ],
    )
    newsroom.publish_in(issue, "ru", "en")
    return issue


def test_a_source_edit_keeps_the_old_wording_live_and_marks_it_outdated(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _change_paragraph(issue, "First words.", "First words, corrected.")
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "en")
    assert "[en] First words." in _first_paragraph(edition)
    segment = newsroom.segment(issue, "en", "First words, corrected.")
    translated = newsroom.translated(issue, "en", segment)
    assert translated is not None
    assert translated.data == "[en] First words."
    assert edition_states([issue])[issue.pk]["en"].state is State.LIVE_OUTDATED


def test_the_editor_shows_the_translator_what_is_outdated(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _change_paragraph(issue, "First words.", "First words, corrected.")
    newsroom.save_source(issue)
    edition = newsroom.edition(issue, "en")

    page = newsroom.client("Translators (en)").get(
        reverse("wagtailadmin_pages:edit", args=[edition.pk])
    )

    content = page.content.decode()
    assert "Left to translate" in content
    assert "1 text outdated" in content
    assert content.count("Outdated: the source has changed") == 1


def test_saving_an_outdated_string_again_clears_the_mark(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _change_paragraph(issue, "First words.", "First words, corrected.")
    newsroom.save_source(issue)
    segment = newsroom.segment(issue, "en", "First words, corrected.")

    newsroom.put(issue, "en", segment, "[en] First words.")

    translated = newsroom.translated(issue, "en", segment)
    assert translated is not None
    assert translated.get_error() is None
    assert edition_states([issue])[issue.pk]["en"].state is State.LIVE_OUTDATED
    newsroom.publish(issue, "en")
    assert edition_states([issue])[issue.pk]["en"].state is State.LIVE


def test_a_paragraph_changed_among_several_in_one_block_finds_its_own_translation(
    site: Site, newsroom: Newsroom
) -> None:
    block = factories.commentary()
    block["value"]["body"][0]["value"] = (
        '<p data-block-key="aaaaa">One.</p><p data-block-key="bbbbb">Two.</p>'
    )
    issue = factories.issue("be", commentaries=[block])
    newsroom.publish_in(issue, "en")

    def insert_before_and_change(stored: Any) -> None:
        stored[0]["value"]["body"][0]["value"] = (
            '<p data-block-key="ccccc">Zero.</p><p data-block-key="aaaaa">One.</p>'
            '<p data-block-key="bbbbb">Two, changed.</p>'
        )

    _edit(issue, insert_before_and_change)
    newsroom.save_source(issue)

    changed = newsroom.translated(issue, "en", newsroom.segment(issue, "en", "Two, changed."))
    assert changed is not None
    assert changed.data == "[en] Two."
    assert newsroom.translated(issue, "en", newsroom.segment(issue, "en", "Zero.")) is None
    assert "Zero" not in _first_paragraph(newsroom.edition(issue, "en"))


def test_an_added_paragraph_waits_for_its_translation(issue: IssuePage, newsroom: Newsroom) -> None:
    added = factories.commentary(paragraphs=["Third words."])["value"]["body"][0]

    def add(stored: Any) -> None:
        stored[0]["value"]["body"].append(added)

    _edit(issue, add)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "en")
    assert len(edition.commentaries[0].value["body"]) == 2
    newsroom.translate_all(issue, "en")
    newsroom.publish(issue, "en")
    edition = newsroom.edition(issue, "en")
    assert "[en] Third words." in str(edition.commentaries[0].value["body"][2].value)


def test_an_added_commentary_waits_for_its_translation(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(issue, lambda stored: [factories.commentary(title="New"), *stored])
    newsroom.save_source(issue)

    assert len(newsroom.edition(issue, "en").commentaries) == 2
    newsroom.translate_all(issue, "en")
    newsroom.publish(issue, "en")
    titles = [child.value["title"] for child in newsroom.edition(issue, "en").commentaries]
    assert titles == ["[en] New", "[en] A calm week at the border", "[en] Another"]


def test_verdict_section_and_order_follow_at_once(issue: IssuePage, newsroom: Newsroom) -> None:
    def change(stored: Any) -> Any:
        stored[0]["value"]["verdict"] = "worse"
        return stored[::-1]

    _edit(issue, change)
    newsroom.save_source(issue)

    for language in ("ru", "en"):
        rows = Commentary.objects.filter(locale__language_code=language).order_by("position")
        assert [(row.title, row.verdict) for row in rows] == [
            (f"[{language}] Another", "unchanged"),
            (f"[{language}] A calm week at the border", "worse"),
        ]


def test_a_new_address_is_the_address_in_every_language(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    def change(stored: Any) -> None:
        stored[0]["value"]["slug"] = "a-better-address"

    _edit(issue, change)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "en")
    assert edition.commentaries[0].value["slug"] == "a-better-address"
    assert Commentary.objects.filter(slug="a-better-address").count() == 3


def test_a_reason_for_another_verdict_does_not_stay_beside_the_new_one(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue(
        "be", commentaries=[factories.commentary(verdict="better", verdict_reason="It rose.")]
    )
    newsroom.publish_in(issue, "en")

    def change(stored: Any) -> None:
        stored[0]["value"] |= {"verdict": "worse", "verdict_reason": "It fell."}

    _edit(issue, change)
    newsroom.save_source(issue)

    value = newsroom.edition(issue, "en").commentaries[0].value
    assert (value["verdict"], value["verdict_reason"]) == ("worse", "")


def test_the_week_follows_the_source(issue: IssuePage, newsroom: Newsroom) -> None:
    issue.week_start = issue.week_start + timedelta(days=7)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "en")
    assert edition.week_start == issue.week_start
    assert edition.title == "June 18 – June 24, 2018"
    assert edition.slug == "2018-06-18"


def test_unpublished_words_of_a_translator_do_not_go_live_with_a_source_edit(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    segment = newsroom.segment(issue, "en", "Second words.")
    newsroom.put(issue, "en", segment, "half a sen")

    def change(stored: Any) -> None:
        stored[0]["value"]["verdict"] = "worse"

    _edit(issue, change)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "en")
    assert edition.commentaries[0].value["verdict"] == "worse"
    assert "[en] Second words." in str(edition.commentaries[0].value["body"][1].value)


def test_syncing_by_hand_keeps_old_wordings_too(issue: IssuePage, newsroom: Newsroom) -> None:
    _change_paragraph(issue, "First words.", "First words, corrected.")
    newsroom.save_source(issue)
    source = newsroom.translation(issue, "en").source

    newsroom.client("Editors").post(
        reverse("wagtail_localize:update_translations", args=[source.pk]), {}
    )

    assert "[en] First words." in _first_paragraph(newsroom.edition(issue, "en"))
    segment = newsroom.segment(issue, "en", "First words, corrected.")
    assert newsroom.translated(issue, "en", segment) is not None


def test_drafts_saved_one_after_another_leave_one_outdated_translation(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be", live=False)
    newsroom.submit(issue, "en")
    newsroom.translate_all(issue, "en")

    for title in ("A", "A n", "A new title"):
        issue.commentaries[0].value["title"] = title
        newsroom.save_source(issue, publish=False)

    segment = newsroom.segment(issue, "en", "A new title")
    translated = newsroom.translated(issue, "en", segment)
    assert translated is not None
    assert translated.data == "[en] A calm week at the border"
    assert segment.context.translations.filter(tool_name="outdated").count() == 1


def test_scheduled_publication_of_a_source_reaches_the_translations(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    def change(stored: Any) -> Any:
        stored[0]["value"]["verdict"] = "worse"
        return stored[:1]

    _edit(issue, change)
    issue.go_live_at = timezone.now() + timedelta(hours=1)
    newsroom.save_source(issue)
    assert len(newsroom.edition(issue, "en").commentaries) == 2
    scheduled = Revision.objects.exclude(approved_go_live_at=None).get()
    scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at.isoformat()
    scheduled.save()

    call_command("publish_scheduled")

    edition = newsroom.edition(issue, "en")
    assert [child.value["verdict"] for child in edition.commentaries] == ["worse"]


def test_an_alias_of_the_source_disturbs_nothing(site: Site, newsroom: Newsroom) -> None:
    issue = factories.issue("be", commentaries=[factories.commentary(paragraphs=["First words."])])
    newsroom.publish_in(issue, "ru")
    index = IssueIndexPage.objects.get(locale__language_code="en")
    issue.create_alias(parent=index, update_locale=index.locale, reset_translation_key=False)

    _change_paragraph(issue, "First words.", "First words, corrected.")
    newsroom.save_source(issue)

    assert "[ru] First words." in _first_paragraph(newsroom.edition(issue, "ru"))
    assert "First words, corrected." in _first_paragraph(newsroom.edition(issue, "en"))
    assert edition_states([issue])[issue.pk]["en"].state is State.MISSING


def test_unpublishing_the_source_leaves_the_translations_alive(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    issue.unpublish()
    issue.refresh_from_db()

    assert newsroom.edition(issue, "en").live
    _edit(issue, lambda stored: stored[1:])
    newsroom.save_source(issue, publish=False)
    assert len(newsroom.edition(issue, "en").commentaries) == 2
    newsroom.save_source(issue.get_latest_revision_as_object())
    assert len(newsroom.edition(issue, "en").commentaries) == 1


def test_deleting_the_source_leaves_the_translations_alive(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    issue.delete()

    edition = newsroom.edition(issue, "en")
    assert edition.live
    page = newsroom.client("Editors").get(reverse("wagtailadmin_pages:edit", args=[edition.pk]))
    assert page.status_code == 200


def test_the_history_says_that_a_page_followed_its_source(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(issue, lambda stored: stored[1:])
    newsroom.save_source(issue)
    edition = newsroom.edition(issue, "en")

    entries = PageLogEntry.objects.filter(page=edition, action="desk.follow_source")
    history = newsroom.client("Editors").get(
        reverse("wagtailadmin_pages:history", args=[edition.pk])
    )

    assert entries.count() == 1
    assert "Removed with the source: “A calm week at the border”" in history.content.decode()
