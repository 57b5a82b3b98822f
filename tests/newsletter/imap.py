"""A mailbox that answers as an IMAP server does, over TLS, as far as a reader of bounces asks."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import BufferedRWPair
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME, PASSWORD = "bounces", "pass word/@"
LONGEST_LINE = 1000
"""What a client should keep to (RFC 2683, 3.2.1.5)."""


class Mailbox:
    """``messages`` by UID. With ``uidplus`` deletion can name the messages (RFC 4315)."""

    def __init__(self, messages: list[bytes], *, uidplus: bool, first: int = 11) -> None:
        self.messages = dict(enumerate(messages, start=first))
        self.capabilities = "IMAP4rev1 UIDPLUS" if uidplus else "IMAP4rev1"
        self.deleted: set[int] = set()
        self.heard: list[str] = []

    def talk(self, stream: BufferedRWPair) -> None:
        stream.write(b"* OK ready\r\n")
        stream.flush()
        for line in stream:
            tag, _space, rest = line.decode().strip().partition(" ")
            self.heard.append(rest)
            if len(line) > LONGEST_LINE:
                stream.write(f"{tag} BAD line too long\r\n".encode())
                stream.flush()
                continue
            stream.writelines(answer + b"\r\n" for answer in self._answers(rest))
            verdict = "NO" if self._refuses(rest) else "OK"
            stream.write(f"{tag} {verdict} done\r\n".encode())
            stream.flush()
            if rest.upper() == "LOGOUT":
                return

    def _refuses(self, rest: str) -> bool:
        command = rest.upper()
        if command.startswith("LOGIN"):
            return rest != f'LOGIN {NAME} "{PASSWORD}"'
        return command.startswith("SELECT") and rest != 'SELECT "INBOX"'

    def _answers(self, rest: str) -> Iterator[bytes]:
        command = rest.upper()
        uids = [
            int(uid)
            for uid in re.findall(r"(?:FETCH|STORE|EXPUNGE) ([\d,]+)", command)[:1] or []
            for uid in uid.split(",")
        ]
        if command.startswith("CAPABILITY"):
            yield f"* CAPABILITY {self.capabilities}".encode()
        elif command.startswith("SELECT"):
            yield f"* {len(self.messages)} EXISTS".encode()
        elif command.startswith("UID SEARCH"):
            yield b"* SEARCH " + " ".join(str(uid) for uid in self.messages).encode()
        elif command.startswith("UID FETCH"):
            content = self.messages[uids[0]][:262_144]
            yield f"* 1 FETCH (UID {uids[0]} BODY[]<0> {{{len(content)}}}".encode()
            yield content + b")"
        elif command.startswith("UID STORE"):
            self.deleted |= set(uids)
        elif "EXPUNGE" in command:
            for uid in uids or list(self.deleted):
                self.messages.pop(uid, None)


@contextmanager
def serving(mailbox: Mailbox, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yields ``127.0.0.1:port`` and the certificate to trust."""
    certificate = _certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def answer(listening: socket.socket) -> None:
        with (
            listening.accept()[0] as plain,
            context.wrap_socket(plain, server_side=True) as safe,
            safe.makefile("rwb") as stream,
        ):
            mailbox.talk(stream)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)
        thread = threading.Thread(target=answer, args=(listening,))
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}", certificate
        thread.join()


def _certificate(folder: Path) -> Path:
    """One that 127.0.0.1 has made for itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    file = folder / "imap.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file
