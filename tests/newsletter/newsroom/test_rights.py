"""Who sees the newsletter in the newsroom, and who may do something there."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from newsletter.models import Edition, Mailing
from newsletter.newsroom.deeds import DEEDS
from tests.newsletter.newsroom.addresses import screen
from tests.newsletter.subscribers import subscribe, subscribe_address

pytestmark = pytest.mark.django_db

LISTS = ("newsletter_mailings:index", "newsletter_subscribers:index", "newsletter_mail:index")


def test_translators_see_nothing_of_it(mailing: Mailing, signed_in: Callable[..., Client]) -> None:
    translator = signed_in("Translators (be)")

    home = translator.get(reverse("wagtailadmin_home")).content.decode()
    assert "newsletter" not in home
    for name in (*LISTS, "newsletter_editions:index"):
        assert translator.get(reverse(name)).status_code == 302, name
    for name in ("inspect", "progress", "preview", "html", "message", "schedule", "history"):
        assert translator.get(screen(name, mailing)).status_code == 302, name


def test_editors_find_what_can_be_sent_on_their_first_page(mailing: Mailing, desk: Client) -> None:
    home = desk.get(reverse("wagtailadmin_home")).content.decode()

    assert screen("inspect", mailing) in home
    assert "June 11 – June 17, 2018" in home


def test_who_may_only_look_has_no_button_and_can_do_nothing(
    mailing: Mailing, person: Callable[..., User]
) -> None:
    group = Group.objects.create(name="Proof readers")
    rights = ("access_admin", "view_mailing")
    group.permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(person("Proof readers"))

    page = client.get(screen("inspect", mailing)).content.decode()

    assert "<form" not in page.partition("<main")[2]
    for deed in DEEDS:
        assert client.post(screen("deed", mailing, deed.name)).status_code == 302
    assert client.post(screen("test", mailing)).status_code == 302
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.READY


def test_nobody_adds_or_deletes_an_edition(editions: dict[str, Edition]) -> None:
    chief = Client()
    chief.force_login(User.objects.create_superuser("chief"))
    edition = editions["en"]

    index = chief.get(reverse("newsletter_editions:index")).content.decode()
    assert reverse("newsletter_editions:add") not in index
    assert chief.get(reverse("newsletter_editions:add")).status_code == 302
    chief.post(reverse("newsletter_editions:delete", args=[edition.pk]))
    assert Edition.objects.count() == len(editions)


def test_editors_set_what_an_edition_is_like(editions: dict[str, Edition], desk: Client) -> None:
    url = reverse("newsletter_editions:edit", args=[editions["en"].pk])
    wanted = {
        "name": "EN",
        "first_week": "2018-06-12",
        "connections": "3",
        "rate": "",
        "neutral": "on",
    }

    refused = desk.post(url, wanted).content.decode()
    assert "A week starts on a Monday" in refused
    assert desk.post(url, wanted | {"first_week": "2018-06-18"}).status_code == 302

    edition = Edition.objects.get(code="en")
    assert (edition.neutral, edition.connections, edition.rate) == (True, 3, None)


def test_editors_see_numbers_of_subscribers_and_never_an_address(
    editions: dict[str, Edition], desk: Client
) -> None:
    url = reverse("newsletter_subscribers:index")
    assert "Nobody has subscribed" in desk.get(url).content.decode()
    subscribe("be-ru", 4)
    subscribe_address("reader@example.org", "be-ru", languages="ru")

    page = desk.get(url).content.decode()

    assert "5 subscribers" in page
    assert "Belarusian, then Russian" in page
    assert "reader@example.org" not in page
