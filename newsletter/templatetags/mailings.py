"""How the newsroom's templates say numbers, spans and moments of a mailing."""

from datetime import datetime
from typing import Any

from django import template

from newsletter import names
from newsletter.mailings import Progress
from newsletter.models import Delivery

register = template.Library()

ALWAYS = (Delivery.State.SENT, Delivery.State.PENDING)
ORDER = (
    Delivery.State.SENT,
    Delivery.State.PENDING,
    Delivery.State.IN_FLIGHT,
    Delivery.State.DEFERRED,
    Delivery.State.UNCERTAIN,
    Delivery.State.FAILED,
    Delivery.State.SUPPRESSED,
)


@register.filter
def told_counts(progress: Progress) -> list[tuple[Any, int]]:
    """``(name of the state, number)`` of those that occur, and of the two everybody looks for."""
    return [
        (state.label, progress.counts[state])
        for state in ORDER
        if progress.counts[state] or state in ALWAYS
    ]


@register.filter
def span(seconds: float) -> str:
    return names.span(seconds)


@register.filter
def moment(seconds: float) -> datetime:
    return names.moment(seconds)


@register.filter
def moment_name(at: datetime) -> str:
    return names.moment_name(at)


@register.filter
def subscribers(number: int) -> str:
    return names.number_of_subscribers(number)


@register.simple_tag
def zone() -> str:
    return names.zone_name()
