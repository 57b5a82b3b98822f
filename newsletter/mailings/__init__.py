"""Mailings from the moment an issue could be sent until only numbers are left of them."""

from newsletter.mailings.preparing import prepare
from newsletter.mailings.progress import Progress, progress
from newsletter.mailings.steps import (
    cancel,
    offer_again,
    pause,
    repeat_uncertain,
    resume,
    schedule,
    send_now,
    send_without_missing,
    start_scheduled,
    unschedule,
    wait_for_missing,
    wake_waiting,
)

__all__ = [
    "Progress",
    "cancel",
    "offer_again",
    "pause",
    "prepare",
    "progress",
    "repeat_uncertain",
    "resume",
    "schedule",
    "send_now",
    "send_without_missing",
    "start_scheduled",
    "unschedule",
    "wait_for_missing",
    "wake_waiting",
]
