"""What the tests of the newsletter share: editions, addresses, tokens, a clock that can be set."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from wagtail.models import Site

from newsletter.addresses import read_address
from newsletter.choices import wanted_in
from newsletter.keyring import keyring
from newsletter.models import Edition, Subscriber
from newsletter.secrets.sealing import indexes_of
from newsletter.secrets.tokens import Purpose, link_token
from newsletter.subscribing import Wish, sign_up

Later = Callable[[float], None]
WEEK = date(2018, 6, 11)


@pytest.fixture
def editions(site: Site) -> dict[str, Edition]:
    """The editions by code; they send issues from the week of the factories' issue on."""
    Edition.objects.update(first_week=WEEK)
    return {edition.code: edition for edition in Edition.objects.all()}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """``later(2)`` moves the clock of this process, which stands still, on by two seconds."""
    now = [time.time()]

    def move(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(time, "time", lambda: now[0])
    return move


def subscriber_at(address: str) -> Subscriber:
    return Subscriber.objects.get(index__in=indexes_of(read_address(address).key, keyring()))


def is_known(address: str) -> bool:
    indexes = indexes_of(read_address(address).key, keyring())
    return Subscriber.objects.filter(index__in=indexes).exists()


def token_of(address: str, purpose: Purpose) -> str:
    """What the link in a letter to ``address`` holds."""
    subscriber = subscriber_at(address)
    return link_token(purpose, subscriber.id, keyring(), subscriber.forgotten_at)


@pytest.fixture
def pending(site: Site) -> Callable[..., Subscriber]:
    """``pending("ala@example.org", "be")`` signs an address up in that language."""

    def make(address: str, language: str = "en") -> Subscriber:
        wanted = wanted_in({}, language)
        assert wanted is not None
        sign_up(Wish(read_address(address), wanted.edition, wanted.languages, language))
        return subscriber_at(address)

    return make


@pytest.fixture
def subscribed(pending: Callable[..., Subscriber]) -> Callable[..., Subscriber]:
    """The same, and confirmed."""

    def make(address: str, language: str = "en") -> Subscriber:
        subscriber = pending(address, language)
        Subscriber.objects.filter(id=subscriber.id).update(forgotten_at=None)
        subscriber.refresh_from_db()
        return subscriber

    return make
