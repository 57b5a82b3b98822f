"""Who gets no mail any more, because a mail server or their provider said so."""

import io
import mailbox
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import override_settings

from newsletter.bounces.reports import Kind, Report, read_report
from newsletter.keyring import keyring
from newsletter.models import Subscriber, Suppression
from newsletter.secrets.tokens import Purpose, envelope_token, link_token
from tests.newsletter import reports
from tests.newsletter.readers import subscribed

ROW = UUID("0b9f6f4e-8b0e-4d8e-9d3c-3f1f4d6f7a10")


def envelope(subscriber: UUID = ROW) -> str:
    return f"bounces+{envelope_token(subscriber, keyring())}@situation.test"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", Kind.NO_SUCH_ADDRESS),
        ("5.1.2", Kind.NO_SUCH_ADDRESS),
        ("5.1.10", Kind.NO_SUCH_ADDRESS),
        ("5.1.1 (bad destination mailbox address)", Kind.NO_SUCH_ADDRESS),
        ("5.1.0", Kind.REFUSED),
        ("5.1.7", Kind.REFUSED),
        ("5.1.8", Kind.REFUSED),
        ("5.2.2", Kind.REFUSED),
        ("5.7.1", Kind.REFUSED),
        ("4.4.7", Kind.REFUSED),
        ("", Kind.REFUSED),
    ],
)
def test_only_an_address_that_does_not_exist_is_given_up(status: str, kind: Kind) -> None:
    said = "smtp; mailbox unavailable"

    assert read_report(reports.delivery_report(envelope(), status, said=said)) == Report(kind, ROW)


def test_the_words_of_the_other_side_count_where_a_server_says_nothing_of_its_own() -> None:
    found = reports.delivery_report(envelope(), "5.0.0", said="smtp; 550 5.1.1 user unknown")

    assert read_report(found) == Report(Kind.NO_SUCH_ADDRESS, ROW)


@pytest.mark.parametrize(
    ("action", "kind"),
    [("delayed", Kind.LATER), ("delivered", Kind.AUTOMATIC), ("relayed", Kind.AUTOMATIC)],
)
def test_a_delay_or_a_receipt_changes_nothing(action: str, kind: Kind) -> None:
    found = reports.delivery_report(envelope(), "4.1.1", action=action)

    assert read_report(found) == Report(kind, ROW)


def test_letters_of_the_envelope_may_have_become_capital_ones_on_the_way() -> None:
    found = reports.delivery_report(envelope().upper(), "5.1.1")

    assert read_report(found) == Report(Kind.NO_SUCH_ADDRESS, ROW)


@pytest.mark.parametrize("header", ["Delivered-To", "X-Original-To", "Envelope-To"])
def test_the_envelope_is_found_where_mail_servers_note_it(header: str) -> None:
    found = reports.delivery_report("postmaster@situation.test", "5.1.1")
    found = f"{header}: {envelope()}\n".encode() + found

    assert read_report(found) == Report(Kind.NO_SUCH_ADDRESS, ROW)


@pytest.mark.parametrize(
    "to",
    [
        f"bounces+{'a' * 52}@situation.test",
        "bounces+x@situation.test",
        envelope().replace("@situation.test", "@situation.test.evil.example"),
        f"x{envelope()}",
        envelope().replace("bounces", "letters"),
        "bounces@situation.test",
        "",
    ],
)
def test_a_report_that_holds_no_token_of_ours_is_about_nobody(to: str) -> None:
    report = read_report(reports.delivery_report(to, "5.1.1"))

    assert report.kind in {Kind.FORGED, Kind.OTHER}
    assert report.subscriber is None


def test_a_token_in_the_text_of_a_report_is_not_believed() -> None:
    found = reports.delivery_report("bounces@situation.test", "5.1.1", said=f"smtp; {envelope()}")

    assert read_report(found) == Report(Kind.OTHER)


def test_a_complaint_is_known_by_what_it_quotes_of_our_mail() -> None:
    leave = link_token(Purpose.LEAVE, ROW, keyring())
    confirm = link_token(Purpose.CONFIRM, ROW, keyring())
    to = "abuse@situation.test"

    assert read_report(reports.complaint(envelope())) == Report(Kind.COMPLAINT, ROW)
    assert read_report(reports.complaint(to, mail_from=envelope())) == Report(Kind.COMPLAINT, ROW)
    assert read_report(reports.complaint(to, unsubscribe=leave)) == Report(Kind.COMPLAINT, ROW)
    assert read_report(reports.complaint(to, unsubscribe=confirm)) == Report(Kind.FORGED)
    assert read_report(reports.complaint(to)) == Report(Kind.FORGED)
    assert read_report(reports.complaint(envelope(), kind="not-spam")) == Report(Kind.OTHER)


@pytest.mark.parametrize("length", [0, 1, 100, 400, 700, 900])
def test_a_message_that_was_cut_or_is_none_harms_nobody(length: int) -> None:
    found = reports.delivery_report("bounces@situation.test", "5.1.1")[:length]

    assert read_report(found) == Report(Kind.OTHER)
    assert read_report(b"\xff\x00To: \xfe" + found).subscriber is None


