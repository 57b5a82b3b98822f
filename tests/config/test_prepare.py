"""Every start prepares what is missing and leaves alone what people changed."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.models import PlainPage
from issues.models import IssuePage, Section
from newsletter.models import Mailing
from tests.conftest import plant_roots
from tests.factories import issue

pytestmark = pytest.mark.django_db


def prepare(*options: str) -> None:
    call_command("prepare", *options, verbosity=0)


def test_a_new_database_gets_the_site_and_the_sample_archive() -> None:
    plant_roots()

    prepare("--sample")

    assert Site.objects.get().root_page.specific.title == "Situation in Belarus"
    assert IssuePage.objects.filter(locale__language_code="be", live=True).count() >= 5


def test_an_issue_of_the_sample_archive_can_be_sent_at_once_in_each_edition() -> None:
    plant_roots()

    prepare("--sample")
    call_command("newsletter_tick", verbosity=0)

    ready = Mailing.objects.filter(state=Mailing.State.READY)
    assert set(ready.values_list("edition__code", flat=True)) == {"en", "be-ru"}


def test_a_site_set_up_without_sample_data_has_no_issues() -> None:
    plant_roots()

    prepare()

    assert Section.objects.exists()
    assert not IssuePage.objects.exists()


def test_a_second_start_brings_back_nothing_that_an_editor_removed(site: Site) -> None:
    PlainPage.objects.get(slug="about", locale__language_code="ru").delete()
    Section.objects.filter(slug="security-issues").update(name_en="Security")
    issue().delete()

    prepare("--sample")

    assert not PlainPage.objects.filter(slug="about", locale__language_code="ru").exists()
    assert Section.objects.get(slug="security-issues").name_en == "Security"
    assert not IssuePage.objects.exists()


def test_a_second_start_changes_no_page(site: Site) -> None:
    issue()
    before = list(Page.objects.order_by("pk").values())

    prepare("--sample")

    assert list(Page.objects.order_by("pk").values()) == before


def test_where_there_is_no_administrator_a_start_says_how_to_make_one(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare("--offer-admin")

    assert "make admin" in capsys.readouterr().out
