"""What people of the newsroom read when they search there, each in their own language."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Site
from wagtail.users.models import UserProfile

from tests.factories import issue

pytestmark = pytest.mark.django_db

NOTHING_FOUND = (
    ("/admin/pages/search/", "Па запыце", "По запросу"),
    ("/admin/images/", "Па запыце", "По запросу"),
    ("/admin/images/chooser/results/", "Па запыце", "По запросу"),
    ("/admin/documents/", "Па запыце", "По запросу"),
    ("/admin/documents/chooser/results/", "Па запыце", "По запросу"),
    ("/admin/users/", "Карыстальнікаў", "Пользователей"),
    ("/admin/groups/", "Па запыце", "По запросу"),
    ("/admin/snippets/search/synonymgroup/", "Па запыце", "По запросу"),
    ("/admin/snippets/issues/section/", "Па запыце", "По запросу"),
)


@pytest.fixture
def admin_in(person: Callable[..., User]) -> Callable[[str], Client]:
    """``admin_in("be")`` gives a client of an administrator whose newsroom speaks Belarusian."""
    admin = person()

    def sign_in(language: str) -> Client:
        User.objects.filter(pk=admin.pk).update(is_superuser=True)
        UserProfile.objects.filter(user=admin).update(preferred_language=language)
        client = Client()
        client.force_login(User.objects.get(pk=admin.pk))
        return client

    return sign_in


def words_of(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.mark.parametrize(("address", "be", "ru"), NOTHING_FOUND)
def test_who_finds_nothing_is_told_so_in_their_language(
    site: Site, admin_in: Callable[[str], Client], address: str, be: str, ru: str
) -> None:
    for language, said in (("be", be), ("ru", ru)):
        words = words_of(admin_in(language).get(address, {"q": "zzyzx"}).content.decode())

        assert said.lower() in words.lower(), words
        assert "match" not in words


@pytest.mark.parametrize(
    ("language", "counted"),
    [("be", "старонка: 1–1 з 1"), ("ru", "страница: 1–1 из 1"), ("en", "1-1 of 1 page")],
)
def test_pages_that_were_found_are_counted_as_pages(
    site: Site, admin_in: Callable[[str], Client], language: str, counted: str
) -> None:
    issue(language)

    words = words_of(admin_in(language).get("/admin/pages/search/", {"q": "2018"}).content.decode())

    assert counted in words


@pytest.mark.parametrize(("language", "tab"), [("be", "Пошук"), ("ru", "Поиск"), ("en", "Search")])
def test_a_chooser_names_its_search(
    site: Site, admin_in: Callable[[str], Client], language: str, tab: str
) -> None:
    html = admin_in(language).get("/admin/images/chooser/").json()["html"]

    assert tab in words_of(html)
    assert (language == "en") == ("Search" in words_of(html))
