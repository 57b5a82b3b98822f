"""What may be stored or logged in the place of words that may quote an address or a token."""

import logging
import re

from newsletter.sending.discretion import place_of

_LINK = re.compile(r"(/newsletter/(?:confirm|change|leave)/)\S+")


class NewsletterFailed(Exception):  # noqa: N818  # a sentence, as it stands in the log
    """Stands for an error whose own words may name a person; says its kind and its place."""


def without_words(error: BaseException) -> NewsletterFailed:
    """An error that may be raised or logged in the place of ``error``."""
    return NewsletterFailed(place_of(error))


class WithoutTokens(logging.Filter):
    """Lets every line of a log pass, without what stands behind the beginning of a personal link.

    Views hide the address of their own page; this is for those who never reach one: a link with a
    full stop too many, or a method or a prefix that is not served.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        told = _LINK.sub(r"\1…", said)
        if told != said:
            record.msg, record.args = told, ()
        return True
