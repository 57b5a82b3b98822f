"""A commentary has one address in every language, for ever."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Site

from issues.models import Commentary, CommentaryAddress, IssuePage
from tests import factories
from tests.issues import editor
from tests.issues.threads import at_once

SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db

WEEK = "/issues/2018-06-11/"


def _slugs(issue: IssuePage) -> list[str]:
    draft = issue.get_latest_revision_as_object()
    return [child.value["slug"] for child in draft.commentaries]


def _publish(issue: IssuePage, *commentaries: dict[str, Any]) -> None:
    draft = issue.get_latest_revision_as_object()
    draft.commentaries = list(commentaries)
    draft.save_revision().publish()


def _translated(issue: IssuePage, language: str, **fields: Any) -> IssuePage:
    """The issue in another language, the first commentary with ``fields``; a draft."""
    page = issue.copy_for_translation(Locale.objects.get(language_code=language))
    child = page.commentaries[0]
    for name, value in fields.items():
        child.value[name] = value
    page.save_revision()
    return page


def test_the_english_title_makes_the_address_even_if_it_is_a_draft(site: Site) -> None:
    belarusian = factories.issue(
        "be", commentaries=[factories.commentary(title="Сітуацыя ў Беларусі")], live=False
    )
    _translated(belarusian, "en", title="The situation in Belarus")

    belarusian.get_latest_revision().publish()

    assert Commentary.objects.get().slug == "the-situation-in-belarus"


def test_an_english_edition_not_yet_translated_gives_no_address(site: Site) -> None:
    belarusian = factories.issue(
        "be", commentaries=[factories.commentary(title="Сітуацыя ў Беларусі")], live=False
    )
    _translated(belarusian, "en")

    belarusian.get_latest_revision().publish()

    assert Commentary.objects.get().slug == "situatsyia-u-belarusi"


def test_a_title_without_a_letter_falls_back_to_the_section(site: Site) -> None:
    factories.issue(commentaries=[factories.commentary(title="?!")])

    assert Commentary.objects.get().slug == "security-issues"


def test_same_titles_get_different_addresses(site: Site) -> None:
    factories.issue(commentaries=[factories.commentary() for _number in range(3)])

    assert [row.slug for row in Commentary.objects.order_by("position")] == [
        "a-calm-week-at-the-border",
        "a-calm-week-at-the-border-2",
        "a-calm-week-at-the-border-3",
    ]


def test_a_generated_address_leaves_room_for_one_that_an_editor_typed(site: Site) -> None:
    factories.issue(
        commentaries=[
            factories.commentary(title="Patrols"),
            factories.commentary(title="Other", slug="patrols"),
        ]
    )

    assert [row.slug for row in Commentary.objects.order_by("position")] == ["patrols-2", "patrols"]


def test_a_later_title_does_not_change_the_address(site: Site) -> None:
    text = factories.commentary(title="First title")
    issue = factories.issue(commentaries=[text])

    _publish(issue, factories.commentary(title="Second title", block_id=text["id"]))

    assert Commentary.objects.get().slug == "first-title"


def test_a_translation_published_later_has_the_same_address(site: Site) -> None:
    issue = factories.issue("be", commentaries=[factories.commentary(title="Патрулі")])

    _translated(issue, "en", title="Patrols").get_latest_revision().publish()

    assert set(Commentary.objects.values_list("slug", flat=True)) == {"patruli"}


def test_an_editor_sees_the_address_in_the_editor_after_publication(
    site: Site, signed_in: SignedIn
) -> None:
    editor.create(signed_in("Editors"), editor.typed_issue())

    assert _slugs(IssuePage.objects.get()) == ["more-patrols-at-the-border"]


def test_a_changed_address_leads_on_from_the_old_one_in_every_language(
    site: Site, signed_in: SignedIn, client: Client
) -> None:
    issue = factories.issue(commentaries=[factories.commentary(title="Old")])
    _translated(issue, "be", title="Стары").get_latest_revision().publish()
    (child,) = issue.commentaries
    typed = editor.typed_issue(
        [editor.typed_commentary(slug="new")], ids=[child.id], change_kind="style"
    )

    editor.edit(signed_in("Editors"), issue, typed)

    assert set(Commentary.objects.values_list("slug", flat=True)) == {"new"}
    for language in ("en", "be"):
        assert client.get(f"/{language}{WEEK}new/").status_code == 200
    moved = client.get(f"/en{WEEK}old/")
    assert (moved.status_code, moved["Location"]) == (301, f"/en{WEEK}new/")


def test_the_oldest_address_leads_straight_to_the_newest(site: Site, client: Client) -> None:
    text = factories.commentary(title="One")
    issue = factories.issue(commentaries=[text])
    for slug in ("two", "three"):
        _publish(issue, text | {"value": text["value"] | {"slug": slug}})

    for old in ("one", "two"):
        moved = client.get(f"/en{WEEK}{old}/")
        assert (moved.status_code, moved["Location"]) == (301, f"/en{WEEK}three/")


def test_an_address_once_used_never_leads_to_another_commentary(
    site: Site, signed_in: SignedIn
) -> None:
    text = factories.commentary(title="Old")
    issue = factories.issue(commentaries=[text])
    _publish(issue, text | {"value": text["value"] | {"slug": "new"}})
    ids = [text["id"], str(uuid4())]
    typed = [editor.typed_commentary(slug="new"), editor.typed_commentary(slug="old")]

    response = editor.edit(signed_in("Editors"), issue, editor.typed_issue(typed, ids=ids))

    errors = editor.block_errors(response)
    assert errors.keys() == {1}
    assert errors[1].keys() == {"slug"}


@pytest.mark.parametrize("slug", ["Патрулі", "Two Words", "a--b", "-a", "a/b", "../x", "a" * 101])
def test_an_address_that_is_none_is_an_error_at_the_address(
    site: Site, signed_in: SignedIn, slug: str
) -> None:
    typed = editor.typed_issue([editor.typed_commentary(slug=slug)])

    response = editor.create(signed_in("Editors"), typed)

    assert editor.block_errors(response)[0].keys() == {"slug"}


def test_a_scheduled_issue_shows_its_addresses_in_the_editor_once_it_is_live(site: Site) -> None:
    issue = factories.issue(live=False)
    revision = issue.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()

    call_command("publish_scheduled")

    issue.refresh_from_db()
    assert issue.live
    assert _slugs(issue) == ["a-calm-week-at-the-border"]


def test_going_back_to_a_text_from_before_publication_keeps_the_address(site: Site) -> None:
    text = factories.commentary(title="Before")
    issue = factories.issue(commentaries=[text], live=False)
    before = issue.get_latest_revision()
    _publish(issue, factories.commentary(title="After", block_id=text["id"]))

    before.as_object().save_revision().publish()

    issue.refresh_from_db()
    assert Commentary.objects.get().slug == "after"
    assert _slugs(issue) == ["after"]


def test_a_typed_address_of_another_commentary_stops_publishing_by_code_too(site: Site) -> None:
    issue = factories.issue(commentaries=[factories.commentary(title="Taken")])

    with pytest.raises(ValidationError, match="belongs to another"):
        _publish(issue, factories.commentary(title="Other", slug="taken"))


@pytest.mark.django_db(transaction=True)
def test_two_languages_published_at_once_share_their_addresses(
    transactional_db: None, site: Site
) -> None:
    first = factories.issue("be", live=False)
    second = _translated(first, "ru")
    drafts = [first.get_latest_revision(), second.get_latest_revision()]

    def publish(number: int) -> None:
        type(drafts[number]).objects.get(pk=drafts[number].pk).publish()

    at_once(publish, 2)

    assert Commentary.objects.values("slug").distinct().count() == 1
    assert CommentaryAddress.objects.count() == 1
