"""A new issue opens ready to write, and a week belongs to one issue."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from issues.models import IssueIndexPage, IssuePage, Section
from issues.weeks import monday_of
from tests import factories
from tests.issues import editor
from tests.issues.threads import at_once

SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db


def _new_issue(client: Client, language: str = "en") -> IssuePage:
    index = IssueIndexPage.objects.get(locale__language_code=language)
    response = client.get(reverse("wagtailadmin_pages:add", args=["issues", "issuepage", index.pk]))
    assert response.status_code == 200
    page = response.context["form"].instance
    assert isinstance(page, IssuePage)
    return page


def test_a_new_issue_opens_with_the_week_after_the_latest_in_any_language(
    site: Site, signed_in: SignedIn
) -> None:
    factories.issue("be", date(2018, 6, 18), live=False)
    factories.issue("ru", date(2018, 6, 11))

    assert _new_issue(signed_in("Editors")).week_start == date(2018, 6, 25)


def test_the_first_issue_of_all_opens_with_the_current_week(
    site: Site, signed_in: SignedIn
) -> None:
    assert _new_issue(signed_in("Editors"), "be").week_start == monday_of(date.today())  # noqa: DTZ011  # the newsroom's calendar day


def test_a_new_issue_has_an_empty_commentary_for_each_section_of_that_week_in_their_order(
    site: Site, signed_in: SignedIn
) -> None:
    factories.issue("be", date(2018, 6, 18))
    Section.objects.filter(slug="security-issues").update(sort_order=0)

    page = _new_issue(signed_in("Editors"))

    assert [child.value["section"].slug for child in page.commentaries] == [
        "security-issues",
        "the-ruling-elite",
        "society-and-political-parties",
        "belarus-west-relations",
        "belarus-russia-relations",
    ]
    assert {child.value["title"] for child in page.commentaries} == {""}


def test_half_written_work_is_saved_as_a_draft(site: Site, signed_in: SignedIn) -> None:
    empty = editor.typed_commentary("", verdict="", title="", lead="", paragraphs=())
    half = editor.typed_commentary(verdict="", lead="")

    editor.create(signed_in("Editors"), editor.typed_issue([empty, half]), publish=False)

    draft = IssuePage.objects.get()
    assert not draft.live
    assert draft.title == "June 11 – June 17, 2018"
    assert draft.slug == "2018-06-11"
    assert [child.value["title"] for child in draft.commentaries] == [
        "",
        "More patrols at the border",
    ]


def test_publishing_half_written_work_shows_what_is_missing_at_each_field(
    site: Site, signed_in: SignedIn
) -> None:
    empty = editor.typed_commentary("", verdict="", title=" ", lead="", paragraphs=("",))

    response = editor.create(
        signed_in("Editors"), editor.typed_issue([editor.typed_commentary(), empty])
    )

    errors = editor.block_errors(response)
    assert errors.keys() == {1}
    assert errors[1].keys() == {"section", "verdict", "title", "lead", "body"}
    assert not IssuePage.objects.exists()


def test_a_paragraph_of_nothing_but_spaces_is_no_paragraph(site: Site, signed_in: SignedIn) -> None:
    response = editor.create(
        signed_in("Editors"),
        editor.typed_issue([editor.typed_commentary(paragraphs=("\u00a0 ", ""))]),
    )

    assert editor.block_errors(response)[0].keys() == {"body"}


def test_an_issue_without_any_commentary_cannot_be_published(
    site: Site, signed_in: SignedIn
) -> None:
    response = editor.create(signed_in("Editors"), editor.typed_issue([]))

    assert response.context["form"].errors.keys() == {"commentaries"}


@pytest.mark.parametrize("publish", [True, False])
@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2018-06-12", "starts on a Monday"),
        ("1989-12-25", "between 1990 and 2100"),
        ("9999-12-27", "between 1990 and 2100"),
        ("2018-02-30", "Enter a valid date"),
        ("soon", "Enter a valid date"),
        ("", "required"),
        ("2018-06-11\x00", "Null characters|Enter a valid date"),
    ],
)
def test_a_week_that_is_none_is_an_error_at_the_week(
    site: Site, signed_in: SignedIn, week: str, words: str, publish: bool
) -> None:
    response = editor.create(signed_in("Editors"), editor.typed_issue(week=week), publish=publish)

    (message,) = response.context["form"].errors["week_start"]
    assert any(word in message for word in words.split("|"))
    assert not IssuePage.objects.exists()


@pytest.mark.parametrize("publish", [True, False])
def test_a_second_issue_for_one_week_is_an_error_at_the_week(
    site: Site, signed_in: SignedIn, publish: bool
) -> None:
    factories.issue("en", editor.MONDAY, live=False)

    response = editor.create(signed_in("Editors"), editor.typed_issue(), publish=publish)

    (message,) = response.context["form"].errors["week_start"]
    assert "already an issue for this week" in message
    typed = response.context["form"]["commentaries"].value()
    assert [child.value["title"] for child in typed] == ["More patrols at the border"]


def test_a_week_that_exists_in_another_language_is_to_be_translated(
    site: Site, signed_in: SignedIn
) -> None:
    factories.issue("be", editor.MONDAY)

    response = editor.create(signed_in("Editors"), editor.typed_issue(), language="ru")

    (message,) = response.context["form"].errors["week_start"]
    assert "Беларуская" in message
    assert "Translate" in message


def test_a_draft_that_moves_to_another_week_frees_its_old_one(
    site: Site, signed_in: SignedIn
) -> None:
    client = signed_in("Editors")
    draft = factories.issue(live=False)
    editor.edit(client, draft, editor.typed_issue(week="2018-06-18"), publish=False)

    taken = editor.create(client, editor.typed_issue(week="2018-06-18"), publish=False)
    editor.create(client, editor.typed_issue(week="2018-06-11"), publish=False)

    assert "week_start" in taken.context["form"].errors
    assert set(IssuePage.objects.values_list("week_start", flat=True)) == {
        date(2018, 6, 11),
        date(2018, 6, 18),
    }


@pytest.mark.django_db(transaction=True)
def test_editors_who_send_the_same_week_at_once_make_one_issue(
    transactional_db: None, site: Site, signed_in: SignedIn
) -> None:
    client = signed_in("Editors")
    form = editor.typed_issue()

    def send(_number: int) -> int:
        own = Client()
        own.cookies = client.cookies
        return int(editor.create(own, form).status_code)

    statuses = at_once(send, 4)

    assert statuses == [200] * 4
    assert IssuePage.objects.count() == 1
