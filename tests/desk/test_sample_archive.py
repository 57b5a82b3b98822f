"""The sample archive as it is loaded: texts, dates, addresses and every state to be seen."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.html import strip_tags
from pytest_django import DjangoDbBlocker
from wagtail_localize.models import StringTranslation

from desk.progress import State, edition_states
from issues.models import Commentary, IssuePage, PublicationImage, StalePart
from issues.reading.corrections import corrections_of
from issues.reading.staleness import stale_parts
from issues.sample_texts import read_issue, sample_files
from tests.conftest import ensure_site
from tests.desk.newsroom import Newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive")]

WEEKS = [date(2018, 6, 11) + timedelta(weeks=number) for number in range(6)]


@pytest.fixture(scope="module")
def archive(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The archive, loaded once for all tests of this module and then undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        ensure_site()
        call_command("load_sample", verbosity=0)
        yield
        transaction.set_rollback(True)


def test_six_weeks_are_live_in_three_languages_save_two() -> None:
    live = {
        (issue.week_start, issue.locale.language_code)
        for issue in IssuePage.objects.filter(live=True).select_related("locale")
    }

    expected = {(week, language) for week in WEEKS for language in ("be", "ru", "en")}
    assert live == expected - {(date(2018, 7, 9), "ru"), (date(2018, 7, 16), "be")}


def test_every_state_of_a_translation_is_to_be_seen() -> None:
    issues = IssuePage.objects.filter(locale__language_code="en").order_by("week_start")
    states = edition_states(issues)

    unfinished, missing = issues[4], issues[5]
    assert states[unfinished.pk]["ru"].state is State.IN_TRANSLATION
    assert 40 <= states[unfinished.pk]["ru"].percent <= 60
    assert states[missing.pk]["be"].state is State.MISSING
    assert states[issues[1].pk]["ru"].state is State.LIVE_OUTDATED
    for issue in issues:
        rest = {"be", "ru", "en"} - ({"ru"} if issue == unfinished else set())
        rest -= {"be"} if issue == missing else set()
        rest -= {"ru"} if issue == issues[1] else set()
        assert {states[issue.pk][language].state for language in rest} == {State.LIVE}


def test_every_commentary_is_long_enough_and_says_what_its_file_says() -> None:
    for path in sample_files():
        sample = read_issue(path)
        for edition in IssuePage.objects.filter(week_start=sample.week_start, live=True):
            language = edition.locale.language_code
            rows = list(edition.projected_commentaries.order_by("position"))
            assert [row.title for row in rows] == [
                entry.texts[language].title for entry in sample.commentaries
            ]
            for entry, child in zip(sample.commentaries, edition.commentaries, strict=True):
                behind = entry.correction is not None and language == "ru"
                text = (entry.first_texts if behind else entry.texts)[language]
                assert child.value["verdict_reason"] == text.reason
                assert child.value["lead"] == text.lead
                paragraphs = [part.value for part in text.body if part.kind == "paragraph"]
                assert [
                    re.sub(r"^<p[^>]*>|</p>$", "", part.value.source)
                    for part in child.value["body"]
                    if part.block_type == "paragraph"
                ] == paragraphs
                words = [text.lead, *map(strip_tags, paragraphs)]
                assert sum(len(part.split()) for part in words) >= 130


def test_addresses_are_the_same_in_every_language() -> None:
    for week in WEEKS:
        slugs = {
            tuple(child.value["slug"] for child in issue.commentaries)
            for issue in IssuePage.objects.filter(week_start=week)
        }
        assert len(slugs) == 1


def test_issues_carry_the_dates_of_their_time() -> None:
    issue = IssuePage.objects.get(week_start=WEEKS[0], locale__language_code="ru")

    noon_in_minsk = datetime(2018, 6, 18, 9, tzinfo=UTC)
    assert issue.first_published_at == noon_in_minsk
    assert issue.last_published_at == noon_in_minsk
    assert not issue.has_unpublished_changes
    row = Commentary.objects.filter(page=issue).first()
    assert row is not None
    assert (row.first_published_at, row.updated_at) == (noon_in_minsk, noon_in_minsk)


def test_one_commentary_has_a_picture_described_in_every_language() -> None:
    picture = PublicationImage.objects.get()

    assert picture.credit
    assert picture.licence
    texts = set()
    for issue in IssuePage.objects.filter(week_start=WEEKS[0]):
        (block,) = [
            part
            for child in issue.commentaries
            for part in child.value["body"]
            if part.block_type == "picture"
        ]
        assert block.value["picture"] == picture
        texts.add((block.value["alt_text"], block.value["caption"]))
    assert len(texts) == 3


def test_a_translator_finds_the_strings_in_the_editor(newsroom: Newsroom) -> None:
    issue = IssuePage.objects.get(week_start=date(2018, 7, 9), locale__language_code="be")

    newsroom.translate_all(issue, "ru")
    newsroom.publish(issue, "ru")

    assert newsroom.edition(issue, "ru").live


def test_no_translated_string_is_refused_by_localize() -> None:
    assert StringTranslation.objects.exists()
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_one_correction_is_in_one_translation_and_not_yet_in_the_other() -> None:
    rows = Commentary.objects.filter(week_start=WEEKS[1], position=1)
    corrected = {row.locale.language_code: row.corrected_at for row in rows}
    issues = {
        issue.locale.language_code: issue
        for issue in IssuePage.objects.filter(week_start=WEEKS[1]).select_related("locale")
    }
    told = {
        code: [notice.state for notice in corrections_of(issue.commentaries[0].value, code).notices]
        for code, issue in issues.items()
    }

    assert told == {"en": ["note"], "be": ["included"], "ru": ["pending"]}
    assert corrected["en"] == datetime(2018, 6, 28, 9, tzinfo=UTC)
    assert corrected["be"] == datetime(2018, 6, 29, 9, tzinfo=UTC)
    assert corrected["ru"] is None
    assert issues["be"].last_published_at == datetime(2018, 6, 29, 9, tzinfo=UTC)
    assert not any(issue.has_unpublished_changes for issue in issues.values())
    assert set(StalePart.objects.values_list("page", flat=True)) == {issues["ru"].pk}
    assert len(stale_parts(issues["ru"].pk, issues["ru"].commentaries[0].id)) == 1
