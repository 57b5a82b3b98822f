"""What editors do with a mailing on its page."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from issues.models import IssuePage
from newsletter import mailings
from newsletter.clock import seconds_now
from newsletter.models import Delivery, Edition, Mailing
from tests.factories import issue
from tests.newsletter.newsroom.addresses import screen
from tests.newsletter.subscribers import deliveries, subscribe

pytestmark = pytest.mark.django_db
State = Mailing.State


def page_of(mailing: Mailing, client: Client) -> str:
    return client.get(screen("inspect", mailing)).content.decode()


def test_a_list_without_mailings_says_what_to_do(
    editions: dict[str, Edition], desk: Client
) -> None:
    page = desk.get(reverse("newsletter_mailings:index")).content.decode()

    assert "There is nothing to send yet." in page
    assert "When an issue is published in the languages of an edition" in page


def test_the_list_says_how_many_were_sent(mailing: Mailing, editor: User, desk: Client) -> None:
    mailings.send_now(mailing, editor)
    deliveries(mailing, sent=3, pending=9)

    page = desk.get(reverse("newsletter_mailings:index")).content.decode()

    assert "June 11 – June 17, 2018" in page
    assert "3 of 12" in page
    assert "Being sent" in page or "being sent" in page


def test_sending_is_asked_first_and_says_to_how_many(mailing: Mailing, desk: Client) -> None:
    subscribe("en", 12)

    question = desk.get(screen("deed", mailing, "send")).content.decode()
    assert "12 subscribers" in question
    assert "cannot be called back" in question
    mailing.refresh_from_db()
    assert mailing.state == State.READY, "looking at the question sends nothing"

    answer = desk.post(screen("deed", mailing, "send"), follow=True).content.decode()
    assert "Sending has begun." in answer
    mailing.refresh_from_db()
    assert mailing.state == State.SENDING


def test_the_second_of_two_editors_is_told_that_it_is_too_late(
    mailing: Mailing, desk: Client
) -> None:
    desk.post(screen("deed", mailing, "send"))

    answer = desk.post(screen("deed", mailing, "send"), follow=True).content.decode()

    assert "somebody else, or the sender, was faster" in answer


def test_an_issue_that_was_taken_back_leads_to_the_list(mailing: Mailing, desk: Client) -> None:
    IssuePage.objects.get(translation_key=mailing.issue).unpublish()

    answer = desk.post(screen("deed", mailing, "send"), follow=True)

    assert answer.redirect_chain == [(reverse("newsletter_mailings:index"), 302)]
    assert "somebody else, or the sender, was faster" in answer.content.decode()


def test_pause_go_on_and_cancel_are_offered_when_they_make_sense(
    mailing: Mailing, desk: Client
) -> None:
    desk.post(screen("deed", mailing, "send"))
    page = page_of(mailing, desk)
    assert "Pause" in page
    assert "Go on" not in page

    desk.post(screen("deed", mailing, "pause"))
    assert "Go on" in page_of(mailing, desk)
    desk.post(screen("deed", mailing, "resume"))
    desk.post(screen("deed", mailing, "cancel"))

    page = page_of(mailing, desk)
    assert "It is not sent to anybody any more." in page
    assert "Offer again" not in page


def test_what_is_missing_is_named_and_left_out_on_request(
    editions: dict[str, Edition], desk: Client
) -> None:
    issue("ru")
    mailings.prepare()
    mailing = Mailing.objects.get(edition__code="be-ru")
    page = page_of(mailing, desk)
    assert "Send without what is missing" in page
    assert "Send now" not in page

    desk.post(screen("deed", mailing, "without-missing"))

    page = page_of(mailing, desk)
    assert "Send now" in page
    assert "Wait for all languages" in page
    assert "missing; it is sent without" in page


def test_a_time_is_chosen_in_a_zone_that_is_named_and_not_in_the_past(
    mailing: Mailing, editor: User, desk: Client
) -> None:
    UserProfile.objects.filter(user=editor).update(current_time_zone="Europe/Warsaw")
    url = screen("schedule", mailing)
    assert "Europe/Warsaw, UTC+0" in desk.get(url).content.decode()

    refused = desk.post(url, {"at": "2018-06-20 10:00"}).content.decode()
    assert "This time is over." in refused

    day = timezone.localdate() + timedelta(days=3)
    answer = desk.post(url, {"at": f"{day} 09:30"}, follow=True).content.decode()

    mailing.refresh_from_db()
    assert mailing.state == State.SCHEDULED
    assert "09:30" in answer
    assert "Europe/Warsaw" in answer
    assert "Lift the schedule" in answer


def test_what_stopped_it_is_said_in_the_mail_servers_own_words(
    mailing: Mailing, desk: Client
) -> None:
    Mailing.objects.update(
        state=State.STOPPED, reason="refused", said="554 5.7.1 <script>", started_at=timezone.now()
    )

    page = page_of(mailing, desk)

    assert "The mail server refuses our mail." in page
    assert "554 5.7.1 &lt;script&gt;" in page
    assert "Go on" in page


def test_progress_tells_numbers_rate_and_time_left(
    mailing: Mailing, editor: User, desk: Client
) -> None:
    mailings.send_now(mailing, editor)
    deliveries(mailing, sent=50, pending=150, uncertain=1)
    Mailing.objects.update(paced_since=seconds_now() - 1_000_000)

    answer = desk.get(screen("progress", mailing))

    assert answer.headers["X-Mailing-State"] == "sending"
    words = " ".join(answer.content.decode().split())
    assert "51 of 201" in words
    assert "0.0 per second" in words
    assert "about 817 hours left" in words
    assert "Uncertain" in words


def test_a_mailing_that_nobody_is_at_says_so(mailing: Mailing, editor: User, desk: Client) -> None:
    mailings.send_now(mailing, editor)
    assert "no worker is running" not in page_of(mailing, desk)

    long_ago = timezone.now() - timedelta(minutes=10)
    DBTaskResult.objects.update(enqueued_at=long_ago)
    Mailing.objects.update(paced_since=seconds_now() - 600)

    assert "no worker is running" in page_of(mailing, desk)


def test_a_schedule_that_nobody_keeps_says_so(mailing: Mailing, editor: User, desk: Client) -> None:
    mailings.schedule(mailing, timezone.now() - timedelta(minutes=10), editor)

    assert "newsletter_tick is not running" in page_of(mailing, desk)


def test_uncertain_mails_are_repeated_only_when_there_are_any(
    mailing: Mailing, editor: User, desk: Client
) -> None:
    mailings.send_now(mailing, editor)
    deliveries(mailing, sent=1)
    Mailing.objects.update(state=State.SENT)
    assert "Repeat what is uncertain" not in page_of(mailing, desk)

    deliveries(mailing, uncertain=2)
    assert "Repeat what is uncertain" in page_of(mailing, desk)
    desk.post(screen("deed", mailing, "repeat"))

    assert Delivery.objects.filter(state=Delivery.State.PENDING).count() == 2


def test_the_history_says_who_did_what(mailing: Mailing, editor: User, desk: Client) -> None:
    mailings.send_now(mailing, editor)
    mailings.pause(mailing, editor)

    page = desk.get(screen("history", mailing)).content.decode()

    assert "Sending began: English" in page
    assert "Paused" in page
    assert editor.username in page
