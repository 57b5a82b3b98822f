"""The mailbox in which reports lie: a Maildir on this machine, or a folder on an IMAP server."""

import imaplib
import mailbox
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from newsletter.sending.discretion import without_addresses

LONGEST_READ = 262_144
PATIENCE_SECONDS = 60
NAMED_AT_ONCE = 80
"""UIDs of ten digits, so that a command stays below 1,000 octets (RFC 2683, 3.2.1.5)."""
IMAPS_PORT, IMAP_PORT = 993, 143


class MailboxError(Exception):
    """The mailbox cannot be read; the message holds neither password nor address."""


@dataclass(frozen=True)
class Received:
    """A message, at most its first 256 KiB, and what removes it from the mailbox."""

    content: bytes
    delete: Callable[[], None]


@contextmanager
def opened(address: str) -> Iterator[Iterator[Received]]:
    """The messages in ``maildir:///folder`` or ``imaps://user:password@host:port/folder``.

    ``imap:`` begins in the clear and goes on with STARTTLS, or not at all. What is deleted is gone
    once all messages have been read. Raises ``MailboxError``.
    """
    parts = urlsplit(address)
    if parts.scheme == "maildir" and parts.path.strip("/"):
        yield _maildir(Path(unquote(parts.path)))
    elif parts.scheme in {"imap", "imaps"} and parts.hostname and parts.username:
        try:
            with _signed_in(parts) as connection:
                yield _messages(connection)
        except (imaplib.IMAP4.error, OSError) as error:
            raise MailboxError(without_addresses(f"{type(error).__name__}: {error}")) from None
    else:
        raise MailboxError(
            "NEWSLETTER_BOUNCES_IN is neither maildir:///folder nor imaps://user:password@host/INBOX"
        )


def _maildir(folder: Path) -> Iterator[Received]:
    if not (folder / "new").is_dir():
        raise MailboxError(f"{folder} is no Maildir: it has no folder “new”")
    box = mailbox.Maildir(folder, create=False)
    for key in box.keys():  # noqa: SIM118  # a mailbox that is iterated over gives messages
        try:
            with box.get_file(key) as file:
                content = file.read(LONGEST_READ)
        except (KeyError, FileNotFoundError):
            continue  # somebody else has read and removed it
        yield Received(content, lambda key=key: box.discard(key))  # type: ignore[misc]  # mypy does not infer a lambda with a default


@contextmanager
def _signed_in(parts: SplitResult) -> Iterator[imaplib.IMAP4]:
    context = ssl.create_default_context()
    host, port = str(parts.hostname), parts.port
    if parts.scheme == "imaps":
        connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            host, port or IMAPS_PORT, ssl_context=context, timeout=PATIENCE_SECONDS
        )
    else:
        connection = imaplib.IMAP4(host, port or IMAP_PORT, timeout=PATIENCE_SECONDS)
    with connection:
        if parts.scheme == "imap":
            connection.starttls(context)
        connection.login(unquote(str(parts.username)), unquote(parts.password or ""))
        folder = unquote(parts.path.strip("/")) or "INBOX"
        answer, _data = connection.select('"' + re.sub(r'(["\\])', r"\\\1", folder) + '"')
        if answer != "OK":
            raise MailboxError("there is no such folder on the IMAP server")
        yield connection


def _messages(connection: imaplib.IMAP4) -> Iterator[Received]:
    _answer, [found] = connection.uid("SEARCH", "UNDELETED")
    deleted: list[str] = []
    for uid in (found or b"").decode().split():
        _answer, data = connection.uid("FETCH", uid, f"(BODY.PEEK[]<0.{LONGEST_READ}>)")
        content = next((item[1] for item in data if isinstance(item, tuple)), None)
        if content is not None:
            yield Received(content, lambda uid=uid: deleted.append(uid))  # type: ignore[misc]  # mypy does not infer a lambda with a default
    _delete(connection, deleted)


def _delete(connection: imaplib.IMAP4, uids: list[str]) -> None:
    # Asked anew: before signing in many servers name only a few, and imaplib remembers those.
    _answer, known = connection.capability()
    by_name = b"UIDPLUS" in b" ".join(known).upper().split()
    for start in range(0, len(uids), NAMED_AT_ONCE):
        named = ",".join(uids[start : start + NAMED_AT_ONCE])
        connection.uid("STORE", named, "+FLAGS.SILENT", r"(\Deleted)")
        if by_name:
            connection.uid("EXPUNGE", named)
    if uids and not by_name:
        connection.expunge()
