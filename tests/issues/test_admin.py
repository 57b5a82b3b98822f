"""Sections and authors in the newsroom."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from issues.models import Author, Commentary, Section
from tests import factories

SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db

NAMES = {"name_be": "Эканоміка", "name_ru": "Экономика", "name_en": "Economy"}


@pytest.fixture
def admin(site: Site) -> Client:
    """Someone whom no right stops."""
    client = Client()
    client.force_login(User.objects.create_superuser("admin", password="correct horse battery"))
    return client


def _address(kind: str, view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_issues_{kind}:{view}", args=args)


def test_an_editor_adds_a_section_at_the_end_with_a_name_in_each_language(
    site: Site, signed_in: SignedIn
) -> None:
    response = signed_in("Editors").post(
        _address("section", "add"), {**NAMES, "slug": "economy", "used_from": "", "used_until": ""}
    )

    assert response.status_code == 302
    last = Section.objects.last()
    assert last is not None
    assert [last.name_in(code) for code in ("be", "ru", "en")] == list(NAMES.values())


def test_dragging_a_section_changes_the_order_of_new_issues(
    site: Site, signed_in: SignedIn
) -> None:
    moved = Section.objects.get(slug="security-issues")

    response = signed_in("Editors").post(
        _address("section", "reorder", moved.pk), {}, query_params={"position": "0"}
    )

    assert response.status_code == 200
    assert [section.slug for section in Section.objects.in_use(date(2018, 6, 11))][:3] == [
        "security-issues",
        "the-ruling-elite",
        "society-and-political-parties",
    ]


@pytest.mark.parametrize("word", ["бяспекі", "безопасн", "security"])
def test_a_section_is_found_by_its_name_in_any_language(
    site: Site, signed_in: SignedIn, word: str
) -> None:
    response = signed_in("Editors").get(_address("section", "list"), {"q": word})

    found = response.context["object_list"]
    assert [section.slug for section in found] == ["security-issues"]


def test_a_section_whose_use_ends_before_it_starts_is_an_error_at_the_date(
    site: Site, signed_in: SignedIn
) -> None:
    response = signed_in("Editors").post(
        _address("section", "add"),
        {**NAMES, "slug": "economy", "used_from": "2018-06-11", "used_until": "2018-06-10"},
    )

    assert response.context["form"].errors.keys() == {"used_until"}


def test_two_sections_cannot_share_an_address(site: Site, signed_in: SignedIn) -> None:
    response = signed_in("Editors").post(
        _address("section", "add"),
        {**NAMES, "slug": "security-issues", "used_from": "", "used_until": ""},
    )

    assert response.context["form"].errors.keys() == {"slug"}


@pytest.mark.parametrize("live", [True, False])
def test_a_section_in_use_cannot_be_deleted_and_the_answer_says_why(
    admin: Client, live: bool
) -> None:
    factories.issue(live=live)
    used = Section.objects.get(slug="security-issues")

    response = admin.post(_address("section", "delete", used.pk), follow=True)

    assert response.status_code == 200
    (message,) = response.context["messages"]
    assert "Security issues" in str(message)
    assert "still in use" in str(message)
    assert Section.objects.filter(pk=used.pk).exists()


def test_sections_in_use_cannot_be_deleted_in_bulk(admin: Client) -> None:
    factories.issue()
    used = Section.objects.get(slug="security-issues")
    unused = Section.objects.get(slug="international-relations")

    response = admin.post(
        reverse("wagtail_bulk_action", args=["issues", "section", "delete"])
        + f"?id={used.pk}&id={unused.pk}",
        follow=True,
    )

    assert response.status_code == 200
    assert Section.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2
    assert Commentary.objects.count() == 1


def test_a_section_that_nobody_used_can_be_deleted(admin: Client) -> None:
    unused = Section.objects.get(slug="international-relations")

    admin.post(_address("section", "delete", unused.pk), follow=True)

    assert not Section.objects.filter(pk=unused.pk).exists()


def test_an_author_named_in_a_draft_cannot_be_deleted(site: Site, signed_in: SignedIn) -> None:
    author = Author.objects.create(name_be="А. Б.", name_ru="А. Б.", name_en="A. B.")
    factories.issue(
        commentaries=[
            factories.commentary(authors=[{"type": "item", "value": author.pk, "id": str(uuid4())}])
        ],
        live=False,
    )

    signed_in("Editors").post(_address("author", "delete", author.pk), follow=True)

    assert Author.objects.filter(pk=author.pk).exists()


@pytest.mark.parametrize("field", NAMES)
@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\u2066"])
@pytest.mark.parametrize("kind", ["section", "author"])
def test_an_unfit_sign_in_a_name_is_an_error_at_that_name(
    site: Site, signed_in: SignedIn, kind: str, field: str, sign: str
) -> None:
    typed = {**NAMES, "slug": "economy", "used_from": "", "used_until": "", field: f"Эка{sign}а"}

    response = signed_in("Editors").post(_address(kind, "add"), typed)

    assert response.context["form"].errors.keys() == {field}
    others = {name: text for name, text in NAMES.items() if name != field}
    assert {name: response.context["form"][name].value() for name in others} == others


def test_the_menu_leads_to_sections_and_authors(site: Site, signed_in: SignedIn) -> None:
    page = signed_in("Editors").get(reverse("wagtailadmin_home")).content.decode()

    assert _address("section", "list") in page
    assert _address("author", "list") in page
