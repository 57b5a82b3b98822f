"""A correction of the original on its way to the readers of the other languages."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail_localize.models import Translation

from desk.corrections import follow_corrections, take_in_corrections
from issues.blocks.correction import Stamp
from issues.models import Commentary, IssueIndexPage, IssuePage
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db

NOTE = "It was one district."
PENDING = "The Belarusian original was corrected on"
INCLUDED = "now includes the correction made to the Belarusian original"


@pytest.fixture
def issue(site: Site, newsroom: Newsroom) -> IssuePage:
    """A Belarusian issue of two commentaries, live in Russian and English too."""
    issue = factories.issue(
        "be",
        commentaries=[
            factories.commentary(paragraphs=["First words.", "Second words."]),
            factories.commentary("the-ruling-elite", title="Another"),
        ],
    )
    newsroom.publish_in(issue, "ru", "en")
    return issue


def _stored(issue: IssuePage) -> list[Any]:
    blocks: list[Any] = json.loads(issue.serializable_data()["commentaries"])
    return blocks


def _note(text: str = NOTE, stamp: str | None = None) -> dict[str, Any]:
    return {"type": "item", "id": str(uuid4()), "value": {"note": text, "stamp": stamp}}


def _correct(
    newsroom: Newsroom, issue: IssuePage, text: str | None = None, note: str = NOTE, **fields: Any
) -> None:
    """Publishes the first commentary with a note, a new second paragraph and other ``fields``."""
    stored = _stored(issue)
    value = stored[0]["value"]
    if text is not None:
        paragraph = value["body"][1]
        paragraph["value"] = paragraph["value"].partition(">")[0] + f">{text}</p>"
    value |= fields
    value["corrections"] = [*value.get("corrections", []), _note(note)]
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)


def _path(issue: IssuePage, language: str) -> str:
    slug = issue.commentaries[0].value["slug"]
    return f"/{language}/issues/{issue.week_start}/{slug}/"


def _read(issue: IssuePage, language: str = "en") -> str:
    return " ".join(Client().get(_path(issue, language)).content.decode().split())


def _stamps(newsroom: Newsroom, issue: IssuePage, language: str = "en") -> list[Any]:
    notes = newsroom.edition(issue, language).commentaries[0].value["corrections"]
    return [note["stamp"] for note in notes]


def _corrected_at(issue: IssuePage, language: str) -> datetime | None:
    return Commentary.objects.get(
        block_id=issue.commentaries[0].id, locale__language_code=language
    ).corrected_at


def test_readers_of_translations_learn_at_once_that_the_original_was_corrected(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, "Second words, corrected.")

    assert NOTE in _read(issue, "be")
    page = _read(issue)
    assert page.count(PENDING) == 1
    assert f'<a href="{_path(issue, "be")}#corrections" hreflang="be">' in page
    assert NOTE not in page
    assert "Белорусский оригинал исправлен" in _read(issue, "ru")
    assert _corrected_at(issue, "be") is not None
    assert _corrected_at(issue, "en") is None


def test_only_the_corrected_commentary_says_so(issue: IssuePage, newsroom: Newsroom) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    edition = newsroom.edition(issue, "en")
    assert not edition.commentaries[1].value["corrections"]


def test_the_translator_sees_what_to_take_in_and_in_which_commentary(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    url = reverse("wagtailadmin_pages:edit", args=[newsroom.edition(issue, "en").pk])
    translator = newsroom.client("Translators (en)")

    page = " ".join(translator.get(url).content.decode().split())
    assert "1 text outdated" in page
    assert f": {NOTE}" in page
    newsroom.put(
        issue,
        "en",
        newsroom.segment(issue, "en", "Second words, corrected."),
        "[en] Second words, corrected.",
    )
    page = " ".join(translator.get(url).content.decode().split())
    assert "everything is translated; publish it" in page
    assert f": {NOTE}" in page
    newsroom.publish(issue, "en")
    assert NOTE not in translator.get(url).content.decode()


def test_a_translation_brought_up_to_date_says_since_when(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    segment = newsroom.segment(issue, "en", "Second words, corrected.")
    newsroom.put(issue, "en", segment, "[en] Second words, corrected.")
    assert PENDING in _read(issue)

    newsroom.publish(issue, "en")

    page = _read(issue)
    assert PENDING not in page
    assert INCLUDED in page
    moved = _corrected_at(issue, "en")
    assert moved is not None
    assert moved > (_corrected_at(issue, "be") or moved)
    assert "Белорусский оригинал исправлен" in _read(issue, "ru")


def test_a_translation_published_while_outdated_stays_behind(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    newsroom.put(issue, "en", newsroom.segment(issue, "en", "Another"), "[en] Something else")

    newsroom.publish(issue, "en")

    assert PENDING in _read(issue)
    assert _corrected_at(issue, "en") is None


def test_outdated_words_that_a_translator_keeps_as_they_are_include_the_correction(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    segment = newsroom.segment(issue, "en", "Second words, corrected.")
    newsroom.put(issue, "en", segment, "[en] Second words.")

    newsroom.publish(issue, "en")

    assert INCLUDED in _read(issue)


def test_a_translation_that_lacks_nothing_has_the_correction_at_once(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, verdict="worse")

    page = _read(issue)
    assert INCLUDED in page
    assert PENDING not in page
    assert _corrected_at(issue, "en") is not None


def test_a_paragraph_the_correction_added_is_missing_until_it_is_translated(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    body = _stored(issue)[0]["value"]["body"]
    added = factories.commentary(paragraphs=["Third words."])["value"]["body"]
    _correct(newsroom, issue, body=body + added)
    assert PENDING in _read(issue)

    newsroom.translate_all(issue, "en")
    newsroom.publish(issue, "en")
    assert INCLUDED in _read(issue)


def test_an_older_backlog_keeps_a_correction_out(issue: IssuePage, newsroom: Newsroom) -> None:
    stored = _stored(issue)
    stored[0]["value"]["lead"] = "Another lead."
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)

    _correct(newsroom, issue, verdict="worse")

    assert PENDING in _read(issue)


def test_corrections_follow_one_another(issue: IssuePage, newsroom: Newsroom) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    segment = newsroom.segment(issue, "en", "Second words, corrected.")
    newsroom.put(issue, "en", segment, "[en] Second words, corrected.")
    newsroom.publish(issue, "en")
    (first,) = _stamps(newsroom, issue)

    _correct(newsroom, issue, "Second words, corrected again.", note="Twice.")

    kept, second = _stamps(newsroom, issue)
    assert kept == first
    assert second.included_at is None
    page = _read(issue)
    assert INCLUDED in page
    assert PENDING in page


def test_a_note_taken_back_in_the_original_is_gone_everywhere(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _correct(newsroom, issue, "Second words, corrected.")
    stored = _stored(issue)
    stored[0]["value"]["corrections"] = []
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)

    assert PENDING not in _read(issue)
    assert _stamps(newsroom, issue, "ru") == []


def test_a_language_that_comes_later_has_nothing_to_catch_up_with(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be", commentaries=[factories.commentary(paragraphs=["A.", "B."])])
    _correct(newsroom, issue, "B, corrected.")
    newsroom.publish_in(issue, "en")

    assert "orrect" not in _read(issue)[_read(issue).index("<main") :].replace(
        "[en] B, corrected.", ""
    )
    assert _corrected_at(issue, "en") is None


def test_a_draft_of_the_original_tells_nobody_anything(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    stored = _stored(issue)
    stored[0]["value"]["corrections"] = [_note()]
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue, publish=False)
    newsroom.publish(issue, "en")

    assert _stamps(newsroom, issue) == []


def test_an_edition_kept_by_hand_catches_up_with_a_note_of_its_own(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    newsroom.translation(issue, "en").delete()
    _correct(newsroom, issue, "Second words, corrected.")
    assert PENDING in _read(issue)

    edition = newsroom.edition(issue, "en")
    edition.commentaries[0].value["lead"] = "A comma, changed."
    edition.save_revision().publish()
    assert PENDING in _read(issue)

    edition = newsroom.edition(issue, "en")
    stored = _stored(edition)
    stored[0]["value"]["corrections"].append(_note("It was one district, in English."))
    edition.commentaries = json.dumps(stored)
    edition.save_revision().publish()
    page = _read(issue)
    assert PENDING not in page
    assert INCLUDED in page
    assert "It was one district, in English." in page


def test_notes_of_an_edition_kept_by_hand_survive_those_of_the_original(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    Translation.objects.filter(target_locale__language_code="en").update(enabled=False)
    edition = newsroom.edition(issue, "en")
    stored = _stored(edition)
    stored[0]["value"]["corrections"] = [_note("In English only.")]
    edition.commentaries = json.dumps(stored)
    edition.save_revision().publish()

    _correct(newsroom, issue, "Second words, corrected.")
    page = _read(issue)
    assert "In English only." in page
    assert PENDING in page
    assert "In English only." not in _read(issue, "be")

    Translation.objects.update(enabled=True)
    newsroom.put(
        issue,
        "en",
        newsroom.segment(issue, "en", "Second words, corrected."),
        "[en] Second words, corrected.",
    )
    newsroom.translate_all(issue, "en")
    newsroom.publish(issue, "en")
    page = _read(issue)
    assert "In English only." in page
    assert INCLUDED in page


def test_an_editor_may_say_that_a_correction_does_not_concern_a_text_kept_by_hand(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    newsroom.translation(issue, "en").delete()
    _correct(newsroom, issue, "Second words, corrected.")
    edition = newsroom.edition(issue, "en")
    stored = _stored(edition)
    stored[0]["value"]["corrections"] = []
    edition.commentaries = json.dumps(stored)
    edition.save_revision().publish()

    stored = _stored(issue)
    stored[0]["value"]["lead"] = "Another lead."
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)

    assert PENDING not in _read(issue)


def test_a_typo_in_the_original_leaves_translations_without_a_word(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    stored = _stored(issue)
    stored[0]["value"]["lead"] = "The weak in one sentence."
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)

    assert "orrect" not in _read(issue)


def test_an_alias_of_the_original_stays_out_of_it(issue: IssuePage, newsroom: Newsroom) -> None:
    newsroom.edition(issue, "en").delete()
    index = IssueIndexPage.objects.get(locale__language_code="en")
    issue.create_alias(parent=index, update_locale=index.locale, reset_translation_key=False)

    _correct(newsroom, issue, "Second words, corrected.")

    assert Client().get(_path(issue, "en")).status_code == 404


DAY = datetime(2018, 6, 20, 9, tzinfo=UTC)


def test_following_twice_is_following_once() -> None:
    new = {"corrections": [_note(stamp=Stamp(DAY, "be").stored())]}
    target: dict[str, Any] = {"corrections": []}
    follow_corrections({}, new, target, language="be", included_at=None)
    once = json.dumps(target)
    follow_corrections(new, new, target, language="be", included_at=None)
    assert json.dumps(target) == once


@pytest.mark.parametrize("damaged", [None, "x", [1, {}], [{"id": "a", "value": None}]])
def test_damaged_notes_stop_nobody(damaged: Any) -> None:
    source = {"corrections": [_note(stamp=Stamp(DAY, "be").stored()), _note()]}
    target = {"corrections": damaged}
    follow_corrections({"corrections": damaged}, source, target, language="be", included_at=DAY)
    assert Stamp(DAY, "be", DAY).stored() in json.dumps(target)
    rebuilt: dict[str, Any] = {}
    take_in_corrections(
        {"corrections": damaged},
        {"corrections": damaged},
        rebuilt,
        language="be",
        complete=True,
        now=DAY + timedelta(days=1),
    )
    assert rebuilt["corrections"] == []
