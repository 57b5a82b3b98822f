"""What was typed, as marks: words, phrases, filters and the signs between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from search.analysis import tokenize
from search.asking.vocabulary import Vocabulary

LONGEST = 500
"""Characters of a question that are read."""

EITHER_WORDS = frozenset({"OR", "АБО", "ABO", "ИЛИ"})
OPENING = '"„“”«»‟″＂〝〞〟❝❞'
CLOSERS = {"«": "»", "»": "«»", "„": '“”"', "“": '”“"', "”": '”"'}
"""The marks that end a quotation; one begun with any other ends with any."""

_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\\s]+")
# аб"ява: the quotation mark that many type for an apostrophe before е, ё, і, ю, я.
_QUOTED_APOSTROPHE = re.compile('(?<=[бвгджзкмнпрстфхц])["”“](?=[еёіїюя])', re.IGNORECASE)
_BEGINS = re.compile(r"[\w=(" + re.escape(OPENING) + "]")
_SIGN = re.compile("[-−–]")
_BAR = re.compile(r"\|+")
_FILTER = re.compile(r"([^\W\d_]+)\s?:\s*")
_CHUNK = re.compile(r"[^\s()|" + re.escape(OPENING) + "]+")
_PLAIN = re.compile(r"[^()|" + re.escape(OPENING) + "]*")
_VALUE = re.compile(r"[^\s,;.!?]+(?:[.,]+[^\s,;.!?]+)*")
_MOST_WORDS_OF_A_VALUE = 8


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    FILTER = auto()
    OPEN = auto()
    CLOSE = auto()
    EITHER = auto()
    WITHOUT = auto()


@dataclass(frozen=True)
class Mark:
    """``words`` are those of a word (its parts), of a phrase, or the values of a filter."""

    kind: Kind
    text: str = ""
    words: tuple[str, ...] = ()
    literal: bool = False
    values: tuple[str, ...] | tuple[int, ...] = ()


def showable(text: str) -> str:
    """``text`` without what cannot be shown or stored, its white space single spaces."""
    return _UNSHOWABLE.sub(" ", _INVISIBLE.sub("", text)).strip()


def shortened(text: str) -> str:
    """The beginning of ``text`` that is read, whole words if it has any."""
    if len(text) <= LONGEST:
        return text
    start, space, _rest = text[: LONGEST + 1].rpartition(" ")
    return start if space else text[:LONGEST]


def scan(text: str, vocabulary: Vocabulary) -> Iterator[Mark]:
    """The marks of a ``showable`` text, in order."""
    text = _QUOTED_APOSTROPHE.sub("’", text)
    place = 0
    while place < len(text):
        found, place = _mark_at(text, place, vocabulary)
        yield from found


def _mark_at(text: str, place: int, vocabulary: Vocabulary) -> tuple[list[Mark], int]:
    """The marks that begin at ``place``, and where to go on."""
    sign = text[place]
    if sign in "()":
        return [Mark(Kind.OPEN if sign == "(" else Kind.CLOSE)], place + 1
    if bar := _BAR.match(text, place):
        return [Mark(Kind.EITHER)], bar.end()
    if _begins_a_mark(text, place):
        follows = _BEGINS.match(text, place + 1)
        if follows and _SIGN.match(sign):
            return [Mark(Kind.WITHOUT)], place + 1
        if follows and sign == "=" and follows[0] not in "(=":
            return _words_at(text, place + 1, literal=True)
        if found := _filter_at(text, place, vocabulary):
            return [found[0]], found[1]
    return _words_at(text, place, literal=False)


def _begins_a_mark(text: str, place: int) -> bool:
    """Whether a sign at ``place`` is one: at the start, after a space, bracket, bar or sign."""
    before = text[place - 1 : place]
    if before in " (|":
        return True
    return bool(_SIGN.match(before)) and text[place - 2 : place - 1] in " (|"


def _words_at(text: str, place: int, *, literal: bool) -> tuple[list[Mark], int]:
    """A phrase, or the words up to the next space or sign; at least one character is passed."""
    if text[place] in OPENING:
        inside = _quoted(text, place)
        if inside is None:
            return [], place + 1
        words = tuple(token.text for token in tokenize(inside))
        end = place + len(inside) + 2
        return ([Mark(Kind.PHRASE, inside, words, literal)] if words else []), end
    chunk = _CHUNK.match(text, place)
    if chunk is None:
        return [], place + 1
    if chunk[0] in EITHER_WORDS and not literal:
        return [Mark(Kind.EITHER, chunk[0])], chunk.end()
    marks = [Mark(Kind.WORD, word, parts) for word, parts in _tied(chunk[0])]
    if marks and literal:
        marks[0] = Mark(Kind.WORD, marks[0].text, marks[0].words, literal=True)
    return marks, chunk.end()


def _tied(chunk: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of ``chunk``, those that hyphens tie together as one, each with its parts."""
    spans: list[list[tuple[int, int]]] = []
    for token in tokenize(chunk):
        span = (token.start, token.end)
        if token.glued and spans:
            spans[-1].append(span)
        else:
            spans.append([span])
    return [
        (chunk[group[0][0] : group[-1][1]], tuple(chunk[start:end] for start, end in group))
        for group in spans
    ]


def _quoted(text: str, place: int) -> str | None:
    """What stands between the quotation mark at ``place`` and the one that ends it."""
    for ends in (CLOSERS.get(text[place], OPENING), OPENING):
        for end in range(place + 1, len(text)):
            if text[end] in ends:
                return text[place + 1 : end]
    return None


def _filter_at(text: str, place: int, vocabulary: Vocabulary) -> tuple[Mark, int] | None:
    """A filter whose name and value are known, and where it ends."""
    match = _FILTER.match(text, place)
    kind = vocabulary.filter_named(match[1]) if match else None
    if match is None or kind is None:
        return None
    start = match.end()
    if text[start : start + 1] and text[start] in OPENING:
        inside = _quoted(text, start) or ""
        values = vocabulary.values(kind, inside) if inside else ()
        end = start + len(inside) + 2
        return (Mark(Kind.FILTER, kind, values=values), end) if values else None
    rest = _PLAIN.match(text, start)
    words = list(_VALUE.finditer(rest[0] if rest else ""))[:_MOST_WORDS_OF_A_VALUE]
    for word in reversed(words):
        values = vocabulary.values(kind, text[start : start + word.end()])
        if values:
            return Mark(Kind.FILTER, kind, values=values), start + word.end()
    return None
