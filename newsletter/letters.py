"""Wakes whoever sends letters to single people."""

from newsletter import tasks


def wake() -> None:
    """Has the letters sent that are due.

    To be called in the transaction that makes a letter: the task becomes visible with it, or not
    at all. What it costs is the same for any letter.
    """
    tasks.send_letters.enqueue()
