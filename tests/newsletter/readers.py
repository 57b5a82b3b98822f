"""Readers who sign up, as the form and the links would have it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

from newsletter.addresses import read_address
from newsletter.keyring import keyring
from newsletter.models import Edition, Letter, Subscriber
from newsletter.secrets.sealing import indexes_of
from newsletter.secrets.tokens import Purpose, link_token
from newsletter.subscribing import Confirmation, Wish, confirm, sign_up

T = TypeVar("T")


def wish(text: str = "reader@example.org", *languages: str, language: str = "be") -> Wish:
    """By default for BE/RU, Belarusian first."""
    chosen = languages or ("be", "ru")
    edition = Edition.objects.get(code="en" if chosen == ("en",) else "be-ru")
    return Wish(read_address(text), edition, chosen, language)


def pending(text: str = "reader@example.org", *languages: str, language: str = "be") -> Subscriber:
    """Somebody who has signed up and not yet confirmed; their letter is still to be sent."""
    sign_up(wish(text, *languages, language=language))
    return Subscriber.objects.get(index__in=indexes_of(read_address(text).key, keyring()))


def subscribed(
    text: str = "reader@example.org", *languages: str, language: str = "be"
) -> Subscriber:
    """Somebody who has confirmed, and to whom no letter is left to be sent."""
    row = pending(text, *languages, language=language)
    assert confirm(token(Purpose.CONFIRM, row), language) is Confirmation.CONFIRMED
    Letter.objects.filter(subscriber=row.pk).delete()
    row.refresh_from_db()
    return row


def token(purpose: Purpose, subscriber: Subscriber) -> str:
    return link_token(purpose, subscriber.pk, keyring(), subscriber.forgotten_at)


def at_the_same_moment(work: Callable[[int], T], times: int) -> list[T]:
    """``work(0)``, ``work(1)``, … each in a thread and with a connection of its own."""

    def alone(number: int) -> T:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(alone, range(times)))
