"""Sends letters to single people."""


def send_due() -> None:
    """Sends every letter that is due."""
