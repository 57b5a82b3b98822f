"""A mail that is ready but for whom it goes to.

Everything that all copies share is encoded once. ``fill`` puts in the address, the Message-ID, the
date and the token that stands in the links, which costs some tens of microseconds. This module and
the one it uses know nothing of Django, so that a sender can stay small.
"""

import re
import secrets
import time
from dataclasses import asdict, dataclass
from email.utils import formatdate
from functools import cached_property
from typing import Any

from newsletter.mail.encoding import LINE, Piece, between_markers, encoded, encoded_words, joined

TOKEN_LENGTH = 43
NOBODY = "0" * TOKEN_LENGTH
"""The token of a mail that is only looked at: its links lead to nobody."""
UNDISCLOSED = "undisclosed-recipients:;"
LONGEST_LINE = 998

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")
_PLAIN_PHRASE = re.compile(r"[A-Za-z0-9 ]{1,60}\Z")


def new_marker() -> str:
    """What stands for the token while a mail is made; nobody can have written it into a text."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Parts:
    """One mail taken apart, for what takes no finished message."""

    sender: str
    subject: str
    headers: dict[str, str]
    text: str
    html: str


@dataclass(frozen=True)
class Template:
    """A mail of a text and its HTML, in which ``marker`` stands wherever a token belongs.

    ``name`` and ``address`` are those of From. ``headers`` are the others, in their order, without
    From, To, Subject, Date, Message-ID and those of MIME; they are ASCII. Raises ``ValueError`` for
    what would break a header.
    """

    name: str
    address: str
    subject: str
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    marker: str

    def __post_init__(self) -> None:
        if not _TOKEN.match(self.marker):
            raise ValueError(f"a marker has {TOKEN_LENGTH} signs of base64url")
        for name, value in (*self.headers, ("From", self.address)):
            if not _NAME.match(name) or not value.isascii() or not value.isprintable():
                raise ValueError(f"the header {name!r} cannot be written")
            if len(name) + len(value) + 2 > LONGEST_LINE:
                raise ValueError(f"the header {name!r} is too long")
        if not (self.subject.isprintable() and self.name.isprintable()):
            raise ValueError("a name or a subject holds signs that no header may hold")

    def as_data(self) -> dict[str, Any]:
        """The same in lists and dictionaries, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Template":
        headers = tuple((name, value) for name, value in data["headers"])
        return cls(**{**data, "headers": headers})

    def fill(self, to: str, message_id: str, token: str, moment: float | None = None) -> bytes:
        """The message to ``to``: ASCII, its lines ending with CRLF, none beginning with a dot.

        ``message_id`` has its angle brackets, ``moment`` is seconds since 1970, now if left out. An
        address with letters beyond ASCII stands in the envelope alone, since a header could carry
        it only to servers that know RFC 6532. Raises ``ValueError`` for an address, an id or a
        token that would break the message.
        """
        if not to.isascii():
            to = UNDISCLOSED
        if not to.isprintable() or not to or len(to) > LONGEST_LINE - 4:
            raise ValueError("an address that no header may hold")
        if not message_id.isascii() or not message_id.isprintable():
            raise ValueError("a Message-ID that no header may hold")
        if not _TOKEN.match(token):
            raise ValueError(f"a token has {TOKEN_LENGTH} signs of base64url")
        date = formatdate(time.time() if moment is None else moment).replace("-0000", "+0000")
        own = f"To: {to}\r\nDate: {date}\r\nMessage-ID: {message_id}\r\n".encode("ascii")
        letters = token.encode("ascii")
        return own + b"".join(
            [piece if isinstance(piece, bytes) else piece.filled(letters) for piece in self._pieces]
        )

    def parts(self, message_id: str, token: str) -> Parts:
        """The same mail for a backend that builds its messages itself."""
        if not _TOKEN.match(token):
            raise ValueError(f"a token has {TOKEN_LENGTH} signs of base64url")
        headers = {name: value.replace(self.marker, token) for name, value in self.headers}
        name = self.name.replace("\\", "\\\\").replace('"', '\\"')
        return Parts(
            sender=f'"{name}" <{self.address}>' if name else self.address,
            subject=self.subject,
            headers={**headers, "Message-ID": message_id},
            text=self.text.replace(self.marker, token),
            html=self.html.replace(self.marker, token),
        )

    @cached_property
    def _pieces(self) -> list[Piece]:
        """All that follows the three lines of ``fill``."""
        boundary = f"=_{self.marker[:24]}".encode()
        pieces: list[Piece] = [*self._head(boundary)]
        for kind, text in ((b"plain", self.text), (b"html", self.html)):
            encoding, body = encoded(text, self.marker)
            pieces += [
                b"\r\n--%b\r\nContent-Type: text/%b; charset=utf-8\r\n" % (boundary, kind),
                b"Content-Transfer-Encoding: %b\r\n\r\n" % encoding.encode(),
                *body,
            ]
        return joined([*pieces, b"\r\n--%b--\r\n" % boundary])

    def _head(self, boundary: bytes) -> list[Piece]:
        lines = [
            f"From: {self._sender()}",
            f"Subject: {_unstructured(self.subject, len('Subject: '))}",
            *(f"{name}: {value}" for name, value in self.headers),
            "MIME-Version: 1.0",
            f'Content-Type: multipart/alternative; boundary="{boundary.decode()}"',
        ]
        head = ("\r\n".join(lines) + "\r\n").encode("ascii")
        return between_markers(head, self.marker.encode("ascii"))

    def _sender(self) -> str:
        if not self.name:
            return self.address
        used = len("From: ")
        plain = _PLAIN_PHRASE.match(self.name)
        phrase = self.name if plain else encoded_words(self.name, used)
        last = phrase.rpartition("\r\n")[2]
        gap = "\r\n " if used + len(last) + len(self.address) + 3 > LINE else " "
        return f"{phrase}{gap}<{self.address}>"


def _unstructured(text: str, used: int) -> str:
    plain = text.isascii() and used + len(text) <= LINE and "=?" not in text
    return text if plain else encoded_words(text, used)
