"""Addresses that only the keys can read, and the keyed hashes by which they are found.

A sealed address is one byte with the number of the key, a nonce of 12 bytes, and the ciphertext of
AES-256-GCM with its tag of 16 bytes; the id of the row is authenticated with it, so that no row
can pass for another. An index is the byte of the key and an HMAC-SHA256 of the address as
``newsletter.addresses`` normalises it.
"""

import hmac
import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from newsletter.secrets.keys import Key, Keyring

NONCE_BYTES = 12


class UnreadableError(ValueError):
    """A sealed address that was changed, or that belongs to another row or another key."""


def seal(address: str, row: UUID, keyring: Keyring) -> bytes:
    """``address`` encrypted for ``row`` with the newest key."""
    key, nonce = keyring.newest, os.urandom(NONCE_BYTES)
    sealed = AESGCM(key.encryption).encrypt(nonce, address.encode(), row.bytes)
    return bytes([key.number]) + nonce + sealed


def open_sealed(sealed: bytes | memoryview, row: UUID, keyring: Keyring) -> str:
    """The address of ``row``. Raises ``UnreadableError``, or ``KeysError`` without the key."""
    sealed = bytes(sealed)
    if len(sealed) <= 1 + NONCE_BYTES:
        raise UnreadableError(f"The address of {row} is cut short.")
    key = keyring[sealed[0]]
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key.encryption).decrypt(nonce, ciphertext, row.bytes).decode()
    except InvalidTag:
        raise UnreadableError(f"The address of {row} is not what was sealed for it.") from None


def index_of(address: str, key: Key) -> bytes:
    """The index of a normalised ``address`` under ``key``."""
    return bytes([key.number]) + hmac.digest(key.index, address.encode(), "sha256")


def indexes_of(address: str, keyring: Keyring) -> list[bytes]:
    """The indexes of ``address`` under every key, newest first: by one of them it is known."""
    return [index_of(address, key) for key in keyring]
