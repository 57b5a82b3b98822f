"""Text as mail carries it: ASCII lines of at most 76 signs, with places kept free for a token.

A body is a list of pieces. Bytes are ready; a ``Slot`` is what has to be written anew for each
token, a line or two. No line of a body begins with a dot or with “From ”, so that no server on the
way has a reason to touch it, and none holds ``=_``, so that a boundary may.
"""

import re
from base64 import b64encode
from binascii import b2a_base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_PLAIN = bytes(range(127))
RAW_OF_A_LINE = 57
"""So many bytes make a line of 76 signs in base64 (RFC 2045, 6.8)."""
LINE = 76


@dataclass(frozen=True)
class Slot:
    """The raw bytes of some whole lines in which a marker stands."""

    raw: bytes
    marker: bytes
    encode: Callable[[bytes], bytes]

    def filled(self, token: bytes) -> bytes:
        return self.encode(self.raw.replace(self.marker, token))


Piece = bytes | Slot


def encoded(text: str, marker: str) -> tuple[str, list[Piece]]:
    """``text`` in the shorter of quoted-printable and base64: the name of it, and the pieces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    raw, sign = lines.replace("\n", "\r\n").encode(), marker.encode("ascii")
    # Quoted, a byte beyond ASCII takes two more; in base64 each byte takes a third more.
    if len(raw.translate(None, _PLAIN)) > len(raw) / 6:
        return "base64", _slots_of_base64(raw, sign)
    return "quoted-printable", between_markers(quoted_printable(raw, sign), sign)


def base64_lines(raw: bytes) -> bytes:
    """``raw`` in lines of base64, each with its CRLF."""
    places = range(0, len(raw), RAW_OF_A_LINE)
    return b"".join(
        b2a_base64(raw[place : place + RAW_OF_A_LINE], newline=False) + b"\r\n" for place in places
    )


def _slots_of_base64(raw: bytes, marker: bytes) -> list[Piece]:
    """Only the lines that hold a marker are left open; between them all is ready."""
    pieces: list[Piece] = []
    done = 0
    for first, last in _lines_with(raw, marker):
        if first > done:
            pieces.append(base64_lines(raw[done:first]))
        pieces.append(Slot(raw[first:last], marker, base64_lines))
        done = last
    if done < len(raw):
        pieces.append(base64_lines(raw[done:]))
    return pieces


def _lines_with(raw: bytes, marker: bytes) -> list[tuple[int, int]]:
    """Where whole lines begin and end that hold a marker; what touches is one."""
    found: list[tuple[int, int]] = []
    for match in re.finditer(re.escape(marker), raw):
        first = match.start() // RAW_OF_A_LINE * RAW_OF_A_LINE
        last = min(-(-match.end() // RAW_OF_A_LINE) * RAW_OF_A_LINE, len(raw))
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return found


def between_markers(ready: bytes, marker: bytes) -> list[Piece]:
    """Where a token needs no encoding: it has the signs of its marker and takes its place."""
    pieces: list[Piece] = []
    for part in ready.split(marker):
        pieces += [Slot(marker, marker, bytes), part]
    return pieces[1:]


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with neighbours that are ready in one."""
    made: list[Piece] = []
    for piece in pieces:
        if made and isinstance(piece, bytes) and isinstance(made[-1], bytes):
            made[-1] += piece
        elif piece:
            made.append(piece)
    return made


_SAFE = {*range(33, 127), 9, 32} - {ord("=")}
_QUOTED = [bytes([byte]) if byte in _SAFE else b"=%02X" % byte for byte in range(256)]
_LAST_SPACE = re.compile(rb"[ \t]\Z")
_TOUCHED_ON_THE_WAY = re.compile(rb"\A(?:\.|F(?=rom ))")


def quoted_printable(raw: bytes, marker: bytes) -> bytes:
    """``raw``, whose lines end with CRLF, as RFC 2045, 6.7 has it; a marker is never broken."""
    lines: list[bytes] = []
    for line in raw.split(b"\r\n"):
        quoted = b"".join(map(_QUOTED.__getitem__, line))
        lines += _broken(_LAST_SPACE.sub(_quoted_match, quoted), marker)
    return b"\r\n".join(lines)


def _broken(line: bytes, marker: bytes) -> list[bytes]:
    lines: list[bytes] = []
    line = _TOUCHED_ON_THE_WAY.sub(_quoted_match, line)
    while len(line) > LINE:
        cut = _cut(line, marker)
        lines.append(line[:cut] + b"=")
        line = _TOUCHED_ON_THE_WAY.sub(_quoted_match, line[cut:])
    return [*lines, line]


def _cut(line: bytes, marker: bytes) -> int:
    """Where to break ``line``: neither inside of =XX nor of a marker."""
    cut = LINE - 1
    start = line.rfind(marker, 0, cut + len(marker))
    if start >= 0 and start < cut < start + len(marker):
        return start
    escape = line.rfind(b"=", cut - 2, cut)
    return escape if escape >= 0 else cut


def _quoted_match(match: re.Match[bytes]) -> bytes:
    return b"=%02X" % match[0][0]


def encoded_words(text: str, used: int) -> str:
    """``text`` as RFC 2047 writes it in a header, folded; ``used`` signs stand before it.

    In the shorter of its two encodings; the one like quoted-printable leaves English readable.
    """
    raw = text.encode()
    quoted = len(_like_quoted(raw)) <= len(b64encode(raw))
    kind, encode = ("q", _like_quoted) if quoted else ("b", b64encode)
    lines: list[str] = []
    word = b""
    for letter in text:
        room = LINE - len(f"=?utf-8?{kind}??=") - (1 if lines else used)
        if len(encode(word + letter.encode())) > room:
            lines.append(encode(word).decode())
            word = b""
        word += letter.encode()
    lines.append(encode(word).decode())
    return "\r\n ".join(f"=?utf-8?{kind}?{line}?=" for line in lines)


_SAFE_IN_WORDS = {*b"!*+-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
"""What RFC 2047 allows even in the name of a sender."""


def _like_quoted(raw: bytes) -> bytes:
    return b"".join(
        bytes([byte]) if byte in _SAFE_IN_WORDS else b"_" if byte == 32 else b"=%02X" % byte
        for byte in raw
    )