def test_letters_that_a_header_may_not_hold_do_not_hide_what_it_says() -> None:
    gone = reports.delivery_report(envelope(), "5.1.1 (ungültig)")
    odd = reports.delivery_report(envelope(), "5.1.1", action="ausgeführt")
    away = reports.out_of_office(envelope()).replace(b"vacation", b"f\xfcr immer")

    assert read_report(gone) == Report(Kind.NO_SUCH_ADDRESS, ROW)
    assert read_report(odd) == Report(Kind.AUTOMATIC, ROW)
    assert read_report(away) == Report(Kind.AUTOMATIC, ROW)
    assert read_report(reports.complaint(envelope(), kind="ungültig")) == Report(Kind.OTHER)


def test_a_header_without_end_is_read_at_once() -> None:
    found = reports.by_hand("bounces+/" * 6000)
    begun = time.process_time()

    assert read_report(found) == Report(Kind.OTHER)
    assert time.process_time() - begun < 1


@pytest.fixture
def maildir(tmp_path: Path) -> mailbox.Maildir:
    return mailbox.Maildir(tmp_path / "bounces", create=True)


def run(folder: mailbox.Maildir, *options: str) -> str:
    out = io.StringIO()
    with override_settings(NEWSLETTER_BOUNCES_IN=f"maildir://{folder._path}"):
        call_command("read_bounces", *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_reports_are_heeded_and_deleted_and_everything_else_is_left(
    site: object, maildir: mailbox.Maildir
) -> None:
    gone, complaining, full, away = (
        subscribed(f"{name}@example.org") for name in ("gone", "complaining", "full", "away")
    )
    maildir.add(reports.delivery_report(envelope(gone.pk), "5.1.1"))
    maildir.add(reports.delivery_report(envelope(gone.pk), "5.1.1"))
    maildir.add(reports.complaint(envelope(complaining.pk)))
    maildir.add(reports.delivery_report(envelope(full.pk), "5.2.2"))
    maildir.add(reports.delivery_report(envelope(full.pk), "4.2.2", action="delayed"))
    maildir.add(reports.out_of_office(envelope(away.pk)))
    maildir.add(reports.by_hand(envelope(away.pk)))
    maildir.add(reports.delivery_report(f"bounces+{'a' * 52}@situation.test", "5.1.1"))

    told = run(maildir, "--dry-run")
    assert "2: the address does not exist" in told
    assert "8 messages, of which 6 would be deleted." in told
    assert (len(maildir), Subscriber.objects.count()) == (8, 4)

    told = run(maildir)
    assert "1: not signed by us; left where they are" in told
    assert "8 messages, of which 6 were deleted." in told
    assert "example.org" not in told
    assert set(Subscriber.objects.all()) == {full, away}
    assert sorted(Suppression.objects.values_list("reason", flat=True)) == ["bounce", "complaint"]
    assert "2 messages, of which 0 were deleted." in run(maildir)


@pytest.mark.django_db
@pytest.mark.parametrize("unreadable", [reports.nested, reports.forwarded])
def test_a_message_that_cannot_be_read_stops_no_other_and_is_logged_without_its_words(
    unreadable: Callable[[str], bytes],
    site: object,
    maildir: mailbox.Maildir,
    caplog: pytest.LogCaptureFixture,
) -> None:
    gone = subscribed("gone@example.org")
    maildir.add(reports.delivery_report(envelope(gone.pk), "5.1.1"))
    maildir.add(unreadable(envelope(gone.pk)))

    told = run(maildir)
    assert "1: something else; left where they are" in told
    assert "2 messages, of which 1 were deleted." in told
    assert len(maildir) == 1
    assert Suppression.objects.get().reason == "bounce"
    assert "RecursionError in" in caplog.text
    assert "bounces+" not in caplog.text
    assert "example.org" not in caplog.text


def test_keys_that_are_wrong_are_no_fault_of_a_message(maildir: mailbox.Maildir) -> None:
    maildir.add(reports.delivery_report(envelope(), "5.1.1"))

    with (
        override_settings(NEWSLETTER_KEYS="1:short"),
        pytest.raises(ImproperlyConfigured, match="NEWSLETTER_KEYS"),
    ):
        run(maildir)


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("", "NEWSLETTER_BOUNCES_IN is not set"),
        ("maildir:///nowhere/bounces", "/nowhere/bounces is no Maildir"),
        ("pop3://reader:password@127.0.0.1/", "is neither maildir:///folder nor imaps://"),
        ("imaps://reader:password@127.0.0.1:9/INBOX", "ConnectionRefusedError"),
    ],
)
def test_a_mailbox_that_cannot_be_opened_is_named_without_its_password(
    address: str, complaint: str
) -> None:
    with (
        override_settings(NEWSLETTER_BOUNCES_IN=address),
        pytest.raises(CommandError, match=complaint) as caught,
    ):
        call_command("read_bounces")

    assert "reader:password" not in str(caught.value)
