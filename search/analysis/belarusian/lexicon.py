"""The compiled Belarusian dictionary: endings and what to do with them.

A rule is an ending, written backwards ("^" marks the beginning of the word), with the edits that
lead from a word with this ending to its lemmas. The longest ending that fits decides: words of
the dictionaries come out exactly, unknown ones by their nearest ending.

``data/be_lemmas.xz`` unpacked: the length of the labels, the labels (lines of "cut" + "added",
several lemmas separated by ";"), the number of rules, and for each rule, sorted by ending: letters
shared with the one before, further letters, low and high byte of its label; then the further
letters themselves, one byte each, as places in ``ALPHABET``. Lengths are 4 bytes, little-endian.
"""

import lzma
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from search.analysis.loading import once

FILE = Path(__file__).with_name("data") / "be_lemmas.xz"
MD5 = "acc6fdfedb1b677ef99b4b3d99865c16"
ALPHABET = "абвгдежзіклмнопрстуфхцчшыьэюяй^-"
BEGINNING = "^"

Edits = tuple[tuple[int, str], ...]

_IN_ORDER = sorted(ALPHABET)
_BYTE = {ord(letter): chr(place) for place, letter in enumerate(_IN_ORDER, start=1)}
_FROM_FILE = bytes.maketrans(
    bytes(range(len(ALPHABET))), bytes(_IN_ORDER.index(letter) + 1 for letter in ALPHABET)
)
_EDIT = re.compile(r"(\d+)(.*)")


class Lexicon:
    """The rules, kept as bytes in the order of their endings: about 15 MB."""

    def __init__(self, unpacked: bytes) -> None:
        reader = _Reader(unpacked)
        labels = reader.take(reader.number()).decode()
        self._edits: list[Edits] = [_edits(line) for line in labels.split("\n")]
        count = reader.number()
        shared, added, low, high = (reader.take(count) for _ in range(4))
        self._labels = array("H", (a | b << 8 for a, b in zip(low, high, strict=True)))
        self._endings = _unfolded(shared, added, reader.rest().translate(_FROM_FILE))
        self._shorter = array("i", _parents(self._endings))

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The lemmas of a normalised word, at least one; the word itself if nothing fits."""
        rule = self._rule(_backwards(word))
        if rule < 0:
            return (word,)
        found = (
            word[: len(word) - cut] + added
            for cut, added in self._edits[self._labels[rule]]
            if cut <= len(word)
        )
        return tuple(lemma for lemma in found if lemma) or (word,)

    def holds(self, word: str) -> bool:
        """Whether a rule is kept for this very (normalised) word.

        Most words of the dictionaries need none, so False says nothing.
        """
        backwards = _backwards(word)
        rule = self._rule(backwards)
        return rule >= 0 and self._endings[rule] == backwards

    def nearest(self, word: str) -> int:
        """How many letters at the end of a normalised word decided about its lemmas."""
        rule = self._rule(_backwards(word))
        return len(self._endings[rule]) if rule >= 0 else 0

    def _rule(self, backwards: bytes) -> int:
        rule = bisect_right(self._endings, backwards) - 1
        while rule >= 0 and not backwards.startswith(self._endings[rule]):
            rule = self._shorter[rule]
        return rule


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0

    def take(self, length: int) -> bytes:
        self._place += length
        return self._data[self._place - length : self._place]

    def number(self) -> int:
        return int.from_bytes(self.take(4), "little")

    def rest(self) -> bytes:
        return self._data[self._place :]


def _edits(line: str) -> Edits:
    matches = (_EDIT.fullmatch(edit) for edit in line.split(";"))
    return tuple((int(match[1]), match[2]) for match in matches if match)


def _unfolded(shared: bytes, added: bytes, letters: bytes) -> list[bytes]:
    endings, ending, place = [], b"", 0
    for kept, further in zip(shared, added, strict=True):
        ending = ending[:kept] + letters[place : place + further]
        place += further
        endings.append(ending)
    return endings


def _parents(endings: list[bytes]) -> Iterator[int]:
    """For each ending the number of the longest other one with which it begins, or -1."""
    open_rules: list[int] = []
    for number, ending in enumerate(endings):
        while open_rules and not ending.startswith(endings[open_rules[-1]]):
            open_rules.pop()
        yield open_rules[-1] if open_rules else -1
        open_rules.append(number)


def _backwards(word: str) -> bytes:
    letters = (word[::-1] + BEGINNING).translate(_BYTE)
    return letters.encode("latin-1", "replace")


@once
def lexicon() -> Lexicon:
    """The dictionary of the package, unpacked when it is first asked for."""
    return Lexicon(lzma.decompress(FILE.read_bytes()))
