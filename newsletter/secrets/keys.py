"""The keys of the newsletter, which come from outside the database and never enter it."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
HIGHEST_NUMBER = 255


class KeysError(ValueError):
    """Keys that cannot be used; says which line is wrong and what would be right."""


@dataclass(frozen=True)
class Key:
    """One secret with its number, and the keys for each purpose derived from it (RFC 5869)."""

    number: int
    secret: bytes = field(repr=False)

    @cached_property
    def encryption(self) -> bytes:
        return self._derived(b"encryption")

    @cached_property
    def index(self) -> bytes:
        return self._derived(b"index")

    @cached_property
    def tokens(self) -> bytes:
        return self._derived(b"tokens")

    @cached_property
    def messages(self) -> bytes:
        return self._derived(b"messages")

    def _derived(self, purpose: bytes) -> bytes:
        info = b"situation in belarus, newsletter, " + purpose
        return HKDF(SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self.secret)


@dataclass(frozen=True)
class Keyring:
    """All keys by number. What is new is made with ``newest``; what is old is read with its own."""

    keys: Mapping[int, Key]

    @property
    def newest(self) -> Key:
        return self.keys[max(self.keys)]

    def __iter__(self) -> Iterator[Key]:
        """Newest first."""
        yield from (self.keys[number] for number in sorted(self.keys, reverse=True))

    def __getitem__(self, number: int) -> Key:
        """Raises ``KeysError`` where the key of that number is missing."""
        try:
            return self.keys[number]
        except KeyError:
            raise KeysError(
                f"Key {number} of the newsletter is missing: what was sealed with it cannot be "
                "read. Put it back beside the others."
            ) from None


def read_keys(text: str) -> Keyring:
    """The keys in ``text``: on each line a number from 1 to 255, a colon and 32 bytes in base64.

    Empty lines and lines that begin with # are skipped. Raises ``KeysError``, which never repeats
    the secret.
    """
    keys: dict[int, Key] = {}
    for place, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key = _key(line, place)
        if key.number in keys:
            raise KeysError(f"line {place}: there is a key {key.number} already")
        keys[key.number] = key
    if not keys:
        raise KeysError("there is no key; a line such as 1:… with 32 random bytes in base64")
    return Keyring(keys)


def _key(line: str, place: int) -> Key:
    number, colon, encoded = line.partition(":")
    number = number.strip()
    if not colon or not number.isdecimal() or not 1 <= int(number) <= HIGHEST_NUMBER:
        raise KeysError(
            f"line {place}: a key is a number from 1 to {HIGHEST_NUMBER}, a colon and 32 bytes in "
            "base64"
        )
    try:
        secret = base64.b64decode(encoded.strip(), validate=True)
    except binascii.Error:
        raise KeysError(f"line {place}: what follows the colon is not base64") from None
    if len(secret) != KEY_BYTES:
        raise KeysError(f"line {place}: {len(secret)} bytes instead of {KEY_BYTES}")
    return Key(int(number), secret)
