"""A question out of the marks of what was typed. There is no text that it refuses."""

from collections.abc import Iterable
from dataclasses import replace

from search.asking.scanning import Kind, Mark, scan, shortened, showable
from search.asking.tree import (
    EMPTY,
    Excluded,
    Filters,
    Node,
    Phrase,
    Question,
    Word,
    both,
    one_of,
)
from search.asking.vocabulary import SECTION, VERDICT, YEAR, Vocabulary

MOST_WORDS, DEEPEST = 32, 8
MOST_EXACT = 4
"""Literal words and phrases of three words and more: for these stored texts have to be read."""


def parse(text: str, vocabulary: Vocabulary) -> Question:
    """What ``text`` asks for; what is not understood in it is words to look for.

    Words side by side must all be found. OR stands between two neighbours, and binds them more
    tightly: “a b OR c” is a, and b or c. A filter holds for the whole question wherever it stands.
    """
    shown = showable(text)
    read = shortened(shown)
    marks, left_out = _at_most(scan(read, vocabulary))
    marks, loosened = _loosened(marks)
    marks, flattened = _balanced(marks)
    reader = _Reader(marks)
    tree = reader.parts(excluded=False) or EMPTY
    wanted, unwanted = reader.filters(excluded=False), reader.filters(excluded=True)
    return Question(
        text=read,
        tree=tree,
        sections=wanted.sections,
        verdicts=wanted.verdicts,
        years=wanted.years,
        unwanted=unwanted,
        cut=left_out or loosened or flattened or read != shown,
    )


def _at_most(marks: Iterable[Mark]) -> tuple[list[Mark], bool]:
    """The marks without words beyond the number that is looked for, and whether there were any."""
    kept: list[Mark] = []
    room, left_out = MOST_WORDS, False
    for mark in marks:
        if len(mark.words) > room:
            left_out = True
            if mark.kind is Kind.PHRASE and room:
                kept.append(Mark(Kind.PHRASE, mark.text, mark.words[:room], mark.literal))
            room = 0
            continue
        room -= len(mark.words)
        kept.append(mark)
    return kept, left_out


def _loosened(marks: list[Mark]) -> tuple[list[Mark], bool]:
    """The marks with the first few alone looked for exactly, and whether there were others.

    Of the others any inflection will do, and of a phrase its first two words.
    """
    kept: list[Mark] = []
    exact = 0
    for mark in marks:
        if mark.literal or (mark.kind is Kind.PHRASE and len(mark.words) > 2):
            exact += 1
            if exact > MOST_EXACT:
                words = mark.words[:2] if mark.kind is Kind.PHRASE else mark.words
                mark = replace(mark, words=words, literal=False)
        kept.append(mark)
    return kept, exact > MOST_EXACT


def _balanced(marks: list[Mark]) -> tuple[list[Mark], bool]:
    """The marks without brackets that lack a partner or lie too deep, and whether any did."""
    opened: list[int] = []
    partners: set[int] = set()
    too_deep = False
    for place, mark in enumerate(marks):
        if mark.kind is Kind.OPEN:
            opened.append(place)
        elif mark.kind is Kind.CLOSE and opened:
            start = opened.pop()
            if len(opened) < DEEPEST:
                partners |= {start, place}
            else:
                too_deep = True
    kept = [
        mark
        for place, mark in enumerate(marks)
        if mark.kind not in {Kind.OPEN, Kind.CLOSE} or place in partners
    ]
    return kept, too_deep


class _Reader:
    """Reads marks from left to right; brackets in them have partners."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.place = 0
        self.found: dict[tuple[str, bool], dict[str | int, None]] = {}

    def parts(self, *, excluded: bool) -> Node | None:
        """Everything up to the end of the bracket, or of the question."""
        parts: list[Node | None] = []
        while (mark := self.mark()) is not None and mark.kind is not Kind.CLOSE:
            parts.append(self.alternatives(excluded=excluded))
        return both(parts)

    def alternatives(self, *, excluded: bool) -> Node | None:
        options = [self.item(excluded=excluded)]
        while self.passes_either():
            options.append(self.item(excluded=excluded))
        return one_of(options)

    def item(self, *, excluded: bool) -> Node | None:
        mark = self.marks[self.place]
        self.place += 1
        if mark.kind is Kind.OPEN:
            inside = self.parts(excluded=excluded)
            self.place += 1
            return inside
        if mark.kind is Kind.WITHOUT:
            following = self.mark()
            if following is None or following.kind in {Kind.CLOSE, Kind.EITHER, Kind.WITHOUT}:
                return None
            part = self.item(excluded=not excluded)
            return Excluded(part) if part is not None else None
        if mark.kind is Kind.FILTER:
            self.found.setdefault((mark.text, excluded), {}).update(dict.fromkeys(mark.values))
            return None
        if mark.kind is Kind.PHRASE:
            return Phrase(mark.words, mark.literal)
        return Word(mark.text, mark.literal) if mark.text else None

    def mark(self) -> Mark | None:
        return self.marks[self.place] if self.place < len(self.marks) else None

    def passes_either(self) -> bool:
        """Goes past an OR that has something on its right; any other OR is left to be a word."""
        place = self.place
        while place < len(self.marks) and self.marks[place].kind is Kind.EITHER:
            place += 1
        if place == self.place or place == len(self.marks):
            return False
        if self.marks[place].kind is Kind.CLOSE:
            return False
        self.place = place
        return True

    def filters(self, *, excluded: bool) -> Filters:
        def values(kind: str) -> list[str | int]:
            return list(self.found.get((kind, excluded), {}))

        return Filters(
            sections=tuple(map(str, values(SECTION))),
            verdicts=tuple(map(str, values(VERDICT))),
            years=tuple(sorted(map(int, values(YEAR)))),
        )
