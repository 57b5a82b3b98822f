"""Which words the texts of the site have, in how many, and which of them are names."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from search.analysis import surface
from search.words.forms import WORD, form_of

_WORD = re.compile(WORD)
_remembered = lru_cache(50_000)(form_of)
_CAPITALS = "A-Z\u00c0-\u00deĆČŁŃŚŠŬŹŽ\u0400-\u042fҐ"
# After another word of the sentence, so that the capital is the word's own.
_INSIDE = re.compile(
    rf"(?<=[\w,;—–»”)][ \u00a0])[«“„(]?([{_CAPITALS}][^\W\d_]*(?:['’ʼ][^\W\d_]+)*)"
)


_ADJECTIVE_ENDINGS = (
    *("ий", "ая", "ое", "ие", "ого", "ой", "ому", "ую", "им", "ом", "их", "ими"),
    *("і", "ае", "ія", "ага", "ай", "аму", "ім", "іх", "імі"),
)
_ADJECTIVE = re.compile(rf"(.*[сц]к)(?:{'|'.join(_ADJECTIVE_ENDINGS)})")


class Key(NamedTuple):
    form: str
    language: str


@dataclass
class Tally:
    """Grows text by text; ``documents`` maps each word to the number of texts that have it."""

    documents: Counter[Key] = field(default_factory=Counter)
    _small: set[Key] = field(default_factory=set)
    _capital: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, language: str, title: str, sentences: str) -> None:
        """Counts one text. A title proves no name: in English every word of it may be capital."""
        words = set(_WORD.findall(f"{title}\n{sentences}"))
        keys = {word: Key(form, language) for word in words if (form := _remembered(word))}
        self.documents.update(set(keys.values()))
        self._small.update(key for word, key in keys.items() if word[0].islower())
        for word in _INSIDE.findall(sentences):
            if word in keys:
                self._capital[keys[word]][word] += 1

    def small(self, key: Key) -> bool:
        """Whether some text has the word without a capital, an adjective in any of its forms."""
        if key in self._small:
            return True
        adjective = _ADJECTIVE.fullmatch(key.form)
        return adjective is not None and any(
            Key(adjective[1] + ending, key.language) in self._small for ending in _ADJECTIVE_ENDINGS
        )

    def written(self, key: Key) -> str:
        """How the texts write the name; "" for a word that is none."""
        if key not in self._capital or self.small(key):
            return ""
        spellings = self._capital[key]
        return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def spelled(written: str, language: str) -> str:
    """A name without differences of orthography; "" for ""."""
    spellings = surface(written) or ("",)
    return spellings[0] if language == "be" else spellings[-1]
