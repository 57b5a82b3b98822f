"""What the forms of a name have in common, told by its ending alone."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Shape(NamedTuple):
    """Names whose stem ends in ``stem`` (an expression), with their endings, "|" between them.

    ``nominative`` is the ending that stands for all of them.
    """

    stem: str
    endings: str
    nominative: str


class Names:
    """Names of some shapes, the first that fits decides."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._shapes = [
            (re.compile(f"(.{{2,}}(?:{stem}))(?:{endings})"), nominative)
            for stem, endings, nominative in shapes
        ]

    def nominative(self, word: str) -> str:
        """What stands for all forms of ``word``, in small letters; "" if it is like no name."""
        for shape, nominative in self._shapes:
            found = shape.fullmatch(word)
            if found:
                return found[1] + nominative
        return ""
