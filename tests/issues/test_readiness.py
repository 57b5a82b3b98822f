"""The gate before readers asks the values themselves, whoever knocks."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from issues.models import Commentary, IssuePage
from issues.readiness import problems_of
from tests import factories
from tests.issues import editor

SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db

LACKS: dict[str, dict[str, Any]] = {
    "section": {"section": None},
    "verdict": {"verdict": ""},
    "title": {"title": " \u00a0"},
    "lead": {"lead": ""},
    "body": {"paragraphs": ("<b> </b>", "\u00a0")},
}


def _draft(**fields: Any) -> IssuePage:
    return factories.issue(commentaries=[factories.commentary(**fields)], live=False)


def _unsectioned(fields: dict[str, Any]) -> dict[str, Any]:
    """The factory takes a slug for a section; here the stored value itself is wanted."""
    made = factories.commentary(**{key: value for key, value in fields.items() if key != "section"})
    made["value"] |= {key: value for key, value in fields.items() if key == "section"}
    return made


@pytest.mark.parametrize(("field", "fields"), LACKS.items(), ids=LACKS)
def test_code_cannot_publish_what_lacks_something(
    site: Site, field: str, fields: dict[str, Any]
) -> None:
    draft = factories.issue(live=False)
    draft.commentaries = [factories.commentary(), _unsectioned(fields)]

    assert [(problem.position, problem.field) for problem in problems_of(draft)] == [(2, field)]
    with pytest.raises(ValidationError, match="Commentary 2"):
        draft.save_revision(clean=False).publish()

    assert not IssuePage.objects.get(pk=draft.pk).live
    assert not Commentary.objects.exists()


def test_every_problem_is_told_at_once_in_reading_order(site: Site) -> None:
    draft = factories.issue(live=False)
    draft.commentaries = [
        factories.commentary(title="", lead=""),
        factories.commentary(verdict=""),
    ]

    assert [(problem.position, problem.field) for problem in problems_of(draft)] == [
        (1, "title"),
        (1, "lead"),
        (2, "verdict"),
    ]


def test_a_title_too_long_for_its_field_is_told_with_its_length(site: Site) -> None:
    (problem,) = problems_of(_draft(title="ў" * 201))

    assert "201" in problem.message


@pytest.mark.parametrize("field", ["title", "lead", "verdict_reason"])
def test_a_sign_that_cannot_be_kept_is_told_with_its_field(site: Site, field: str) -> None:
    draft = factories.issue(live=False)
    hostile: dict[str, Any] = {field: "Pat\u202erols"}
    draft.commentaries = [factories.commentary(**hostile)]

    (problem,) = problems_of(draft)

    assert problem.field == field
    assert "U+202E" in problem.message


@pytest.fixture
def deferring() -> Iterator[None]:
    """Another thread is in the midst of saving a draft: the shared blocks demand nothing."""
    block = IssuePage._meta.get_field("commentaries").stream_block
    block.defer_required_validation()
    yield
    block.restore_deferred_validation()


def test_a_draft_saved_at_the_same_moment_opens_no_gap(
    site: Site, signed_in: SignedIn, deferring: None
) -> None:
    empty = editor.typed_commentary("", verdict="", title="", lead="", paragraphs=("",))

    response = editor.create(signed_in("Editors"), editor.typed_issue([empty]))

    assert editor.block_errors(response)[0].keys() == {
        "section",
        "verdict",
        "title",
        "lead",
        "body",
    }
    assert not IssuePage.objects.exists()


def test_a_live_issue_stays_as_it_is_when_its_draft_is_not_ready(
    site: Site, signed_in: SignedIn
) -> None:
    issue = factories.issue()
    (child,) = issue.commentaries
    half = editor.typed_issue([editor.typed_commentary(lead="")], ids=[child.id])
    client = signed_in("Editors")

    saved = editor.edit(client, issue, half, publish=False)
    refused = editor.edit(client, issue, half)

    assert saved.status_code == 200
    assert editor.block_errors(refused)[0].keys() == {"lead"}
    issue.refresh_from_db()
    assert issue.has_unpublished_changes
    assert issue.commentaries[0].value["title"] == "A calm week at the border"
    assert Commentary.objects.get().title == "A calm week at the border"
