"""Different names of one thing, as data for the question."""

from dataclasses import dataclass

Phrase = tuple[str, ...]
"""The words of one name, as an editor wrote them."""


@dataclass(frozen=True)
class Synonyms:
    """Groups of names; in a question, any name of a group stands for all of them."""

    groups: tuple[tuple[Phrase, ...], ...] = ()


EMPTY = Synonyms()
