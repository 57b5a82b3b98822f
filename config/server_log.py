"""gunicorn's own log, without the addresses and questions of readers."""

import logging
import sys
from typing import Any

from gunicorn.glogging import Logger

from newsletter.sending.discretion import place_of


class WithoutRequests(logging.Filter):
    """Lets every line pass; of one about a request only what error it was, and where.

    gunicorn quotes the first line of a request that it cannot read, with the address it came from,
    and the whole address of the page where a worker fails or runs out of time.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        said = str(record.msg)
        for beginning in ("Invalid request", "Error handling request"):
            if said.startswith(beginning):
                error = sys.exc_info()[1]
                record.msg, record.args = f"{beginning}: {place_of(error) if error else '?'}", ()
                record.exc_info = record.exc_text = None
        return True


class DiscreetLogger(Logger):
    """To be named as ``logger_class``."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.addFilter(WithoutRequests())
