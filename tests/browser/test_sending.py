"""An editor's way from a published issue to mail, on the screen, in two languages."""

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import Page, expect
from pytest_django import Settings

from issues.weeks import format_week
from newsletter.models import Mailing
from newsletter.names import mailing_name, number_of_subscribers
from newsletter.setup import begin_with_the_latest_issue
from tests.newsletter.subscribers import subscribe_address

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where mail is written, as on a site that is only tried out."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def work() -> None:
    """A worker does what there is to do, and goes."""
    call_command("db_worker", "--backend=newsletter", "--batch", "--no-startup-delay", "-v0")


@pytest.mark.parametrize("language", ["en", "be"])
def test_an_editor_looks_at_an_issue_sends_a_test_and_sends_it(
    browse_as: Callable[..., Page], folder: Path, language: str
) -> None:
    begin_with_the_latest_issue()
    call_command("newsletter_tick", verbosity=0)
    for number in range(3):
        subscribe_address(f"reader{number}@example.org", "en", language=language)
    mailing = Mailing.objects.select_related("edition").get(edition__code="en")
    page = browse_as("Editors", language=language)
    User.objects.update(email="editor@newsroom.test")

    with translation.override(language):
        page.goto("/admin/")
        panel = page.get_by_role("region", name=_("Newsletter"))
        panel.get_by_role("link", name=format_week(mailing.week_start, language)).click()
        expect(page.get_by_role("heading", name=mailing_name(mailing))).to_be_attached()

        page.get_by_role("link", name=_("Preview and test")).click()
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading").first).to_be_visible()
        to_me = _("Send a test to %(address)s") % {"address": "editor@newsroom.test"}
        page.get_by_role("button", name=to_me).click()
        said = _("Sent to %(address)s.") % {"address": "editor@newsroom.test"}
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        assert len(list(folder.glob("*.eml"))) == 1

        page.get_by_role("link", name=_("Back")).click()
        page.get_by_role("link", name=f"{_('Send now')}…").click()
        expect(page.get_by_role("main").get_by_text(number_of_subscribers(3))).to_be_visible()
        page.get_by_role("button", name=_("Send now")).click()
        expect(page.get_by_role("button", name=_("Pause"))).to_be_visible()

        work()
        # The page follows by itself: nobody reloads it.
        expect(page.get_by_role("button", name=_("Pause"))).to_have_count(0)
        expect(page.get_by_role("row", name=f"{_('sent').capitalize()} 3")).to_be_visible()

        page.goto("/admin/newsletter/mail/")
        page.get_by_role("table").get_by_role("link").first.click()
        expect(page.frame_locator("iframe").get_by_role("heading").first).to_be_visible()
    mails = [message_from_bytes(f.read_bytes(), policy=default) for f in folder.glob("*.eml")]
    assert len(mails) == 4
    assert len({mail["Message-ID"] for mail in mails}) == 4
