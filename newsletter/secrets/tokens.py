"""What stands in links and envelopes instead of an address: signed, and good for one purpose.

A token is 32 bytes: the number of the key, the id of a subscriber, in links the moment until which
it is good, and a MAC over the purpose and all of them that fills the rest. In links it is 43
characters of base64url; in an envelope, whose letters lose their case on the way, 52 of base32 in
small letters.
"""

import base64
import binascii
import hmac
import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from newsletter.secrets.keys import Key, Keyring, KeysError

TOKEN_BYTES = 32
ID_BYTES = 1 + 16
MOMENT_BYTES = 4
"""Whole seconds since 1970; 0 for a link that is good for ever."""
LINK_LENGTH = 43
ENVELOPE_LENGTH = 52


class Purpose(StrEnum):
    CONFIRM = "confirm"
    LEAVE = "leave"
    """To leave, and to change the edition: who may do the one may do the other."""
    BOUNCE = "bounce"


@dataclass(frozen=True)
class MessageIds:
    """Each is the same for the same mail and subscriber, whoever asks and when.

    They come with their angle brackets.
    """

    key: Key
    domain: str

    def for_subscriber(self, mailing: int, subscriber: UUID) -> str:
        return self._of(b"%d " % mailing + subscriber.bytes)

    def for_letter(self, letter: int, subscriber: UUID) -> str:
        return self._of(b"letter %d " % letter + subscriber.bytes)

    def _of(self, said: bytes) -> str:
        return f"<{hmac.digest(self.key.messages, said, 'sha256').hex()[:32]}@{self.domain}>"


def link_token(
    purpose: Purpose, subscriber: UUID, keyring: Keyring, until: datetime | None = None
) -> str:
    """Good ``until`` that moment, or for ever."""
    moment = int(until.timestamp()) if until else 0
    signed = _signed(purpose, subscriber, keyring.newest, moment.to_bytes(MOMENT_BYTES))
    return base64.urlsafe_b64encode(signed)[:-1].decode()


def envelope_token(subscriber: UUID, keyring: Keyring) -> str:
    signed = _signed(Purpose.BOUNCE, subscriber, keyring.newest)
    return base64.b32encode(signed).decode().rstrip("=").lower()


def read_link(purpose: Purpose, token: str, keyring: Keyring) -> UUID | None:
    """The subscriber that a link speaks of.

    ``None`` for what we never signed for ``purpose``, and for what is good no more.
    """
    if len(token) != LINK_LENGTH or not token.isascii():
        return None
    try:
        signed = base64.b64decode(token + "=", altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    said = _verified(purpose, signed, ID_BYTES + MOMENT_BYTES, keyring)
    if said is None:
        return None
    moment = int.from_bytes(said[ID_BYTES:])
    return None if 0 < moment <= time.time() else UUID(bytes=said[1:ID_BYTES])


def read_envelope(token: str, keyring: Keyring) -> UUID | None:
    """The subscriber that an envelope speaks of; ``None`` for what we never signed."""
    if len(token) != ENVELOPE_LENGTH or not token.isascii():
        return None
    try:
        signed = base64.b32decode(token.upper() + "====")
    except binascii.Error:
        return None
    said = _verified(Purpose.BOUNCE, signed, ID_BYTES, keyring)
    return UUID(bytes=said[1:]) if said else None


def _signed(purpose: Purpose, subscriber: UUID, key: Key, more: bytes = b"") -> bytes:
    said = bytes([key.number]) + subscriber.bytes + more
    return said + _mac(purpose, said, key)


def _verified(purpose: Purpose, signed: bytes, length: int, keyring: Keyring) -> bytes | None:
    """The first ``length`` bytes, if the rest is our MAC over them."""
    said, mac = signed[:length], signed[length:]
    try:
        key = keyring[said[0]]
    except KeysError:
        return None
    return said if hmac.compare_digest(_mac(purpose, said, key), mac) else None


def _mac(purpose: Purpose, said: bytes, key: Key) -> bytes:
    whole = hmac.digest(key.tokens, purpose.encode() + b" " + said, "sha256")
    return whole[: TOKEN_BYTES - len(said)]
