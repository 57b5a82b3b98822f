"""The part of SMTP that is spoken for every mail: bytes out, replies in, each with a deadline."""

import re
import select
import socket
import time

from newsletter.sending.outcome import Reply

_LINE = re.compile(rb"(\d{3})([ -]?)(.*)")
_STATUS = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)(.*)", re.DOTALL)
LONGEST_REPLY = 65_536


class BrokenError(Exception):
    """The connection is cut, silent for too long, or speaks something else than SMTP."""


class Conversation:
    """Over a connected socket. A deadline holds for a whole answer, however slowly it drips."""

    def __init__(self, link: socket.socket, step: float) -> None:
        self.link, self.step = link, step
        self._held = b""

    def say(self, said: bytes) -> None:
        """Sends all of ``said`` within one step. Raises ``BrokenError``."""
        try:
            self.link.settimeout(self.step)
            self.link.sendall(said)
        except OSError as error:
            raise BrokenError from error

    def hear(self, seconds: float | None = None) -> Reply:
        """One reply of one line or many. Raises ``BrokenError``."""
        deadline = time.monotonic() + (self.step if seconds is None else seconds)
        words: list[str] = []
        while True:
            code, more, text = self._line(deadline)
            words.append(text)
            if not more:
                return _reply(code, words)

    def is_interrupted(self) -> bool:
        """Whether the server has spoken, or hung up, although it is our turn."""
        readable, _writable, _failed = select.select([self.link], [], [], 0)
        return bool(readable or self._held)

    def ask(self, said: bytes) -> Reply:
        self.say(said)
        return self.hear()

    def _line(self, deadline: float) -> tuple[int, bool, str]:
        while b"\n" not in self._held:
            self._held += self._more(deadline)
            if len(self._held) > LONGEST_REPLY:
                raise BrokenError
        line, _end, self._held = self._held.partition(b"\n")
        match = _LINE.match(line)
        if not match:
            raise BrokenError
        text = match[3].decode("utf-8", "replace").strip()
        return int(match[1]), match[2] == b"-", text

    def _more(self, deadline: float) -> bytes:
        left = deadline - time.monotonic()
        if left <= 0:
            raise BrokenError
        try:
            self.link.settimeout(left)
            received = self.link.recv(4096)
        except OSError as error:
            raise BrokenError from error
        if not received:
            raise BrokenError
        return received


def _reply(code: int, words: list[str]) -> Reply:
    """The enhanced status stands at the beginning of each line; it is kept once."""
    status, texts = "", []
    for word in words:
        match = _STATUS.match(word)
        if match:
            status, word = status or match[1], match[2]
        texts.append(word)
    return Reply(code, status, " ".join(texts))
