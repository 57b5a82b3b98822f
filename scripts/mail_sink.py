"""A mail server that keeps nothing but an account of what it accepted, and fails as it is told.

``python -m scripts.mail_sink PORT ACCOUNT`` writes one line to the file ACCOUNT for each mail just
before it answers the final dot: recipient, Message-ID and moment. Tests and trials run it in a
thread of their own (``running_sink``) and set its faults.
"""

import asyncio
import random
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

CUT = b""
"""Instead of a reply: the connection ends."""
_ADDRESS = re.compile(rb"<(.*?)>")
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Accepted:
    """``moment`` is when the final dot came: seconds since 1970."""

    recipient: str
    message_id: str
    moment: float
    returns_to: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass
class Faults:
    """What goes wrong, as shares of all cases; what each is called says where it strikes.

    ``by_recipient`` gives a reply to RCPT, or ``None``. ``slowness`` is the most seconds of a
    pause. Everything can be changed while the server runs.
    """

    closing_greeting: float = 0
    closing: float = 0
    mailbox_busy: float = 0
    mailbox_refused: float = 0
    content_later: float = 0
    cut_at_data: float = 0
    cut_before_dot: float = 0
    lost_after_dot: float = 0
    kept_and_cut: float = 0
    slow: float = 0
    slowness: float = 0.5
    by_recipient: Callable[[str], bytes | None] = lambda recipient: None
    at_mail: bytes | None = None
    at_dot: bytes | None = None
    dice: random.Random = field(default_factory=random.Random)
    struck: dict[str, int] = field(default_factory=dict)

    def strikes(self, name: str) -> bool:
        share: float = getattr(self, name)
        if not share or self.dice.random() >= share:
            return False
        self.struck[name] = self.struck.get(name, 0) + 1
        return True


class Account:
    """What was accepted, in memory, or in a file of lines where there are very many."""

    def __init__(self, path: Path | None = None, *, keep_content: bool = False) -> None:
        self.accepted: list[Accepted] = []
        self.keep_content = keep_content
        self._file = path.open("ab", buffering=0) if path else None

    def add(self, mail: Accepted) -> None:
        if self._file is None:
            self.accepted.append(mail)
        else:
            line = f"{mail.recipient} {mail.message_id} {mail.moment:.3f}\n"
            self._file.write(line.encode())


