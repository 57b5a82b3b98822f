"""Writes the endings in the format that ``search.analysis.belarusian.lexicon`` reads."""

import lzma
from collections import Counter

from search.analysis.belarusian.lexicon import ALPHABET, Edits


def packed(endings: dict[str, Edits]) -> bytes:
    """The compressed file; ``KeyError`` if an ending has a letter outside ``ALPHABET``."""
    by_frequency = [edits for edits, _ in Counter(endings.values()).most_common()]
    numbers = {edits: number for number, edits in enumerate(by_frequency)}
    labels = "\n".join(map(_written, by_frequency)).encode()
    body = _columns(endings, numbers)
    raw = _length(len(labels)) + labels + _length(len(endings)) + body
    return lzma.compress(raw, format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME)


def _written(edits: Edits) -> str:
    return ";".join(f"{cut}{added}" for cut, added in edits)


def _length(number: int) -> bytes:
    return number.to_bytes(4, "little")


def _columns(endings: dict[str, Edits], numbers: dict[Edits, int]) -> bytes:
    code = {letter: place for place, letter in enumerate(ALPHABET)}
    shared, further, low, high, letters = (bytearray() for _ in range(5))
    before = ""
    for ending in sorted(endings):
        same = 0
        while same < min(len(ending), len(before)) and ending[same] == before[same]:
            same += 1
        number = numbers[endings[ending]]
        shared.append(same)
        further.append(len(ending) - same)
        low.append(number & 255)
        high.append(number >> 8)
        letters += bytes(code[letter] for letter in ending[same:])
        before = ending
    return bytes(shared + further + low + high + letters)
