"""Reads GrammarDB as the npm package belmorph stores it: a word graph and inflection tables.

``dict.dawg.gz`` has a graph of all forms, whose final nodes point to pairs of a table and a place
in it; ``paradigms.bin.gz`` has the tables: a tag, the ending of the lemma, and of each form what
it is (genitive singular, infinitive …) and its ending. All numbers are little-endian.
"""

import gzip
import json
import struct
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_ALPHABET = "абвгдежзійклмнопрстуўфхцчшыьэюя'-"
_GRAPH = 8
_FINAL = 1
_NOUN = "N"


class Paradigm(NamedTuple):
    """A lemma with all its forms.

    ``tag`` begins with the part of speech (N, V, A, P …); a word without one counts as a noun.
    ``forms``: each with all that it is, separated by spaces ("NS AS"), in GrammarDB's letters.
    """

    lemma: str
    tag: str
    forms: dict[str, str]


class _Table(NamedTuple):
    tag: str
    lemma: str
    forms: list[tuple[str, str]]


def paradigms(folder: Path) -> Iterator[Paradigm]:
    """All words of the dictionary in ``folder``, table by table, each in alphabetical order."""
    tables = _tables(folder)
    for number, stems in sorted(_stems(folder, tables).items()):
        tag, lemma, forms = tables[number]
        uses: dict[str, list[str]] = defaultdict(list)
        for ending, use in forms:
            uses[ending].append(use)
        endings = {ending: " ".join(found) for ending, found in uses.items()}
        for stem in sorted(stems):
            yield Paradigm(stem + lemma, tag, {stem + end: use for end, use in endings.items()})


def _tables(folder: Path) -> list[_Table]:
    meta = json.loads((folder / "meta.json").read_text())
    tags, uses = meta["paradigmTags"], meta["tagTable"]
    data = gzip.decompress((folder / "paradigms.bin.gz").read_bytes())
    (count,), place = struct.unpack_from("<I", data), 4
    tables = []
    for _ in range(count):
        tag = tags[data[place]] or _NOUN
        lemma, place = _text(data, place + 1)
        (length,), place = struct.unpack_from("<H", data, place), place + 2
        forms = []
        for _ in range(length):
            (use,) = struct.unpack_from("<H", data, place)
            form, place = _text(data, place + 2)
            forms.append((form, uses[use]))
        tables.append(_Table(tag, lemma, forms))
    return tables


def _text(data: bytes, place: int) -> tuple[str, int]:
    """The text at ``place``, after one byte that tells its length; and the place after it."""
    end = place + 1 + data[place]
    return data[place + 1 : end].decode(), end


def _stems(folder: Path, tables: list[_Table]) -> dict[int, set[str]]:
    """The stems that are inflected by each table."""
    data = gzip.decompress((folder / "dict.dawg.gz").read_bytes())
    length, root = struct.unpack_from("<II", data)
    stems: dict[int, set[str]] = defaultdict(set)
    open_nodes = [(root, "")]
    while open_nodes:
        node, word = open_nodes.pop()
        branches, flags, place = data[_GRAPH + node], data[_GRAPH + node + 1], _GRAPH + node + 2
        if flags & _FINAL:
            (parses,) = struct.unpack_from("<I", data, place)
            place += 4
            for table, form in _parses(data, _GRAPH + length + parses):
                ending, _ = tables[table].forms[form]
                stems[table].add(word[: len(word) - len(ending)])
        for branch in range(place, place + 5 * branches, 5):
            (target,) = struct.unpack_from("<I", data, branch + 1)
            open_nodes.append((target, word + _ALPHABET[data[branch]]))
    return stems


def _parses(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Numbers of tables and of places in them."""
    (count,) = struct.unpack_from("<H", data, place)
    for entry in range(place + 2, place + 2 + 3 * count, 3):
        yield data[entry] | data[entry + 1] << 8, data[entry + 2]
