"""Signing up, confirming and leaving by several people, or twice by one, at the same moment."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from newsletter.models import Letter, Subscriber, Suppression
from newsletter.secrets.tokens import Purpose
from newsletter.subscribing import (
    Confirmation,
    confirm,
    forget_unconfirmed,
    leave,
    sign_up,
    suppress,
)
from tests.newsletter.readers import at_the_same_moment, pending, subscribed, token, wish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """The editions are there."""


def test_who_presses_the_button_eight_times_is_one_subscriber() -> None:
    asked = wish()
    at_the_same_moment(lambda number: sign_up(asked), 8)

    row = Subscriber.objects.get()
    letters = Counter(Letter.objects.values_list("kind", "subscriber"))
    assert letters == {("confirm", row.pk): 8}


def test_a_link_that_is_opened_eight_times_confirms_once() -> None:
    link = token(Purpose.CONFIRM, pending())
    answers = Counter(at_the_same_moment(lambda number: confirm(link, "be"), 8))

    assert answers == {Confirmation.CONFIRMED: 1, Confirmation.ALREADY: 7}
    assert Letter.objects.filter(kind="welcome").count() == 1


def test_who_confirms_while_others_are_forgotten_is_subscribed_or_told_it_is_too_late() -> None:
    rows = [pending(f"reader{number}@example.org") for number in range(8)]
    links = [token(Purpose.CONFIRM, row) for row in rows]
    Subscriber.objects.update(forgotten_at=timezone.now() + timedelta(milliseconds=30))

    def work(number: int) -> Confirmation | None:
        if number % 2:
            forget_unconfirmed()
            return None
        return confirm(links[number], "be")

    answers = at_the_same_moment(work, 8)
    for number in range(0, 8, 2):
        there = Subscriber.objects.filter(pk=rows[number].pk, forgotten_at=None).exists()
        assert there == (answers[number] is Confirmation.CONFIRMED)


def test_who_leaves_and_signs_up_at_once_is_there_once_at_most() -> None:
    link, asked = token(Purpose.LEAVE, subscribed()), wish()
    at_the_same_moment(lambda number: sign_up(asked) if number % 2 else leave(link), 8)

    assert Subscriber.objects.confirmed().count() == 0
    assert Subscriber.objects.count() <= 1


def test_two_reports_about_one_address_leave_one_suppression() -> None:
    row = subscribed()
    found = at_the_same_moment(lambda number: suppress(row.pk, Suppression.Reason.BOUNCE), 6)

    assert any(found)
    assert Suppression.objects.count() == 1
    assert not Subscriber.objects.exists()
