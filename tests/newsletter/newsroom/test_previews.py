"""The mail as an editor looks at it before anybody gets it."""

import email
from email.policy import default
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from pytest_django import Settings

from newsletter.mail.template import NOBODY
from newsletter.models import Mailing
from tests.newsletter.newsroom.addresses import screen

pytestmark = pytest.mark.django_db
FOLDER = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_the_mail_is_shown_in_a_frame_that_can_run_and_load_nothing(
    mailing: Mailing, desk: Client
) -> None:
    answer = desk.get(screen("html", mailing))

    assert "Hunger &lt;b&gt;strike&lt;/b&gt; &amp; other news" in answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert '<base target="_blank">' in answer.content.decode()
    page = desk.get(screen("preview", mailing)).content.decode()
    assert screen("html", mailing) in page
    assert "sandbox=" in page


def test_each_arrangement_and_each_language_can_be_looked_at(
    mailing: Mailing, desk: Client
) -> None:
    in_russian = desk.get(screen("preview", mailing), {"language": "ru"}).content.decode()

    assert "11–17 июня 2018" in in_russian
    assert desk.get(screen("preview", mailing), {"language": "de"}).status_code == 404
    assert desk.get(screen("html", mailing), {"languages": "be,ru"}).status_code == 404


def test_the_message_can_be_taken_along_as_it_travels(mailing: Mailing, desk: Client) -> None:
    answer = desk.get(screen("message", mailing))

    assert 'filename="2018-06-11-en-en.eml"' in answer.headers["Content-Disposition"]
    message = email.message_from_bytes(answer.content, policy=default)
    assert "List-Unsubscribe" in message
    text = message.get_body(("plain",))
    assert text is not None
    assert "The week in one sentence." in text.get_content()


def test_a_test_goes_to_the_editor_and_its_links_lead_to_nobody(
    mailing: Mailing, desk: Client
) -> None:
    answer = desk.post(screen("test", mailing), {"language": "be"}, follow=True).content.decode()

    assert "Sent to editor@newsroom.test." in answer
    (sent,) = mail.outbox
    assert sent.to == ["editor@newsroom.test"]
    assert NOBODY in sent.body


def test_who_has_no_address_is_told_where_to_enter_one(
    mailing: Mailing, editor: User, desk: Client
) -> None:
    User.objects.filter(pk=editor.pk).update(email="")

    page = desk.get(screen("preview", mailing)).content.decode()
    assert "an e-mail address." in page
    assert "Send a test to" not in page
    answer = desk.post(screen("test", mailing), follow=True).content.decode()

    assert "Your account has no e-mail address" in answer
    assert not mail.outbox


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_does_not_answer_is_told_and_nothing_breaks(
    mailing: Mailing, desk: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    answer = desk.post(screen("test", mailing), follow=True).content.decode()

    assert "The mail server does not answer." in answer


@pytest.mark.django_db(transaction=True)
def test_mail_written_to_files_can_be_opened_and_nothing_else_can(
    mailing: Mailing, desk: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FOLDER, tmp_path / "mail"
    empty = desk.get("/admin/newsletter/mail/").content.decode()
    assert "Nothing has been written yet." in empty

    desk.post(screen("test", mailing))
    (tmp_path / "mail" / "20260101-reset.log").write_text("a link for one person")
    (tmp_path / "secret.eml").write_text("Subject: elsewhere\n\n")
    (file,) = (tmp_path / "mail").glob("*.eml")

    listed = desk.get("/admin/newsletter/mail/").content.decode()
    assert f"/admin/newsletter/mail/{file.name}/" in listed
    assert "reset" not in listed
    shown = desk.get(f"/admin/newsletter/mail/{file.name}/").content.decode()
    assert "The week in one sentence." in shown
    assert "undisclosed-recipients" in shown
    assert (
        "sandbox"
        in desk.get(f"/admin/newsletter/mail/{file.name}/html/").headers["Content-Security-Policy"]
    )
    for name in ("20260101-reset.log", "..%2Fsecret.eml", "secret.eml"):
        assert desk.get(f"/admin/newsletter/mail/{name}/").status_code == 404