class Session(asyncio.Protocol):
    """One connection, a mail at a time."""

    def __init__(self, faults: Faults, account: Account) -> None:
        self.faults, self.account = faults, account
        self.held = bytearray()
        self.in_data = False
        self.busy = False
        self.recipient = self.returns_to = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        link = transport.get_extra_info("socket")
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.faults.strikes("closing_greeting"):
            self.answer(b"421 4.3.2 too busy")
            transport.close()
        else:
            self.answer(b"220 sink ESMTP")

    def data_received(self, data: bytes) -> None:
        self.held += data
        self.go_on()

    def go_on(self) -> None:
        while not self.busy and not self.transport.is_closing():
            if self.in_data:
                if not self.take_mail():
                    return
                continue
            line, end, rest = self.held.partition(b"\n")
            if not end:
                return
            self.held = rest
            self.command(bytes(line).strip())

    def command(self, line: bytes) -> None:
        verb = line[:4].upper()
        if verb == b"EHLO":
            self.answer(b"250-sink\r\n250-PIPELINING\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES")
        elif verb == b"MAIL":
            self.returns_to = _address(line)
            self.answer(self.faults.at_mail or b"250 2.1.0 ok")
        elif verb == b"RCPT":
            self.answer(self.reply_to_recipient(_address(line)))
        elif verb == b"DATA":
            self.answer(self.reply_to_data())
        elif verb == b"QUIT":
            self.answer(b"221 2.0.0 bye")
            self.transport.close()
        elif verb in {b"RSET", b"NOOP", b"HELO"}:
            self.recipient = b""
            self.answer(b"250 2.0.0 ok")
        else:
            self.answer(b"502 5.5.1 no")

    def reply_to_recipient(self, recipient: bytes) -> bytes:
        self.recipient = b""
        chosen = self.faults.by_recipient(recipient.decode())
        if chosen is not None:
            return chosen
        if self.faults.strikes("closing"):
            return b"421 4.3.2 closing"
        if self.faults.strikes("mailbox_busy"):
            return b"450 4.2.1 busy"
        if self.faults.strikes("mailbox_refused"):
            return b"550 5.2.1 disabled"
        self.recipient = recipient
        return b"250 2.1.5 ok"

    def reply_to_data(self) -> bytes:
        if not self.recipient:
            return b"554 5.5.1 no valid recipients"
        if self.faults.strikes("cut_at_data"):
            return CUT
        self.in_data = True
        return b"354 go"

    def take_mail(self) -> bool:
        if len(self.held) > 1000 and self.faults.strikes("cut_before_dot"):
            self.answer(CUT)
            return False
        # The end is looked for at the end: one mail at a time is under way.
        if not self.held.endswith(b"\r\n.\r\n"):
            return False
        content, self.held, self.in_data = bytes(self.held), bytearray(), False
        if self.faults.strikes("slow"):
            self.busy = True
            pause = self.faults.slowness * self.faults.dice.random()
            asyncio.get_running_loop().call_later(pause, self.slow_end, content, time.time())
        else:
            self.end(content, time.time())
        return True

    def slow_end(self, content: bytes, moment: float) -> None:
        self.busy = False
        # Who has hung up meanwhile after the final dot gets the mail all the same.
        self.end(content, moment)
        if not self.transport.is_closing():
            self.go_on()

    def end(self, content: bytes, moment: float) -> None:
        if self.faults.at_dot:
            self.answer(self.faults.at_dot)
        elif self.faults.strikes("content_later"):
            self.answer(b"451 4.3.0 later")
        elif self.faults.strikes("lost_after_dot"):
            self.answer(CUT)
        else:
            self.keep(content, moment)
            cut = self.faults.strikes("kept_and_cut")
            if not cut and self.transport.is_closing():
                self.faults.struck["unheard"] = self.faults.struck.get("unheard", 0) + 1
            self.answer(CUT if cut else b"250 2.0.0 queued")

    def keep(self, content: bytes, moment: float) -> None:
        match = _MESSAGE_ID.search(content[:8192])
        self.account.add(
            Accepted(
                recipient=self.recipient.decode(),
                message_id=match[1].decode() if match else "",
                moment=moment,
                returns_to=self.returns_to.decode(),
                content=content[:-3] if self.account.keep_content else b"",
            )
        )

    def answer(self, reply: bytes) -> None:
        if self.transport.is_closing():
            return
        if reply == CUT:
            self.transport.abort()
        else:
            self.transport.write(reply + b"\r\n")
            if reply.startswith(b"421"):
                self.transport.close()


def _address(line: bytes) -> bytes:
    match = _ADDRESS.search(line)
    return match[1] if match else b""


@dataclass
class Sink:
    port: int
    account: Account
    faults: Faults
    loop: asyncio.AbstractEventLoop
    server: asyncio.Server | None = None

    def up(self) -> None:
        asyncio.run_coroutine_threadsafe(self._up(), self.loop).result(10)

    def down(self) -> None:
        """Refuses connections until it is up again; those that are open stay so."""
        asyncio.run_coroutine_threadsafe(self._down(), self.loop).result(10)

    async def _up(self) -> None:
        def session() -> Session:
            return Session(self.faults, self.account)

        self.server = await self.loop.create_server(session, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]

    async def _down(self) -> None:
        if self.server is not None:
            self.server.close()
            self.server = None


@contextmanager
def running_sink(*, keep_content: bool = False) -> Iterator[Sink]:
    """A sink on a free port of this machine, in a thread, for the length of a block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    sink = Sink(0, Account(keep_content=keep_content), Faults(), loop)
    try:
        sink.up()
        yield sink
    finally:
        sink.down()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _serve(port: int, account: Account) -> None:
    faults, loop = Faults(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Session(faults, account), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


def main(port: str, account: str) -> None:
    asyncio.run(_serve(int(port), Account(Path(account))))


if __name__ == "__main__":
    main(*sys.argv[1:])
