"""The places of a long page that its table of contents leads to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from issues.reading.lines import CommentaryLine

FEW_COMMENTARIES = 4
"""An issue with more of them gets a table of contents."""

MANY_SUBHEADINGS = 3
"""A commentary with as many of them gets a table of contents."""


@dataclass(frozen=True)
class Place:
    """A line of a table of contents; ``anchor`` is the id of the element it leads to."""

    words: str
    anchor: str
    verdict: str = ""


def anchor(block_id: str | None) -> str:
    """The id of a block's element: the same in every language, and for as long as it stands."""
    return f"p-{block_id[:8]}" if block_id else ""


def contents_of_issue(lines: Sequence[CommentaryLine]) -> list[Place]:
    """The sections of a long issue, each leading to its first commentary; else nothing."""
    if len(lines) <= FEW_COMMENTARIES:
        return []
    places: dict[str, Place] = {}
    for line in lines:
        words = line.section.name if line.section else line.title
        places.setdefault(words, Place(words, line.anchor, line.verdict))
    return list(places.values())


def contents_of_commentary(body: Iterable[Any]) -> list[Place]:
    """The subheadings of a long commentary; else nothing."""
    places = [
        Place(child.value, anchor(child.id)) for child in body if child.block_type == "subheading"
    ]
    return places if len(places) >= MANY_SUBHEADINGS else []
