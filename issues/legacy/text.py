"""Bytes of a saved page to its numbered lines; whatever is not plain UTF-8 text is refused."""

import codecs
import re
import unicodedata
from typing import NamedTuple

MAX_BYTES = 1_000_000
"""A hundred times the longest commentary; a caller can refuse a larger file without reading it."""

_WIDE_MARKS = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # separators and overrides of direction
    "\ufeff\ufffd\ufffe\uffff]"  # marks of files joined together or damaged
)
_EDGES = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x2010))) + "\u202f\u205f\u2060\u3000"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))


class LegacyError(Exception):
    """A page that cannot be read. ``line`` counts from 1; ``None`` is the file as a whole."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason if line is None else f"line {line}: {reason}")
        self.reason = reason
        self.line = line


class Line(NamedTuple):
    """One line that is not blank: its number, from 1, and its text, trimmed."""

    number: int
    text: str


def read_lines(data: bytes) -> list[Line]:
    """The lines of ``data`` that are not blank. Raises ``LegacyError`` for anything but text."""
    if len(data) > MAX_BYTES:
        raise LegacyError(f"the file is larger than {MAX_BYTES:,} bytes")
    if data.startswith(_WIDE_MARKS):
        raise LegacyError("the file is in UTF-16 or UTF-32; save it as UTF-8")
    text = _decoded(data).removeprefix("\ufeff").replace("\r\n", "\n")
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise LegacyError(f"the character U+{ord(found[0]):04X} does not belong in a text", line)
    lines = (Line(number, raw.strip(_EDGES)) for number, raw in enumerate(text.split("\n"), 1))
    return [line for line in lines if line.text]


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{data[error.start]:02X}"
        if re.match(rb"\xed[\xa0-\xbf][\x80-\xbf]", data[error.start :]):
            what = "half a surrogate pair"
        raise LegacyError(f"not UTF-8 ({what}); save the file as UTF-8", line) from None


def fold(text: str) -> str:
    """``text`` for comparison: one case, single plain spaces, one apostrophe, no final stop.

    A Latin i typed within Cyrillic becomes the Cyrillic one.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    folded = folded.translate(_APOSTROPHES).rstrip(".!: ")
    return folded.replace("i", "і") if _CYRILLIC.search(folded) else folded


def shown(text: str) -> str:
    """``text`` in quotes, short enough for a message."""
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"
