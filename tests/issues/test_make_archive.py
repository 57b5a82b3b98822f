"""A made-up archive is what publishing would have left behind, only sooner."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, Site

from issues.models import Commentary, CommentaryAddress, IssuePage
from issues.projection import project
from tests.factories import issue

START = date(2016, 12, 19)


def make(count: int = 4, *options: str) -> str:
    out = StringIO()
    call_command(
        "make_archive", f"--issues={count}", f"--start={START}", "--words=60", *options, stdout=out
    )
    return out.getvalue()


def test_every_week_is_live_in_three_languages_with_the_same_commentaries(site: Site) -> None:
    make()
    assert IssuePage.objects.live().count() == 12
    for week in set(IssuePage.objects.values_list("week_start", flat=True)):
        pages = IssuePage.objects.filter(week_start=week)
        assert len({page.translation_key for page in pages}) == 1
        assert len({tuple(block.id for block in page.commentaries) for page in pages}) == 1
        assert len({page.commentaries[0].value["title"] for page in pages}) == 3


def test_sections_are_those_in_use_that_week(site: Site) -> None:
    make()
    used = {
        year: set(
            Commentary.objects.filter(week_start__year=year).values_list("section__slug", flat=True)
        )
        for year in (2016, 2017)
    }
    assert used[2016] == {"society-and-politics", "international-relations"}
    assert len(used[2017]) == 5


def test_publishing_again_finds_nothing_to_change(site: Site) -> None:
    make()
    rows = list(Commentary.objects.order_by("pk").values())
    addresses = list(CommentaryAddress.objects.values())
    for page in IssuePage.objects.all():
        project(page)
    assert list(Commentary.objects.order_by("pk").values()) == rows
    page = IssuePage.objects.filter(locale__language_code="ru").last()
    assert page is not None
    page.save_revision().publish()
    assert list(CommentaryAddress.objects.values()) == addresses


def test_the_page_tree_is_sound_and_takes_further_issues(site: Site) -> None:
    make()
    make(6)
    issue("be", date(2020, 1, 6))
    assert not any(Page.find_problems())


def test_editors_open_and_readers_read_a_made_up_issue(
    site: Site, signed_in: Callable[..., Client], client: Client
) -> None:
    make()
    page = IssuePage.objects.filter(locale__language_code="be").earliest("week_start")
    assert "Выдуманы выпуск" in client.get("/be/issues/2016-12-19/").content.decode()
    slug = page.commentaries[0].value["slug"]
    assert client.get(f"/be/issues/2016-12-19/{slug}/").status_code == 200
    edit = signed_in("Editors").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.status_code == 200


def test_the_same_seed_tells_the_same_whichever_weeks_are_left_out(site: Site) -> None:
    make()
    titles = set(Commentary.objects.values_list("week_start", "title", "verdict"))
    for page in IssuePage.objects.filter(week_start__gt=START):
        page.delete()
    out = make()
    assert "Made 3 issues" in out
    assert "1 weeks had one already" in out
    assert set(Commentary.objects.values_list("week_start", "title", "verdict")) == titles


def test_a_week_with_an_issue_in_any_language_is_left_alone(site: Site) -> None:
    issue("ru", date(2016, 12, 26))
    make()
    assert IssuePage.objects.filter(week_start=date(2016, 12, 26)).count() == 1


def test_more_weeks_need_no_more_queries_than_their_batches(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(110):
        make(20)


@override_settings(SETTINGS_MODULE="config.settings.production")
def test_production_is_asked_twice(site: Site) -> None:
    with pytest.raises(CommandError, match="--yes"):
        make()
    assert not IssuePage.objects.exists()
    make(1, "--yes")
    assert IssuePage.objects.count() == 3


@pytest.mark.parametrize(
    "option", ["--issues=0", "--issues=many", "--start=2018-06-12", "--start=soon", "--words=-1"]
)
def test_senseless_sizes_and_dates_are_refused(site: Site, option: str) -> None:
    with pytest.raises(CommandError):
        call_command("make_archive", option)
    assert not IssuePage.objects.exists()
