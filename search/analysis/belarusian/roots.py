"""Words that the two orthographies build on other roots: Расея and Расія, лідэр and лідар.

Each is looked up in the dictionary as an official word, and stands in an index as it is written;
a question asks for both (``others``).
"""

import re
from typing import NamedTuple

from search.analysis.belarusian.orthography import key

_BEFORE_IOTATED = "(?=[яіюй])"
# At the beginning of a word: of taraškievica, official, and what has to follow; in folded letters.
_BEGINNINGS = (
    ("альжыр", "алжыр", ""),
    ("ангельск", "англійск", ""),
    ("артаграф", "арфаграф", ""),
    ("ільгот", "льгот", ""),
    ("калені", "калоні", _BEFORE_IOTATED),
    ("кампутар", "кампютар", ""),
    ("кампутэр", "кампютар", ""),
    ("лендан", "лондан", ""),
    ("лідэр", "лідар", ""),
    ("пэтэрбур", "пецярбур", ""),
    ("пэтарбур", "пецярбур", ""),
    ("расе", "расі", _BEFORE_IOTATED),
    ("слеган", "слоган", ""),
)
# грамадзкі, людзкі: not дзядзька.
_INSIDE = tuple((vowel + "дзк", vowel + "дск", "(?=[іау])") for vowel in "аую")

_ROOTS = [
    (classical, official, f"{start}{{}}{following}")
    for start, roots in (("^", _BEGINNINGS), ("", _INSIDE))
    for classical, official, following in roots
]
_OFFICIAL = {classical: official for classical, official, _ in _ROOTS}
_CLASSICAL = re.compile("|".join(around.format(classical) for classical, _, around in _ROOTS))
_OTHERS = [
    (re.compile(around.format(key(one))), key(other))
    for classical, official, around in _ROOTS
    for one, other in ((classical, official), (official, classical))
]


class Root(NamedTuple):
    """The root of taraškievica that a word has, and the official one, as they are in keys."""

    classical: str
    official: str

    def kept(self, lemma_key: str) -> str:
        """The key of an official lemma as it is for a word with the other root."""
        return lemma_key.replace(self.official, self.classical, 1)


def to_official(normal: str) -> tuple[str, Root | None]:
    """A normalised word with its official root, and the root if that changed it."""
    found = _CLASSICAL.search(normal)
    if not found:
        return normal, None
    changed = normal[: found.start()] + _OFFICIAL[found[0]] + normal[found.end() :]
    return changed, Root(key(found[0]), key(_OFFICIAL[found[0]]))


def others(lemma_key: str) -> list[str]:
    """The keys of the same word in the other orthography, where it is on another root there."""
    return [
        root.sub(other, lemma_key, count=1) for root, other in _OTHERS if root.search(lemma_key)
    ]
