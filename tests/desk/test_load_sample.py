"""The sample archive: loaded once, as a newsroom would, with every state to be seen."""

import re
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.html import strip_tags
from wagtail.models import Site
from wagtail_localize.models import StringTranslation, Translation

from desk.progress import State, edition_states
from desk.sample import load_issue
from issues.models import Commentary, IssuePage, PublicationImage
from issues.sample_texts import SAMPLE_DIR, SampleError, parse_body, read_issue, sample_files
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db

WEEKS = [date(2018, 6, 11) + timedelta(weeks=number) for number in range(6)]


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_sample", *arguments, stdout=out, verbosity=0)
    return out.getvalue()


@pytest.fixture
def loaded(site: Site) -> Site:
    load()
    return site


def test_six_weeks_are_live_in_three_languages_save_two(loaded: Site) -> None:
    live = {
        (issue.week_start, issue.locale.language_code)
        for issue in IssuePage.objects.filter(live=True).select_related("locale")
    }

    expected = {(week, language) for week in WEEKS for language in ("be", "ru", "en")}
    assert live == expected - {(date(2018, 7, 9), "ru"), (date(2018, 7, 16), "be")}


def test_every_state_of_a_translation_is_to_be_seen(loaded: Site) -> None:
    issues = IssuePage.objects.filter(locale__language_code="en").order_by("week_start")
    states = edition_states(issues)

    unfinished, missing = issues[4], issues[5]
    assert states[unfinished.pk]["ru"].state is State.IN_TRANSLATION
    assert 40 <= states[unfinished.pk]["ru"].percent <= 60
    assert states[missing.pk]["be"].state is State.MISSING
    for issue in issues:
        rest = {"be", "ru", "en"} - ({"ru"} if issue == unfinished else set())
        rest -= {"be"} if issue == missing else set()
        assert {states[issue.pk][language].state for language in rest} == {State.LIVE}


def test_every_commentary_is_long_enough_and_says_what_its_file_says(loaded: Site) -> None:
    for path in sample_files():
        sample = read_issue(path)
        for edition in IssuePage.objects.filter(week_start=sample.week_start, live=True):
            language = edition.locale.language_code
            rows = list(edition.projected_commentaries.order_by("position"))
            assert [row.title for row in rows] == [
                entry.texts[language].title for entry in sample.commentaries
            ]
            for entry, child in zip(sample.commentaries, edition.commentaries, strict=True):
                text = entry.texts[language]
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


def test_addresses_are_the_same_in_every_language(loaded: Site) -> None:
    for week in WEEKS:
        slugs = {
            tuple(child.value["slug"] for child in issue.commentaries)
            for issue in IssuePage.objects.filter(week_start=week)
        }
        assert len(slugs) == 1


def test_issues_carry_the_dates_of_their_time(loaded: Site) -> None:
    issue = IssuePage.objects.get(week_start=WEEKS[0], locale__language_code="ru")

    noon_in_minsk = datetime(2018, 6, 18, 9, tzinfo=UTC)
    assert issue.first_published_at == noon_in_minsk
    assert issue.last_published_at == noon_in_minsk
    assert not issue.has_unpublished_changes
    row = Commentary.objects.filter(page=issue).first()
    assert row is not None
    assert (row.first_published_at, row.updated_at) == (noon_in_minsk, noon_in_minsk)


def test_one_commentary_has_a_picture_described_in_every_language(loaded: Site) -> None:
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


def test_a_translator_finds_the_strings_in_the_editor(loaded: Site, newsroom: Newsroom) -> None:
    issue = IssuePage.objects.get(week_start=date(2018, 7, 9), locale__language_code="be")

    newsroom.translate_all(issue, "ru")
    newsroom.publish(issue, "ru")

    assert newsroom.edition(issue, "ru").live


def test_no_translated_string_is_refused_by_localize(loaded: Site) -> None:
    assert StringTranslation.objects.exists()
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_a_second_run_has_nothing_to_do(loaded: Site) -> None:
    before = list(IssuePage.objects.order_by("pk").values_list("pk", "latest_revision_id"))

    assert "nothing to do" in load()

    assert before == list(IssuePage.objects.order_by("pk").values_list("pk", "latest_revision_id"))
    assert PublicationImage.objects.count() == 1


def test_a_week_that_an_editor_made_is_left_alone(site: Site) -> None:
    load_issue(read_issue(SAMPLE_DIR / "2018-06-18.toml"))
    issue = IssuePage.objects.get(week_start=WEEKS[1], locale__language_code="en")
    issue.commentaries[0].value["title"] = "As the editor put it"
    issue.save_revision().publish()

    assert "Loaded 5 issues; 1 were there already." in load()

    issue.refresh_from_db()
    assert issue.commentaries[0].value["title"] == "As the editor put it"


def test_a_dry_run_tells_and_changes_nothing(site: Site) -> None:
    said = load("--dry-run")

    assert "2018-06-11" in said
    assert "6 of 6 issues would be loaded" in said
    assert not IssuePage.objects.exists()


def test_a_site_that_is_not_set_up_is_told_so(db: None) -> None:
    with pytest.raises(CommandError, match="setup_site"):
        load()


def test_texts_that_do_not_align_load_nothing(site: Site, tmp_path: Path) -> None:
    text = (SAMPLE_DIR / "2018-07-02.toml").read_text()
    start = text.index("## ")
    broken = tmp_path / "2018-07-02.toml"
    broken.write_text(text[:start] + text[start + 3 :])

    with pytest.raises(SampleError, match=r"2018-07-02\.toml.*not the same"):
        read_issue(broken)


def test_an_issue_that_fails_half_way_leaves_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise SampleError("half way")

    sample = read_issue(SAMPLE_DIR / "2018-07-02.toml")
    monkeypatch.setattr("desk.sample.StringTranslation.objects.create", fail)

    with pytest.raises(SampleError, match="half way"):
        load_issue(sample)

    assert not IssuePage.objects.exists()
    assert not Translation.objects.exists()


def test_light_markup_becomes_what_the_editor_would_write() -> None:
    parts = parse_body(
        "A **bold** and *fine* [link](https://example.org/?a=1&b=2) <script>\nover two lines.\n\n"
        "## A heading\n\n> Said.\n> -- Somebody\n\n| Year | Sum |\n| 2017 | 5 |\n"
    )

    assert [part.kind for part in parts] == ["paragraph", "subheading", "quote", "table"]
    assert parts[0].value == (
        'A <b>bold</b> and <i>fine</i> <a href="https://example.org/?a=1&amp;b=2">link</a> '
        "&lt;script&gt; over two lines."
    )
    assert parts[1].value == "A heading"
    assert parts[2].value == {"text": "Said.", "attribution": "Somebody"}
    assert parts[3].value["rows"] == [{"values": ["2017", "5"]}]
