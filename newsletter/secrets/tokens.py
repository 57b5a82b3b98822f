"""What stands in links and envelopes instead of an address: signed, and good for one purpose.

A token is the number of the key, the id of a subscriber and a MAC of 15 bytes over the purpose and
both: 32 bytes. In links it is 43 characters of base64url; in an envelope, whose letters lose their
case on the way, 52 of base32 in small letters.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from newsletter.secrets.keys import Key, Keyring, KeysError

MAC_BYTES = 15
TOKEN_BYTES = 32
LINK_LENGTH = 43
ENVELOPE_LENGTH = 52


class Purpose(StrEnum):
    CONFIRM = "confirm"
    LEAVE = "leave"
    """To leave, and to change the edition: who may do the one may do the other."""
    BOUNCE = "bounce"


@dataclass(frozen=True)
class MessageIds:
    """``for_subscriber`` is the same for the same mailing and subscriber, whoever asks and when."""

    key: Key
    domain: str

    def for_subscriber(self, mailing: int, subscriber: UUID) -> str:
        """The Message-ID with its angle brackets."""
        said = b"%d " % mailing + subscriber.bytes
        return f"<{hmac.digest(self.key.messages, said, 'sha256').hex()[:32]}@{self.domain}>"


def link_token(purpose: Purpose, subscriber: UUID, keyring: Keyring) -> str:
    return base64.urlsafe_b64encode(_signed(purpose, subscriber, keyring.newest))[:-1].decode()


def envelope_token(subscriber: UUID, keyring: Keyring) -> str:
    signed = _signed(Purpose.BOUNCE, subscriber, keyring.newest)
    return base64.b32encode(signed).decode().rstrip("=").lower()


def read_link(purpose: Purpose, token: str, keyring: Keyring) -> UUID | None:
    """The subscriber that a link speaks of; ``None`` for what we never signed for ``purpose``."""
    if len(token) != LINK_LENGTH or not token.isascii():
        return None
    try:
        signed = base64.b64decode(token + "=", altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    return _verified(purpose, signed, keyring)


def read_envelope(token: str, keyring: Keyring) -> UUID | None:
    """The subscriber that an envelope speaks of; ``None`` for what we never signed."""
    if len(token) != ENVELOPE_LENGTH or not token.isascii():
        return None
    try:
        signed = base64.b32decode(token.upper() + "====")
    except binascii.Error:
        return None
    return _verified(Purpose.BOUNCE, signed, keyring)


def _signed(purpose: Purpose, subscriber: UUID, key: Key) -> bytes:
    said = bytes([key.number]) + subscriber.bytes
    return said + _mac(purpose, said, key)


def _verified(purpose: Purpose, signed: bytes, keyring: Keyring) -> UUID | None:
    said, mac = signed[:-MAC_BYTES], signed[-MAC_BYTES:]
    try:
        key = keyring[said[0]]
    except KeysError:
        return None
    if not hmac.compare_digest(_mac(purpose, said, key), mac):
        return None
    return UUID(bytes=said[1:])


def _mac(purpose: Purpose, said: bytes, key: Key) -> bytes:
    return hmac.digest(key.tokens, purpose.encode() + b" " + said, "sha256")[:MAC_BYTES]
