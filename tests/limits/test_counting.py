"""Whoever asks too often is told when to come back, in words that people use."""

import pytest
from django.core.cache import cache
from django.utils import translation

from limits.counting import Limit, seconds_to_wait
from limits.refusing import advice


@pytest.mark.parametrize(
    ("seconds", "language", "words"),
    [
        (1, "en", "Try again in 1 second."),
        (120, "en", "Try again in 120 seconds."),
        (121, "en", "Try again in 3 minutes."),
        (3_600, "be", "Паспрабуйце яшчэ раз праз 60 хвілін."),
        (1_260, "ru", "Попробуйте ещё раз через 21 минуту."),
        (7_201, "be", "Паспрабуйце яшчэ раз праз 3 гадзіны."),
        (86_400, "ru", "Попробуйте ещё раз через 24 часа."),
    ],
)
def test_the_wait_is_said_in_seconds_minutes_or_hours(
    seconds: int, language: str, words: str
) -> None:
    with translation.override(language):
        assert advice(seconds) == words


def test_what_is_counted_for_one_kind_is_not_counted_for_another() -> None:
    cache.clear()
    limit = Limit(1, 60)

    assert seconds_to_wait("one", limit, "192.0.2.0/24") == 0
    assert seconds_to_wait("one", limit, "192.0.2.0/24") > 0
    assert seconds_to_wait("other", limit, "192.0.2.0/24") == 0
    cache.clear()
