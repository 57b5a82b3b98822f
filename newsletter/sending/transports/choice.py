"""Which transport, with which settings: data that can be handed to another process."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from newsletter.sending.transports.interface import Transport


@dataclass(frozen=True)
class Choice:
    """``kind`` is smtp, folder or backend; ``options`` are what that kind takes, as JSON knows it.

    ``step`` and ``final`` are seconds: for each step of a conversation, and for the answer to the
    final dot.
    """

    kind: str
    options: Mapping[str, Any] = field(repr=False)
    step: float = 120
    final: float = 600

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        return cls(**data)


def transport_of(choice: Choice) -> Transport:
    """Each kind is imported only where it is used: a sender shall stay small."""
    if choice.kind == "smtp":
        from newsletter.sending.transports.smtp import Server, SmtpTransport

        return SmtpTransport(Server(**choice.options), step=choice.step, final=choice.final)
    if choice.kind == "folder":
        from newsletter.sending.transports.folder import FolderTransport

        return FolderTransport(choice.options["folder"])
    from newsletter.sending.transports.backend import BackendTransport

    return BackendTransport(choice.options["backend"])
