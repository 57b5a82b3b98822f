"""An editor who changes what readers know says what kind of change it is."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, Site

from issues.blocks.correction import Stamp
from issues.models import Commentary, IssuePage
from tests import factories
from tests.issues import editor

pytestmark = pytest.mark.django_db

NOTE = "Patrols were doubled in one district, not in all of them."


@pytest.fixture
def client(site: Site, signed_in: Callable[..., Client]) -> Client:
    return signed_in("Editors")


@pytest.fixture
def issue(client: Client) -> IssuePage:
    """Published through the form, with two commentaries."""
    editor.create(client, _form())
    return IssuePage.objects.get()


def _form(issue: IssuePage | None = None, *notes: str | dict[str, str], **typed: Any) -> Any:
    """The form of the issue; ``notes`` and what is ``typed`` go into its first commentary."""
    kind = {"change_kind": typed.pop("change_kind")} if "change_kind" in typed else {}
    first = editor.typed_commentary(**typed) | {"corrections": _typed_notes(*notes)}
    second = editor.typed_commentary("the-ruling-elite", title="A reshuffle")
    ids = [child.id for child in issue.commentaries] if issue else None
    return editor.typed_issue([first, second], ids=ids, **kind)


def _typed_notes(*notes: str | dict[str, str]) -> dict[str, Any]:
    items = {
        str(place): {
            "deleted": "",
            "order": str(place),
            "type": "item",
            "id": note["id"] if isinstance(note, dict) else "",
            "value": {"note": note["note"] if isinstance(note, dict) else note, "stamp": ""},
        }
        for place, note in enumerate(notes)
    }
    return {"count": str(len(notes))} | items


def _again(issue: IssuePage, text: str = NOTE) -> dict[str, str]:
    """The first published note, as the form sends it back."""
    return {"id": _notes(issue)[0].id, "note": text}


def _notes(issue: IssuePage) -> list[Any]:
    issue.refresh_from_db()
    return list(issue.commentaries[0].value["corrections"].bound_blocks)


def _row(issue: IssuePage) -> Commentary:
    return Commentary.objects.get(page=issue, block_id=issue.commentaries[0].id)


def _refused(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    errors: dict[str, Any] = response.context["form"].errors
    assert errors
    return errors


def test_a_first_publication_asks_for_no_kind(client: Client, issue: IssuePage) -> None:
    assert issue.live
    page = client.get(reverse("wagtailadmin_pages:edit", args=[issue.pk]))
    assert "What kind of change is this?" in page.content.decode()


def test_the_form_of_an_issue_never_published_does_not_ask(client: Client, site: Site) -> None:
    draft = factories.issue(live=False)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    assert "What kind of change is this?" not in page.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "Fewer patrols"},
        {"lead": "Patrols were halved."},
        {"verdict": "better"},
        {"verdict_reason": "Halved."},
        {"paragraphs": ("Another week.",)},
    ],
)
def test_a_changed_text_is_not_published_before_its_kind_is_said(
    client: Client, issue: IssuePage, typed: dict[str, Any]
) -> None:
    response = editor.edit(client, issue, _form(issue, **typed))

    assert list(_refused(response)) == ["change_kind"]
    assert response.context["form"]["commentaries"].value()[0].value["title"] == typed.get(
        "title", "More patrols at the border"
    )
    assert _row(issue).title == "More patrols at the border"


def test_publishing_again_without_a_change_asks_for_nothing(
    client: Client, issue: IssuePage
) -> None:
    before = issue.last_published_at
    assert editor.edit(client, issue, _form(issue)).redirect_chain
    issue.refresh_from_db()
    assert issue.last_published_at > before


def test_a_new_commentary_and_a_removed_one_are_no_change_of_a_known_text(
    client: Client, issue: IssuePage
) -> None:
    ids = [issue.commentaries[0].id]
    forms = [editor.typed_commentary(), editor.typed_commentary("belarus-west-relations")]
    assert editor.edit(client, issue, editor.typed_issue(forms, ids=ids)).redirect_chain
    assert Commentary.objects.filter(page=issue).count() == 2


def test_a_draft_may_change_anything_without_a_kind(client: Client, issue: IssuePage) -> None:
    saved = editor.edit(client, issue, _form(issue, NOTE, title="Fewer patrols"), publish=False)

    assert saved.redirect_chain
    issue.refresh_from_db()
    draft = issue.get_latest_revision_as_object()
    assert draft.commentaries[0].value["title"] == "Fewer patrols"
    assert draft.commentaries[0].value["corrections"][0]["stamp"] is None
    assert not _notes(issue)


def test_a_preview_needs_no_kind(client: Client, issue: IssuePage) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[issue.pk])
    answer = client.post(url, _form(issue, NOTE, title="Fewer patrols"))

    assert answer.json()["is_valid"]
    page = client.get(url).content.decode()
    assert "Fewer patrols" in page
    assert NOTE in page


@pytest.mark.parametrize("kind", ["typo", "style"])
def test_a_typo_or_a_matter_of_style_tells_readers_nothing(
    client: Client, issue: IssuePage, kind: str
) -> None:
    form = _form(issue, title="More patrols on the border", change_kind=kind)
    assert editor.edit(client, issue, form).redirect_chain

    row = _row(issue)
    assert row.title == "More patrols on the border"
    assert row.corrected_at is None
    assert row.updated_at > row.first_published_at


def test_a_change_of_substance_is_published_with_its_note_and_the_day(
    client: Client, issue: IssuePage
) -> None:
    form = _form(issue, NOTE, lead="Some patrols were doubled.", change_kind="substance")
    assert editor.edit(client, issue, form).redirect_chain

    (note,) = _notes(issue)
    assert note.value["note"] == NOTE
    assert note.value["stamp"].language == "en"
    assert note.value["stamp"].made_at > issue.first_published_at
    assert _row(issue).corrected_at == note.value["stamp"].made_at
    page = client.get(f"/en/issues/2018-06-11/{issue.commentaries[0].value['slug']}/")
    assert NOTE in page.content.decode()


def test_substance_without_a_note_is_refused_at_the_commentary_that_changed(
    client: Client, issue: IssuePage
) -> None:
    form = _form(issue, lead="Some patrols were doubled.", change_kind="substance")
    response = editor.edit(client, issue, form)

    errors = editor.block_errors(response)
    assert list(errors) == [0]
    assert list(errors[0]) == ["corrections"]
    assert _row(issue).lead == "Patrols were doubled."


@pytest.mark.parametrize("kind", ["typo", "style"])
def test_a_note_is_refused_beside_a_typo(client: Client, issue: IssuePage, kind: str) -> None:
    form = _form(issue, NOTE, lead="Patrols were dubled.", change_kind=kind)
    (message,) = _refused(editor.edit(client, issue, form))["change_kind"]

    assert "More patrols at the border" in message
    assert "delete the note" in message


def test_a_note_on_what_was_never_published_is_refused(client: Client, site: Site) -> None:
    response = editor.create(client, _form(None, NOTE))

    assert "never published" in str(editor.block_errors(response)[0]["corrections"])
    assert not Commentary.objects.exists()


def test_a_note_can_follow_later_when_the_text_is_right_already(
    client: Client, issue: IssuePage
) -> None:
    editor.edit(client, issue, _form(issue, lead="Some patrols.", change_kind="typo"))
    assert editor.edit(client, issue, _form(issue, NOTE, lead="Some patrols.")).redirect_chain

    assert _row(issue).corrected_at is not None
    history = PageLogEntry.objects.filter(page=issue, action="issues.change")
    assert [entry.data["kind"] for entry in history.order_by("pk")] == ["typo", "substance"]


def test_the_wording_of_a_note_can_change_and_its_day_stays(
    client: Client, issue: IssuePage
) -> None:
    form = _form(issue, NOTE, lead="Some patrols.", change_kind="substance")
    editor.edit(client, issue, form)
    made = _notes(issue)[0].value["stamp"]

    again = _form(issue, _again(issue, "In one district only."), lead="Some patrols.")
    assert editor.edit(client, issue, again).redirect_chain

    (note,) = _notes(issue)
    assert note.value["note"] == "In one district only."
    assert note.value["stamp"] == made
    assert _row(issue).corrected_at == made.made_at


def test_a_deleted_note_is_gone_for_readers(client: Client, issue: IssuePage) -> None:
    form = _form(issue, NOTE, lead="Some patrols.", change_kind="substance")
    editor.edit(client, issue, form)

    assert editor.edit(client, issue, _form(issue, lead="Some patrols.")).redirect_chain

    assert _notes(issue) == []
    assert _row(issue).corrected_at is None


def test_a_browser_cannot_choose_the_day(client: Client, issue: IssuePage) -> None:
    form = _form(issue, NOTE, lead="Some patrols.", change_kind="substance")
    form["commentaries-0-value-corrections-0-value-stamp"] = "2001-01-01T00:00:00+00:00 be"
    editor.edit(client, issue, form)

    stamp = _notes(issue)[0].value["stamp"]
    assert (stamp.language, stamp.made_at.year) == ("en", timezone.now().year)


def test_a_draft_that_missed_the_day_of_its_note_does_not_change_it(
    client: Client, issue: IssuePage
) -> None:
    editor.edit(client, issue, _form(issue, NOTE, lead="Some patrols."), publish=False)
    issue.refresh_from_db()
    issue.get_latest_revision().publish()
    made = _notes(issue)[0].value["stamp"]
    assert made is not None

    stored = json.loads(issue.serializable_data()["commentaries"])
    stored[0]["value"]["corrections"][0]["value"]["stamp"] = None
    issue.commentaries = json.dumps(stored)
    issue.save_revision().publish()

    assert _notes(issue)[0].value["stamp"] == made


def test_a_scheduled_correction_bears_the_day_on_which_readers_got_it(
    client: Client, issue: IssuePage
) -> None:
    form = _form(issue, NOTE, lead="Some patrols.", change_kind="substance")
    go_live_at = timezone.now() + timedelta(hours=1)
    form["go_live_at"] = timezone.localtime(go_live_at).strftime("%Y-%m-%d %H:%M")
    editor.edit(client, issue, form)
    assert not _notes(issue)
    scheduled = Revision.objects.exclude(approved_go_live_at=None).get()
    scheduled.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    scheduled.content["go_live_at"] = scheduled.approved_go_live_at.isoformat()
    scheduled.save()

    call_command("publish_scheduled")

    (note,) = _notes(issue)
    issue.refresh_from_db()
    assert abs(note.value["stamp"].made_at - issue.last_published_at) < timedelta(seconds=5)


def test_an_issue_that_was_taken_down_is_still_known(client: Client, issue: IssuePage) -> None:
    issue.unpublish()
    editor.edit(client, issue, _form(issue, lead="Some patrols."), publish=False)

    response = editor.edit(client, issue, _form(issue, lead="Some patrols."))

    assert list(_refused(response)) == ["change_kind"]


def test_the_history_says_what_kind_of_change_it_was(client: Client, issue: IssuePage) -> None:
    editor.edit(client, issue, _form(issue, lead="Some patrols.", change_kind="style"))
    history = client.get(reverse("wagtailadmin_pages:history", args=[issue.pk])).content.decode()

    assert "Style: better words for the same thing" in history
    assert "“More patrols at the border”" in history


def test_versions_with_notes_can_be_compared(client: Client, issue: IssuePage) -> None:
    first = issue.latest_revision
    editor.edit(client, issue, _form(issue, NOTE, lead="Some patrols."), publish=False)
    issue.refresh_from_db()
    last = issue.get_latest_revision()

    url = reverse("wagtailadmin_pages:revisions_compare", args=[issue.pk, first.pk, last.pk])
    assert NOTE in client.get(url).content.decode()


@pytest.mark.parametrize(
    "stored", [None, "soon", "then en", "2018-06-20 en", "2018-06-20T09:00:00Z de", {}, 7]
)
def test_a_damaged_day_counts_as_none(stored: Any) -> None:
    assert Stamp.read(stored) is None


def test_a_stamp_is_read_as_it_was_stored() -> None:
    for stamp in (Stamp(_noon(20), "be"), Stamp(_noon(20), "be", _noon(21))):
        assert Stamp.read(stamp.stored()) == stamp


def _noon(day: int) -> datetime:
    return datetime(2018, 6, day, 9, tzinfo=UTC)


def _note(
    day: int, language: str = "en", text: str = NOTE, included_at: datetime | None = None
) -> dict[str, Any]:
    """A stored note, made at noon of a day of June 2018."""
    stamp = Stamp(_noon(day), language, included_at)
    value = {"note": text, "stamp": stamp.stored()}
    return {"type": "item", "id": str(uuid4()), "value": value}


def _page_of(client: Client, issue: IssuePage) -> str:
    code = issue.locale.language_code
    path = f"/{code}/issues/{issue.week_start}/{issue.commentaries[0].value['slug']}/"
    return client.get(path).content.decode()


def test_readers_find_the_latest_note_first(site: Site, client: Client) -> None:
    notes = [_note(20, text="The first."), _note(27, text="The second.")]
    issue = factories.issue(commentaries=[factories.commentary(corrections=notes)])

    page = _page_of(client, issue)

    assert page.index("The second.") < page.index("The first.")
    assert '<time datetime="2018-06-27">June 27, 2018</time>' in page
    assert '<a href="#corrections">Corrected on <time datetime="2018-06-27">' in page
    data = json.loads(page.partition('application/ld+json">')[2].partition("</script>")[0])
    assert data["correction"][0] == {
        "@type": "CorrectionComment",
        "text": "The second.",
        "datePublished": "2018-06-27",
    }


def test_a_commentary_without_corrections_says_nothing_of_them(site: Site, client: Client) -> None:
    page = _page_of(client, factories.issue())
    assert "orrection" not in page
    assert "Corrected" not in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "The Belarusian original was corrected on June 20, 2018; "
            "this translation does not yet include it.",
        ),
        (
            "ru",
            "Белорусский оригинал исправлен 20 июня 2018 г.; "
            "в этом переводе исправление пока не учтено.",
        ),
    ],
)
def test_a_translation_that_is_behind_says_so_and_never_in_foreign_words(
    site: Site, client: Client, language: str, told: str
) -> None:
    note = _note(20, "be", text="Няправільна.")
    issue = factories.issue(language, commentaries=[factories.commentary(corrections=[note])])

    page = " ".join(_page_of(client, issue).split())

    assert page.count(told) == 1
    assert 'id="corrections"' not in page
    assert "Няправільна." not in page
    assert "CorrectionComment" not in page


def test_a_translation_that_has_caught_up_says_when(site: Site, client: Client) -> None:
    note = _note(20, "be", included_at=_noon(22))
    issue = factories.issue(commentaries=[factories.commentary(corrections=[note])])

    page = _page_of(client, issue)

    told = "now includes the correction made to the Belarusian original on June 20, 2018"
    assert page.replace("\xa0", " ").count(told) == 1
    assert 'Corrected on <time datetime="2018-06-22">' in page
    assert "does not yet include it" not in page
    assert _row(issue).corrected_at == _noon(22)


def test_what_was_corrected_before_the_translation_is_no_news(site: Site, client: Client) -> None:
    note = _note(20, "be", included_at=_noon(20))
    issue = factories.issue(commentaries=[factories.commentary(corrections=[note])])

    assert "orrect" not in _page_of(client, issue)
    assert _row(issue).corrected_at is None


def test_rebuilding_the_projection_keeps_the_day_of_the_correction(
    site: Site, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.issue(commentaries=[factories.commentary(corrections=[_note(20)])])
    call_command("rebuild_commentaries")
    assert "changed: 0" in capsys.readouterr().out
