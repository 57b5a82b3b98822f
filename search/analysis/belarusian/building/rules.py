"""From forms with their lemmas to the fewest endings that tell the lemmas of all forms."""

from collections import Counter

from search.analysis.belarusian.building.tags import Forms
from search.analysis.belarusian.lexicon import BEGINNING, Edits

MOST_LEMMAS = 6

Item = tuple[str, Edits]
"""A form written backwards with ``BEGINNING`` after it, and the edits that lead to its lemmas."""


def endings(forms: Forms) -> dict[str, Edits]:
    """Endings, written backwards, with their edits, each before the longer ones that begin so.

    An ending that only one form has is written out to the beginning of the word.
    """
    items = sorted((form[::-1] + BEGINNING, _edits(form, lemmas)) for form, lemmas in forms.items())
    found: dict[str, Edits] = {}
    _divide(items, 0, len(items), 0, None, found)
    return found


def _edits(form: str, lemmas: dict[str, str]) -> Edits:
    """The edits for at most ``MOST_LEMMAS`` lemmas; a form that is a lemma comes first."""
    ordered = sorted(lemmas, key=lambda lemma: (lemma != form, lemma))
    return tuple(sorted(_edit(form, lemma) for lemma in ordered[:MOST_LEMMAS]))


def _edit(form: str, lemma: str) -> tuple[int, str]:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def _divide(
    items: list[Item],
    start: int,
    end: int,
    depth: int,
    inherited: Edits | None,
    found: dict[str, Edits],
) -> None:
    """Adds the endings of ``items[start:end]``, which have their first ``depth`` signs in common.

    The commonest edits are the rule of the shorter ending; only what differs gets a longer one.
    """
    counts = Counter(edits for _, edits in items[start:end])
    if inherited is not None and counts[inherited] == max(counts.values()):
        chosen = inherited
    else:
        chosen = max(counts, key=lambda edits: (counts[edits], edits))
    if chosen != inherited:
        ending = items[start][0]
        found[ending if end - start == 1 else ending[:depth]] = chosen
    if len(counts) == 1:
        return
    while start < end:
        letter, following = items[start][0][depth], start + 1
        while following < end and items[following][0][depth] == letter:
            following += 1
        _divide(items, start, following, depth + 1, chosen, found)
        start = following
