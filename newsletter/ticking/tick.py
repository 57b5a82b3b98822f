"""One round of regular work: each step alone, so that one that fails stops no other."""

import logging
from collections.abc import Callable

from newsletter.discretion import without_words
from newsletter.mailings import prepare, start_scheduled, wake_waiting
from newsletter.subscribing import forget_unconfirmed
from newsletter.telling import tell_of_stopped
from newsletter.ticking.clearing import collapse_old, forget_results
from newsletter.ticking.reaping import free_abandoned, wake_letters, wake_mailings

logger = logging.getLogger(__name__)

STEPS: tuple[Callable[[], int], ...] = (
    prepare,
    start_scheduled,
    wake_waiting,
    free_abandoned,
    wake_mailings,
    wake_letters,
    tell_of_stopped,
    forget_unconfirmed,
    collapse_old,
    forget_results,
)


def tick(steps: tuple[Callable[[], int], ...] = STEPS) -> dict[str, int]:
    """Takes every step; returns ``{name of the step: how much it did}``, only what was something.

    A step that fails is logged with the kind and place of its error and counts as -1.
    """
    done = {}
    for step in steps:
        name = step.__name__
        try:
            number = step()
        except Exception as error:  # the other steps have nothing to do with it
            logger.error("The newsletter's step %s failed: %s", name, without_words(error))
            number = -1
        if number:
            done[name] = number
    return done
