"""Who may do what, asked of the admin's own views."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from config.site import set_up_site
from desk.roles import EDITORS, STOCK_MODERATORS
from home.models import HomePage
from issues.models import Author, IssueIndexPage, IssuePage, PublicationImage, Section
from tests.factories import commentary, issue

UNSEEN = "A sentence no one else may read"
BE_TRANSLATOR = "Translators (be)"
ROLES = (EDITORS, BE_TRANSLATOR, "Translators (ru)", "Translators (en)")
SignedIn = Callable[..., Client]


def refused(response: HttpResponseBase) -> bool:
    """Wagtail sends people without the right home, and scripts a 403."""
    if response.status_code in {403, 404}:
        return True
    return response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")


def unseen_draft(language: str) -> IssuePage:
    return issue(language, live=False, commentaries=[commentary(title=UNSEEN, lead=UNSEEN)])


PAGE_VIEWS = (
    "edit",
    "preview_on_edit",
    "view_draft",
    "delete",
    "unpublish",
    "move",
    "copy",
    "set_privacy",
    "convert_alias",
    "usage",
    "history",
    "history_results",
    "workflow_history",
)


@pytest.mark.parametrize("view", PAGE_VIEWS)
def test_a_translator_cannot_open_a_draft_of_another_language(
    view: str, signed_in: SignedIn
) -> None:
    page = unseen_draft("ru")
    response = signed_in(BE_TRANSLATOR).get(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]))
    assert refused(response), response.status_code


@pytest.mark.parametrize("view", ["lock", "unlock", "delete", "unpublish", "edit"])
def test_a_translator_cannot_change_a_page_of_another_language(
    view: str, signed_in: SignedIn
) -> None:
    page = issue("ru")
    response = signed_in(BE_TRANSLATOR).post(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]))
    assert refused(response), response.status_code
    assert IssuePage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("view", ["revisions_view", "revisions_revert", "revisions_unschedule"])
def test_a_translator_cannot_open_a_revision_of_another_language(
    view: str, signed_in: SignedIn
) -> None:
    page = unseen_draft("ru")
    url = reverse(f"wagtailadmin_pages:{view}", args=[page.pk, page.latest_revision_id])
    assert refused(signed_in(BE_TRANSLATOR).get(url))


def test_a_translator_cannot_compare_revisions_of_another_language(signed_in: SignedIn) -> None:
    page = unseen_draft("ru")
    page.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
    assert refused(signed_in(BE_TRANSLATOR).get(url))


@pytest.mark.parametrize("path", ["", "?locale=ru", "{pk}/"])
def test_lists_of_pages_tell_a_translator_nothing_of_a_draft(
    path: str, signed_in: SignedIn
) -> None:
    page = unseen_draft("ru")
    client = signed_in(BE_TRANSLATOR)
    for base in ("/admin/api/main/pages/", "/admin/pages/", "/admin/choose-page/"):
        response = client.get(base + path.format(pk=page.pk))
        assert UNSEEN not in response.content.decode()


def test_a_translator_edits_the_own_language(signed_in: SignedIn) -> None:
    page = unseen_draft("be")
    response = signed_in(BE_TRANSLATOR).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    assert UNSEEN in response.content.decode()


def test_a_translator_cannot_publish_the_own_language(signed_in: SignedIn) -> None:
    page = unseen_draft("be")
    permissions = page.permissions_for_user(_user_of(signed_in(BE_TRANSLATOR)))
    assert permissions.can_edit()
    assert not permissions.can_publish()
    assert not permissions.can_unpublish()


def test_a_translator_cannot_add_pages(signed_in: SignedIn) -> None:
    index = IssueIndexPage.objects.get(locale__language_code="be")
    url = reverse("wagtailadmin_pages:add", args=["issues", "issuepage", index.pk])
    assert refused(signed_in(BE_TRANSLATOR).get(url))


def test_the_explorer_of_a_translator_starts_in_the_own_language(signed_in: SignedIn) -> None:
    client = signed_in(BE_TRANSLATOR)
    home = HomePage.objects.get(locale__language_code="be")
    response = client.get(reverse("wagtailadmin_explore_root"), follow=True)
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_explore", args=[home.pk])
    for language in ("ru", "en"):
        other = HomePage.objects.get(locale__language_code=language)
        response = client.get(reverse("wagtailadmin_explore", args=[other.pk]))
        assert response.status_code in {302, 403, 404}


def administration_addresses() -> dict[str, str]:
    """Addresses that only administrators open."""
    return {
        name: reverse(name)
        for name in (
            "wagtailusers_users:index",
            "wagtailusers_users:add",
            "wagtailusers_groups:index",
            "wagtailusers_groups:add",
            "wagtailsites:index",
            "wagtaillocales:index",
            "wagtaillocales:add",
            "wagtailadmin_collections:index",
            "wagtailadmin_workflows:index",
            "wagtailredirects:index",
        )
    }


@pytest.mark.parametrize("role", ROLES)
def test_nobody_in_the_newsroom_opens_users_groups_or_settings(
    role: str, signed_in: SignedIn
) -> None:
    client = signed_in(role)
    opened = [
        name for name, url in administration_addresses().items() if not refused(client.get(url))
    ]
    assert opened == []


def snippet_address(model: Any, view: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def publication_addresses() -> list[str]:
    """Addresses of sections, authors and pictures."""
    return [
        snippet_address(Section, "list"),
        snippet_address(Section, "add"),
        snippet_address(Section, "edit", Section.objects.earliest("pk").pk),
        snippet_address(Author, "list"),
        snippet_address(Author, "add"),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:add"),
    ]


def test_editors_manage_sections_authors_and_pictures(signed_in: SignedIn) -> None:
    client = signed_in(EDITORS)
    assert [client.get(url).status_code for url in publication_addresses()] == [200] * 7


def test_translators_manage_no_sections_authors_or_pictures(signed_in: SignedIn) -> None:
    client = signed_in(BE_TRANSLATOR)
    assert [url for url in publication_addresses() if not refused(client.get(url))] == []


def test_editors_put_sections_in_order_and_translators_do_not(signed_in: SignedIn) -> None:
    first, second = Section.objects.all()[:2]
    url = snippet_address(Section, "reorder", second.pk) + "?position=0"
    assert refused(signed_in(BE_TRANSLATOR).post(url))
    assert Section.objects.first() == first
    assert signed_in(EDITORS).post(url).status_code == 200
    assert Section.objects.first() == second


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_editors_write_publish_and_unpublish_in_every_language(
    language: str, signed_in: SignedIn
) -> None:
    client = signed_in(EDITORS)
    page = issue(language, live=False)
    permissions = page.permissions_for_user(_user_of(client))
    assert permissions.can_edit()
    assert permissions.can_publish()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    page.get_latest_revision().publish()
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert response.status_code == 302
    assert not IssuePage.objects.get(pk=page.pk).live


def test_somebody_without_a_role_does_not_get_into_the_newsroom(site: Site) -> None:
    client = Client()
    client.force_login(User.objects.create_user("reader"))
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
    assert "/login/" in response["Location"]


def _plant_stock_groups() -> tuple[Group, Group]:
    """The groups as Wagtail's own migrations make them."""
    root = Page.get_first_root_node()
    editors, moderators = (Group.objects.create(name=name) for name in ("Editors", "Moderators"))
    for group in (editors, moderators):
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(codename="add_document"),
        )
        for codename in ("add_page", "change_page"):
            GroupPagePermission.objects.create(
                group=group, page=root, permission=Permission.objects.get(codename=codename)
            )
    return editors, moderators


