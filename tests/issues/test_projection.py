"""The projection says what readers see, no more and no less."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Locale, Site
from wagtail.signals import page_published

from home.models import HomePage
from issues.models import Commentary, CommentaryAddress, IssueIndexPage, IssuePage
from issues.signals import edition_published, edition_withdrawn
from tests import factories
from tests.issues.threads import at_once

pytestmark = pytest.mark.django_db


def _titles() -> list[str]:
    return list(Commentary.objects.order_by("position").values_list("title", flat=True))


def _publish(issue: IssuePage, commentaries: list[dict[str, Any]]) -> IssuePage:
    draft = issue.get_latest_revision_as_object()
    draft.commentaries = commentaries
    draft.save_revision().publish()
    return IssuePage.objects.get(pk=issue.pk)


def _row() -> tuple[Any, ...]:
    return Commentary.objects.values_list().get()


def test_publishing_an_issue_makes_a_row_per_commentary(site: Site) -> None:
    factories.issue(
        commentaries=[
            factories.commentary(title="First thing"),
            factories.commentary("the-ruling-elite"),
        ]
    )

    rows = Commentary.objects.order_by("position")

    assert [(row.position, row.section.slug, row.slug) for row in rows] == [
        (1, "security-issues", "first-thing"),
        (2, "the-ruling-elite", "a-calm-week-at-the-border"),
    ]


def test_a_draft_has_no_rows(site: Site) -> None:
    factories.issue(live=False)

    assert not Commentary.objects.exists()


def test_a_draft_over_a_live_issue_changes_no_row(site: Site) -> None:
    issue = factories.issue()
    before = _row()
    draft = issue.get_latest_revision_as_object()
    draft.commentaries = [factories.commentary(title="Still being written")]

    draft.save_revision()

    assert _row() == before


def test_republishing_adds_changes_moves_and_removes_rows(site: Site) -> None:
    kept, gone = factories.commentary(title="Kept"), factories.commentary(title="Gone")
    issue = factories.issue(commentaries=[kept, gone])
    first = Commentary.objects.get(title="Kept")
    changed = factories.commentary(title="Kept and changed", block_id=kept["id"])

    _publish(issue, [factories.commentary(title="Added"), changed])

    assert _titles() == ["Added", "Kept and changed"]
    row = Commentary.objects.get(title="Kept and changed")
    assert (row.pk, row.slug, row.first_published_at) == (
        first.pk,
        first.slug,
        first.first_published_at,
    )
    assert row.updated_at > first.updated_at


def test_republishing_the_same_text_leaves_its_date_of_change(site: Site) -> None:
    issue = factories.issue()
    before = _row()

    issue.get_latest_revision().publish()

    assert _row() == before


def test_two_commentaries_may_swap_their_addresses_never(site: Site) -> None:
    one, two = factories.commentary(title="One"), factories.commentary(title="Two")
    issue = factories.issue(commentaries=[one, two])
    one["value"]["slug"], two["value"]["slug"] = "two", "one"

    with pytest.raises(ValidationError, match="belongs to another"):
        _publish(issue, [one, two])

    assert list(Commentary.objects.values_list("slug", flat=True)) == ["one", "two"]


def test_unpublishing_removes_the_rows_and_publishing_again_brings_them_back(site: Site) -> None:
    issue = factories.issue()
    slug = Commentary.objects.get().slug

    issue.unpublish()
    assert not Commentary.objects.exists()

    issue.get_latest_revision().publish()
    assert Commentary.objects.get().slug == slug


def test_deleting_an_issue_removes_its_rows_and_frees_its_addresses(site: Site) -> None:
    factories.issue().delete()

    assert not Commentary.objects.exists()
    assert not CommentaryAddress.objects.exists()


def test_an_issue_deleted_in_one_language_keeps_its_addresses_in_the_others(site: Site) -> None:
    issue = factories.issue()
    translation = issue.copy_for_translation(Locale.objects.get(language_code="ru"))

    issue.delete()

    assert CommentaryAddress.objects.filter(translation_key=translation.translation_key).exists()


def test_deleting_the_index_removes_the_rows_of_its_issues(site: Site) -> None:
    factories.issue()

    IssueIndexPage.objects.get(locale__language_code="en").delete()

    assert not Commentary.objects.exists()


def test_moving_the_index_leaves_the_rows_as_they_are(site: Site) -> None:
    factories.issue()
    before = _row()
    other = HomePage(title="Archive", slug="archive", locale=Locale.objects.get(language_code="en"))
    site.root_page.add_sibling(instance=other)

    IssueIndexPage.objects.get(locale__language_code="en").move(other, pos="last-child")

    assert _row() == before


def test_a_scheduled_issue_gets_its_rows_when_its_time_has_come(site: Site) -> None:
    issue = factories.issue(live=False)
    issue.go_live_at = timezone.now() + timedelta(hours=1)
    revision = issue.save_revision()
    revision.publish()
    assert not Commentary.objects.exists()
    issue.refresh_from_db()
    assert not issue.live

    past = timezone.now() - timedelta(minutes=1)
    revision.refresh_from_db()
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()
    call_command("publish_scheduled")

    assert _titles() == ["A calm week at the border"]


def test_an_expired_issue_loses_its_rows(site: Site) -> None:
    issue = factories.issue()
    IssuePage.objects.filter(pk=issue.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert not Commentary.objects.exists()


def test_an_alias_has_no_rows_when_it_is_made_nor_when_it_is_refreshed(site: Site) -> None:
    issue = factories.issue()
    alias = issue.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)

    _publish(issue, [factories.commentary(title="Changed")])

    alias.refresh_from_db()
    assert alias.commentaries[0].value["title"] == "Changed"
    assert list(Commentary.objects.values_list("page_id", "title")) == [(issue.pk, "Changed")]


def test_an_alias_that_becomes_a_page_of_its_own_has_rows_from_then_on(site: Site) -> None:
    issue = factories.issue()
    alias = issue.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    assert alias.live

    ConvertAliasPageAction(alias).execute()

    pages = set(Commentary.objects.values_list("page_id", flat=True))
    assert pages == {issue.pk, alias.pk}


def test_an_issue_cannot_be_copied(site: Site) -> None:
    issue = factories.issue()
    boss = User.objects.create_superuser("boss", password="correct horse battery")

    with pytest.raises(PermissionDenied):
        CopyPageAction(issue, to=issue.get_parent(), user=boss).execute()

    assert Commentary.objects.count() == 1


def test_going_back_to_an_older_text_brings_the_rows_back_too(site: Site) -> None:
    text = factories.commentary(title="Before")
    issue = factories.issue(commentaries=[text])
    before = issue.get_latest_revision()
    issue = _publish(
        issue, [factories.commentary(title="After", block_id=text["id"], slug="after")]
    )

    before.as_object().save_revision().publish()

    row = Commentary.objects.get()
    assert row.title == "Before"
    assert row.slug == "after"


@pytest.fixture
def failing_receiver() -> Iterator[None]:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError("a receiver of page_published fails")

    page_published.connect(fail, weak=False)
    yield
    page_published.disconnect(fail)


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_fails_while_publishing_leaves_everything_as_it_was(
    transactional_db: None, site: Site, failing_receiver: None
) -> None:
    issue = factories.issue(live=False)

    with pytest.raises(RuntimeError):
        issue.get_latest_revision().publish()

    issue.refresh_from_db()
    assert not issue.live
    assert not Commentary.objects.exists()
    assert not CommentaryAddress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_after_publishing_harms_nothing(
    transactional_db: None, site: Site
) -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError("a listener fails")

    heard: list[str] = []

    def hear(language: str, **kwargs: Any) -> None:
        heard.append(language)

    edition_published.connect(fail)
    edition_published.connect(hear)
    try:
        factories.issue("be")
    finally:
        edition_published.disconnect(fail)
        edition_published.disconnect(hear)

    assert heard == ["be"]
    assert _titles() == ["A calm week at the border"]


def test_listeners_hear_of_editions_that_come_and_go(
    site: Site, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    heard: list[str] = []

    def came(**kwargs: Any) -> None:
        heard.append("came")

    def went(**kwargs: Any) -> None:
        heard.append("went")

    edition_published.connect(came)
    edition_withdrawn.connect(went)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            issue = factories.issue()
        with django_capture_on_commit_callbacks(execute=True):
            issue.unpublish()
    finally:
        edition_published.disconnect(came)
        edition_withdrawn.disconnect(went)

    assert heard == ["came", "went"]


@pytest.mark.django_db(transaction=True)
def test_publishing_one_issue_twice_at_once_makes_its_rows_once(
    transactional_db: None, site: Site
) -> None:
    issue = factories.issue(
        commentaries=[factories.commentary(), factories.commentary("the-ruling-elite")], live=False
    )
    revision = issue.get_latest_revision()

    def publish(_number: int) -> None:
        type(revision).objects.get(pk=revision.pk).publish()

    at_once(publish, 3)

    assert Commentary.objects.count() == 2
    assert CommentaryAddress.objects.count() == 2


def _rebuild(*options: str) -> str:
    out = StringIO()
    call_command("rebuild_commentaries", *options, stdout=out)
    return out.getvalue()


def test_rebuilding_restores_rows_that_were_lost_changed_or_left_over(site: Site) -> None:
    lost, changed = factories.commentary(title="Lost"), factories.commentary(title="Right")
    issue = factories.issue(commentaries=[lost, changed])
    draft = factories.issue("ru", date(2018, 6, 18), live=False)
    Commentary.objects.filter(title="Lost").delete()
    Commentary.objects.filter(title="Right").update(title="Wrong")
    left_over = Commentary.objects.get()
    left_over.pk, left_over.page, left_over.block_id = None, draft, uuid4()
    left_over.save()

    told = _rebuild("--dry-run")

    assert "would be added: 1, changed: 1, removed: 1" in told
    assert set(_titles()) == {"Wrong"}

    assert "were added: 1, changed: 1, removed: 1" in _rebuild()
    assert _titles() == ["Lost", "Right"]
    assert {row.page_id for row in Commentary.objects.all()} == {issue.pk}
    assert "were added: 0, changed: 0, removed: 0" in _rebuild()
