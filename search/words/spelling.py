"""Mistyped words: which words of the site may have been meant, the likeliest first.

The method is SymSpell's, by Wolf Garbe: two words that one mistake keeps apart share a key when
both leave one letter out. Keys are of the first letters alone; the distance of whole words decides.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA

from search.words.forms import letters_of

BEGINNING = 7
LONG = 8
"""Letters from which on a word may hold two mistakes."""


class Candidate(NamedTuple):
    form: str
    language: str
    documents: int
    written: str


def keys_of(form: str) -> set[str]:
    """The first letters of ``form``, and these with each of them left out."""
    start = letters_of(form)[:BEGINNING]
    return {start, *(start[:place] + start[place + 1 :] for place in range(len(start)))}


def ranked(
    form: str, candidates: Iterable[Candidate], language: str, *, name: bool = False
) -> list[Candidate]:
    """Those ``candidates`` that ``form`` may be a mistyped spelling of, each form once.

    In order: fewest mistakes; the reader's language; a name, if a ``name`` is typed; a letter left
    out or two exchanged, which say more than one that is wrong or too many; the same first letter;
    in most texts.
    """
    letters = letters_of(form)
    most = 2 if len(letters) >= LONG else 1
    found = []
    for candidate in candidates:
        meant = letters_of(candidate.form)
        mistakes = OSA.distance(letters, meant, score_cutoff=most)
        if mistakes <= most:
            order = (
                mistakes,
                candidate.language != language,
                name and not candidate.written,
                not _only_misplaced(letters, meant),
                meant[0] != letters[0],
                -candidate.documents,
                candidate.form,
            )
            found.append((order, candidate))
    once: dict[str, Candidate] = {}
    for _order, candidate in sorted(found):
        once.setdefault(candidate.form, candidate)
    return list(once.values())


def _only_misplaced(typed: str, meant: str) -> bool:
    """Whether every letter that was typed belongs to the word."""
    if len(typed) == len(meant):
        return sorted(typed) == sorted(meant)
    return len(typed) < len(meant)
