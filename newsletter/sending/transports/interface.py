"""What every way of sending mail offers."""

from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

from newsletter.mail.template import Template
from newsletter.sending.lease import FOR_EVER, Lease
from newsletter.sending.outcome import Outcome

NOBODY_NAMED = "undisclosed-recipients:;"
"""An empty group: what RFC 5322 has for a header that shall name no one."""


class ConnectError(Exception):
    """There is no connection; ``outcome`` says whether that may pass or somebody must act."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.verdict.name)
        self.outcome = outcome


@dataclass(frozen=True, slots=True)
class Post:
    """One mail to one mailbox. ``returns_to`` is the envelope's sender, where bounces go."""

    template: Template = field(repr=False)
    recipient: str = field(repr=False)
    message_id: str
    token: str = field(repr=False)
    returns_to: str = field(repr=False)
    lease: Lease = FOR_EVER

    @property
    def to(self) -> str:
        """For the header. An address outside of ASCII cannot stand there without SMTPUTF8."""
        return self.recipient if self.recipient.isascii() else NOBODY_NAMED


class Transport(Protocol):
    """Not to be shared between threads. ``send`` never raises for what a mail server does."""

    @property
    def is_open(self) -> bool:
        """Whether ``open`` would return at once."""

    def open(self) -> None:
        """Connects unless connected. Raises ``ConnectError``."""

    def send(self, post: Post) -> Outcome:
        """Sends one mail over the open connection, and closes that when it is of no more use."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Closing:
    """Opens and closes a transport around a block."""

    def open(self) -> None: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
