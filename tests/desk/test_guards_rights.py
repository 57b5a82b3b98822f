"""Every address of wagtail-localize, asked by every role."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks
from wagtail.models import GroupPagePermission, Locale, Page, Site
from wagtail_localize.models import Translation

from home.models import HomePage
from issues.models import Commentary, IssueIndexPage, IssuePage, Section
from issues.signals import edition_published
from tests.desk.newsroom import Newsroom
from tests.desk.test_roles import refused
from tests.factories import commentary, issue

SignedIn = Callable[..., Client]
EDITORS = "Editors"
ROLES = (EDITORS, "Translators (be)", "Translators (ru)", "Translators (en)")
LINK = 'See <a href="https://example.org/report">the report</a>.'


@dataclass(frozen=True)
class Address:
    """One request to a Russian translation made from Belarusian, and who may make it."""

    name: str
    method: str
    args: tuple[str, ...]
    allowed: tuple[str, ...]
    data: str = ""


CAN_TRANSLATE = (EDITORS, "Translators (ru)")
ADDRESSES = (
    Address("preview_translation", "get", ("translation",), CAN_TRANSLATE),
    Address("download_pofile", "get", ("translation",), CAN_TRANSLATE),
    Address("upload_pofile", "post", ("translation",), CAN_TRANSLATE),
    Address("machine_translate", "post", ("translation",), CAN_TRANSLATE),
    Address(
        "edit_string_translation", "put", ("translation", "string"), CAN_TRANSLATE, "value=Слово"
    ),
    Address("edit_string_translation", "delete", ("translation", "string"), CAN_TRANSLATE),
    Address(
        "edit_override",
        "put",
        ("translation", "override"),
        CAN_TRANSLATE,
        "value=https://example.org/ru",
    ),
    Address("edit_override", "delete", ("translation", "override"), CAN_TRANSLATE),
    Address("stop_translation", "post", ("translation",), (EDITORS,)),
    Address("convert_to_alias", "get", ("page",), (EDITORS,)),
    Address("convert_to_alias", "post", ("page",), (EDITORS,)),
    Address("submit_page_translation", "get", ("source_page",), (EDITORS,)),
    Address("submit_page_translation", "post", ("source_page",), (EDITORS,)),
    Address("update_translations", "get", ("source",), (EDITORS,)),
    Address("update_translations", "post", ("source",), (EDITORS,)),
    Address("translations_report", "get", (), ROLES),
    Address("translations_report_results", "get", (), ROLES),
)


@pytest.fixture
def translated(site: Site, newsroom: Newsroom) -> IssuePage:
    """A live Belarusian issue, submitted into Russian and not translated yet."""
    source = issue("be", commentaries=[commentary(paragraphs=[LINK])])
    newsroom.submit(source, "ru")
    return source


def _parts(source: IssuePage, newsroom: Newsroom) -> dict[str, Any]:
    translation = newsroom.translation(source, "ru")
    string = translation.source.stringsegment_set.order_by("order").first()
    override = translation.source.overridablesegment_set.get()
    newsroom.put(source, "ru", string, "Прежнее")
    return {
        "translation": translation.pk,
        "source": translation.source.pk,
        "string": string.pk,
        "override": override.pk,
        "page": newsroom.edition(source, "ru").pk,
        "source_page": source.pk,
    }


@pytest.mark.parametrize(
    "address", ADDRESSES, ids=lambda address: f"{address.method} {address.name}"
)
def test_only_those_with_the_right_reach_an_address(
    address: Address, translated: IssuePage, newsroom: Newsroom, settings: Any
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    parts = _parts(translated, newsroom)
    url = reverse(
        f"wagtail_localize:{address.name}", args=[parts[argument] for argument in address.args]
    )
    url += "?next=/admin/reports/"
    # Those allowed come last: what they do may take the address away.
    for role in sorted(ROLES, key=address.allowed.__contains__):
        send = getattr(newsroom.client(role), address.method)
        if address.method in {"put", "delete"}:
            response = send(url, address.data, content_type="application/x-www-form-urlencoded")
        else:
            response = send(url)
        if role not in address.allowed:
            assert refused(response), (role, response.status_code)
        elif address.method == "delete":
            assert response.status_code in {200, 404}
        else:
            assert not refused(response), (role, response["Location"])
            assert response.status_code < 400


@pytest.mark.parametrize("name", sorted({address.name for address in ADDRESSES}))
def test_a_visitor_is_sent_to_sign_in(name: str, translated: IssuePage, newsroom: Newsroom) -> None:
    parts = _parts(translated, newsroom)
    for address in ADDRESSES:
        if address.name == name:
            args = [parts[argument] for argument in address.args]
            response = Client().get(reverse(f"wagtail_localize:{name}", args=args))
            assert "/admin/login/" in response["Location"]


def test_the_table_names_every_address_of_localize() -> None:
    from wagtail_localize.wagtail_hooks import register_admin_urls

    names = {pattern.name for pattern in register_admin_urls()[0].url_patterns}
    elsewhere = {
        "javascript_catalog",
        "submit_snippet_translation",
        "snippets_api_listing",
        "snippets_api_detail",
    }
    assert names - elsewhere == {address.name for address in ADDRESSES}


@pytest.mark.parametrize("name", ["preview_translation", "stop_translation"])
def test_a_translation_that_is_gone_is_not_found(
    name: str, translated: IssuePage, newsroom: Newsroom
) -> None:
    translation = newsroom.translation(translated, "ru")
    Page.objects.filter(pk=newsroom.edition(translated, "ru").pk).update(
        translation_key="00000000-0000-0000-0000-000000000001"
    )
    url = reverse(f"wagtail_localize:{name}", args=[translation.pk])
    assert newsroom.client(EDITORS).post(url).status_code == 404


def test_only_publishers_start_a_stopped_translation_again(
    translated: IssuePage, newsroom: Newsroom
) -> None:
    translation = newsroom.translation(translated, "ru")
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    url = reverse("wagtailadmin_pages:edit", args=[newsroom.edition(translated, "ru").pk])
    data = {"localize-restart-translation": "1"}

    assert refused(newsroom.client("Translators (ru)").post(url, data))
    assert not Translation.objects.get(pk=translation.pk).enabled
    assert newsroom.client(EDITORS).post(url, data).status_code == 302
    assert Translation.objects.get(pk=translation.pk).enabled


def test_a_translator_cannot_publish_in_the_localize_editor(
    translated: IssuePage, newsroom: Newsroom
) -> None:
    newsroom.translate_all(translated, "ru")
    edition = newsroom.edition(translated, "ru")
    url = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    assert refused(newsroom.client("Translators (ru)").post(url, {"action": "publish"}))
    assert not newsroom.edition(translated, "ru").live


def _group(name: str, rights: dict[str, str]) -> Group:
    """A group that may submit, with page rights as ``{language: right}``."""
    group = Group.objects.create(name=name)
    for codename in ("access_admin", "submit_translation"):
        group.permissions.add(Permission.objects.get(codename=codename))
    for language, right in rights.items():
        GroupPagePermission.objects.create(
            group=group,
            page=HomePage.objects.get(locale__language_code=language),
            permission=Permission.objects.get(codename=right),
        )
    return group


def _client_of(group: Group) -> Client:
    user = User.objects.create_user(group.name)
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def test_whoever_may_submit_needs_the_right_to_edit_the_source(site: Site) -> None:
    client = _client_of(_group("Only Belarusian", {"be": "change_page"}))
    page = issue("ru", live=False)
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert refused(client.get(url))
    assert refused(client.post(url, {"locales": [Locale.objects.get(language_code="be").pk]}))
    assert IssuePage.objects.count() == 1


def test_pages_are_submitted_only_into_languages_one_may_publish_in(site: Site) -> None:
    client = _client_of(_group("Two", {"be": "change_page", "en": "publish_page"}))
    page = issue("be")
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    ru, en = (Locale.objects.get(language_code=code).pk for code in ("ru", "en"))

    assert client.post(url, {"locales": [ru]}).status_code == 200
    assert client.post(url, {"locales": [ru, en]}).status_code == 200
    assert IssuePage.objects.count() == 1
    assert client.post(url, {"locales": [en]}).status_code == 302
    assert IssuePage.objects.get(locale=en).translation_key == page.translation_key


def test_sync_publishes_only_where_one_may_publish(
    translated: IssuePage, newsroom: Newsroom
) -> None:
    newsroom.translate_all(translated, "ru")
    client = _client_of(_group("One", {"be": "publish_page"}))
    client_editing = _client_of(_group("Editing", {"be": "change_page"}))
    source = newsroom.translation(translated, "ru").source
    url = reverse("wagtail_localize:update_translations", args=[source.pk])

    assert refused(client.post(url, {"publish_translations": "on"}))
    assert refused(client_editing.post(url, {"publish_translations": "on"}))
    assert not newsroom.edition(translated, "ru").live
    assert client_editing.post(url).status_code == 302
    newsroom.client(EDITORS).post(url, {"publish_translations": "on"})
    assert newsroom.edition(translated, "ru").live


def test_the_report_lists_what_one_may_edit(translated: IssuePage, newsroom: Newsroom) -> None:
    newsroom.submit(translated, "en")
    listed = {
        role: {
            translation.target_locale.language_code
            for translation in newsroom.client(role)
            .get(reverse("wagtail_localize:translations_report"))
            .context["object_list"]
        }
        for role in ROLES
    }
    assert listed == {
        EDITORS: {"ru", "en"},
        "Translators (be)": set(),
        "Translators (ru)": {"ru"},
        "Translators (en)": {"en"},
    }


@pytest.mark.parametrize("model", ["section", "author"])
def test_only_those_who_manage_them_list_sections_and_authors(
    model: str, site: Site, signed_in: SignedIn
) -> None:
    url = reverse("wagtail_localize:snippets_api_listing", args=["issues", model])
    assert refused(signed_in("Translators (be)").get(url))
    assert signed_in(EDITORS).get(url).status_code == 200
    assert Section.objects.exists()


def test_an_issue_made_an_alias_is_withdrawn(translated: IssuePage, newsroom: Newsroom) -> None:
    newsroom.translate_all(translated, "ru")
    newsroom.publish(translated, "ru")
    edition = newsroom.edition(translated, "ru")
    assert Commentary.objects.filter(page=edition).count() == 1

    url = reverse("wagtail_localize:convert_to_alias", args=[edition.pk])
    assert newsroom.client(EDITORS).post(url).status_code == 302

    edition.refresh_from_db()
    assert edition.alias_of_id == translated.pk
    assert not Commentary.objects.filter(page=edition).exists()
    assert Client().get(f"/ru/issues/{edition.slug}/").status_code == 404


def test_an_alias_submitted_for_translation_starts_as_a_draft(
    site: Site, newsroom: Newsroom
) -> None:
    source = issue("be")
    alias = source.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    IssuePage.objects.filter(pk=alias.pk).update(live=True)

    newsroom.submit(source, "ru")

    edition = newsroom.edition(source, "ru")
    assert edition.pk == alias.pk
    assert edition.alias_of_id is None
    assert not edition.live
    assert not Commentary.objects.filter(page=edition).exists()


def test_an_alias_becomes_a_page_of_its_own_only_by_translation(
    site: Site, newsroom: Newsroom
) -> None:
    source = issue("be")
    alias = source.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    for role in (EDITORS, "Translators (ru)"):
        assert newsroom.client(role).post(url).status_code == 302
        assert IssuePage.objects.get(pk=alias.pk).alias_of_id == source.pk


def test_a_translation_is_not_submitted_as_if_it_were_a_source(
    translated: IssuePage, newsroom: Newsroom
) -> None:
    edition = newsroom.edition(translated, "ru")
    url = reverse("wagtail_localize:submit_page_translation", args=[edition.pk])
    en = Locale.objects.get(language_code="en")

    response = newsroom.client(EDITORS).post(url, {"locales": [en.pk]}, follow=True)

    assert "This page is itself a translation." in response.content.decode()
    assert not IssuePage.objects.filter(locale=en).exists()


def test_the_index_of_issues_can_be_submitted_by_editors_only(
    site: Site, signed_in: SignedIn
) -> None:
    index = IssueIndexPage.objects.get(locale__language_code="be")
    url = reverse("wagtail_localize:submit_page_translation", args=[index.pk])
    assert refused(signed_in("Translators (be)").get(url))
    assert signed_in(EDITORS).get(url).status_code == 200


def test_nobody_hears_of_an_alias_as_if_it_were_published(
    site: Site,
    newsroom: Newsroom,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    source = issue("be")
    newsroom.submit(source, "ru")
    edition = newsroom.edition(source, "ru")
    heard: list[str] = []

    def listen(language: str, **kwargs: Any) -> None:
        heard.append(language)

    edition_published.connect(listen)
    try:
        url = reverse("wagtail_localize:convert_to_alias", args=[edition.pk])
        with django_capture_on_commit_callbacks(execute=True):
            assert newsroom.client(EDITORS).post(url).status_code == 302
    finally:
        edition_published.disconnect(listen)
    assert heard == []
    assert not Commentary.objects.filter(page=edition).exists()
