"""An error that may be stored or logged in the place of one whose words may quote an address."""

from newsletter.sending.discretion import place_of


class NewsletterFailed(Exception):  # noqa: N818  # a sentence, as it stands in the log
    """Stands for an error whose own words may name a person; says its kind and its place."""


def without_words(error: BaseException) -> NewsletterFailed:
    """An error that may be raised or logged in the place of ``error``."""
    return NewsletterFailed(place_of(error))
