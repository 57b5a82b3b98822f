"""What may be said of an error where it is stored or logged: its words may quote an address."""

from pathlib import Path


class NewsletterFailed(Exception):  # noqa: N818  # a sentence, as it stands in the log
    """Stands for an error whose own words may name a person; says its kind and its place."""


def without_words(error: BaseException) -> NewsletterFailed:
    """An error that may be raised or logged in the place of ``error``."""
    place, trace = "", error.__traceback__
    while trace is not None:
        place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return NewsletterFailed(f"{type(error).__name__}{place}")
