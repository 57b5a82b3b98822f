"""What is shown of a text that was found: its densest passage, with what was asked for marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.asking.looking import Looker, Spot

LENGTH = 220
"""Characters of a passage, more or less."""
BEFORE = 50
"""Characters shown before the first word that was asked for, at most."""

_SPACE = re.compile(r"\s+")
_BEFORE_DOTS = " \u00a0,;:.…-–—"
"""What looks like a slip of the pen before the dots of a cut."""


@dataclass(frozen=True)
class Piece:
    """Plain text, to be escaped by whatever shows it; marked: it was asked for."""

    text: str
    marked: bool = False


def marked(text: str, looker: Looker | None) -> list[Piece]:
    """The whole of ``text``; without a ``looker`` nothing in it is marked."""
    return _pieces(text, 0, len(text), looker.spots(text) if looker else [])


def passage(texts: Sequence[str], looker: Looker | None) -> list[Piece]:
    """The densest passage of ``texts``, which are tried in order; else how the first begins.

    Different words count for more than the same word again; of equals the earliest is taken.
    """
    best: tuple[tuple[int, int], str, list[Spot], int] | None = None
    for text in texts if looker else ():
        spots = looker.spots(text) if looker else []
        found = _densest(spots)
        if found and (best is None or found[0] > best[0]):
            best = (found[0], text, spots, found[1])
    if best is None:
        text = next((text for text in texts if text.strip()), "")
        return _window(text, [], 0)
    _score, text, spots, first = best
    return _window(text, spots, first)


def _densest(spots: Sequence[Spot]) -> tuple[tuple[int, int], int] | None:
    """``((different words, words), start of the first)`` of the best window."""
    best: tuple[tuple[int, int], int] | None = None
    for number, first in enumerate(spots):
        inside = [first.leaf]
        for spot in spots[number + 1 :]:
            if spot.end > first.start + LENGTH - BEFORE:
                break
            inside.append(spot.leaf)
        score = (len(set(inside)), len(inside))
        if best is None or score > best[0]:
            best = (score, first.start)
    return best


def _window(text: str, spots: Sequence[Spot], first: int) -> list[Piece]:
    """About ``LENGTH`` characters of ``text`` around ``first``, cut between words."""
    start = _start(text, first)
    end = _end(text, start, max([spot.end for spot in spots if spot.start == first], default=first))
    pieces = _pieces(text, start, end, spots)
    if start:
        pieces.insert(0, Piece("…"))
    if end < len(text.rstrip()):
        pieces.append(Piece("…"))
    return list(_joined(pieces))


def _start(text: str, first: int) -> int:
    """The start of the text, of a sentence or of a word, at most ``BEFORE`` before ``first``."""
    if first <= BEFORE:
        return len(text) - len(text.lstrip()) if first or text[:1].isspace() else 0
    before = text[first - BEFORE : first]
    ends = [match.end() for match in re.finditer(r"[.!?…]\s+", before)]
    if ends:
        return first - BEFORE + ends[-1]
    space = _SPACE.search(before)
    return first - BEFORE + space.end() if space else first


def _end(text: str, start: int, at_least: int) -> int:
    """The end of a word about ``LENGTH`` after ``start``, never before ``at_least``."""
    end = start + LENGTH
    if end >= len(text):
        return len(text)
    last = max((match.start() for match in _SPACE.finditer(text, start, end + 1)), default=end)
    cut = last if last > start else end
    return max(len(text[:cut].rstrip(_BEFORE_DOTS)), at_least)


def _pieces(text: str, start: int, end: int, spots: Iterable[Spot]) -> list[Piece]:
    pieces: list[Piece] = []
    place = start
    for spot in spots:
        if spot.start < start or spot.end > end:
            continue
        pieces += [Piece(text[place : spot.start]), Piece(text[spot.start : spot.end], marked=True)]
        place = spot.end
    pieces.append(Piece(text[place:end]))
    return list(_joined(pieces))


def _joined(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """``pieces`` with plain neighbours as one, white space as single spaces, none empty."""
    plain = ""
    for piece in pieces:
        text = _SPACE.sub(" ", piece.text)
        if not piece.marked:
            plain += text
            continue
        if plain:
            yield Piece(plain)
        plain = ""
        yield Piece(text, marked=True)
    if plain:
        yield Piece(plain)