@pytest.fixture
def new_site(site: Site) -> Site:
    """A site on which the roles have not been made."""
    Group.objects.all().delete()
    return site


def test_set_up_takes_the_rights_of_wagtails_own_editors_away(new_site: Site) -> None:
    editors, _moderators = _plant_stock_groups()
    set_up_site()
    assert Group.objects.filter(name=EDITORS).get() == editors
    pages = GroupPagePermission.objects.filter(group=editors)
    assert not pages.filter(page__depth=1).exists()
    assert pages.filter(permission__codename="publish_page").count() == 3
    collections = GroupCollectionPermission.objects.filter(group=editors)
    assert {row.permission.content_type.app_label for row in collections} == {"wagtailimages"}


def test_set_up_drops_wagtails_moderators_when_nobody_is_one(new_site: Site) -> None:
    _plant_stock_groups()
    set_up_site()
    assert not Group.objects.filter(name=STOCK_MODERATORS).exists()


def test_set_up_keeps_moderators_with_members(new_site: Site) -> None:
    _editors, moderators = _plant_stock_groups()
    User.objects.create_user("member").groups.add(moderators)
    set_up_site()
    assert Group.objects.filter(name=STOCK_MODERATORS).exists()


def test_set_up_keeps_a_group_called_moderators_that_an_administrator_made(site: Site) -> None:
    Group.objects.create(name=STOCK_MODERATORS)
    set_up_site()
    assert Group.objects.filter(name=STOCK_MODERATORS).exists()


def rights() -> dict[str, Any]:
    """Every right of every group."""
    pages, pictures = GroupPagePermission.objects, GroupCollectionPermission.objects
    return {
        group.name: (
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(pages.filter(group=group).values_list("page", "permission__codename")),
            sorted(pictures.filter(group=group).values_list("permission__codename", flat=True)),
        )
        for group in Group.objects.all()
    }


def test_a_second_set_up_changes_no_right(site: Site) -> None:
    before = rights()
    set_up_site()
    assert rights() == before


def test_set_up_neither_takes_nor_returns_what_an_administrator_changed(site: Site) -> None:
    editors = Group.objects.get(name=EDITORS)
    translators = Group.objects.get(name=BE_TRANSLATOR)
    editors.permissions.add(Permission.objects.get(codename="add_user"))
    editors.permissions.remove(Permission.objects.get(codename="delete_author"))
    GroupPagePermission.objects.filter(group=translators).delete()
    before = rights()
    set_up_site()
    assert rights() == before


def _user_of(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def test_a_translator_cannot_delete_pictures_or_see_them_listed(signed_in: SignedIn) -> None:
    picture = PublicationImage.objects.create(
        title="Chart", file="chart.png", width=10, height=10, file_size=1
    )
    url = reverse("wagtailimages:delete", args=[picture.pk])
    assert refused(signed_in(BE_TRANSLATOR).post(url))
    assert PublicationImage.objects.filter(pk=picture.pk).exists()


def test_weeks_of_other_languages_stay_out_of_a_translators_search(signed_in: SignedIn) -> None:
    issue("ru", date(2018, 6, 18), live=False, commentaries=[commentary(title=UNSEEN)])
    response = signed_in(BE_TRANSLATOR).get(reverse("wagtailadmin_pages:search") + "?q=2018")
    assert UNSEEN not in response.content.decode()
