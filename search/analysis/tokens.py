"""Cuts a text into words, with their places."""

import re
from typing import NamedTuple

from search.analysis.letters import APOSTROPHES, STRESS, UNSEEN

# Some apostrophes count as letters in Unicode; here they are signs inside words.
_LETTER = rf"[^\W\d_{re.escape(APOSTROPHES)}]"
_MARKS = "\u0300-\u036f"
_INSIDE = f"[{re.escape(APOSTROPHES + UNSEEN)}{_MARKS}]"
_WORD = re.compile(
    rf"{_LETTER}\.(?:{_LETTER}{{1,2}}\.)+"  # т.зв., U.S.
    rf"|{_LETTER}+(?:{_INSIDE}+{_LETTER}+)*[{STRESS}{_MARKS}]*"
    r"|(?<!\d[.,])\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?(?![.,]?\d)"  # 1,000,000.5
    r"|(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)"  # 3,5 but not a part of 11.06.2018
    r"|\d+"
    rf"|[^\W_{re.escape(APOSTROPHES)}]+"
)
_HYPHENS = "-\u2010\u2011\u2013"


class Token(NamedTuple):
    """One word: ``text`` is ``whole[start:end]``.

    ``glued``: a hyphen or nothing at all is between it and the word before (Бел-ТА, F16).
    """

    start: int
    end: int
    text: str
    glued: bool


def tokenize(text: str) -> list[Token]:
    """The words and numbers of ``text`` in order."""
    tokens: list[Token] = []
    end = -1
    for match in _WORD.finditer(text):
        gap = text[end : match.start()] if end >= 0 else " "
        glued = not gap or (len(gap) == 1 and gap in _HYPHENS)
        tokens.append(Token(match.start(), match.end(), match[0], glued))
        end = match.end()
    return tokens
