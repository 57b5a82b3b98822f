"""The names by which a question may call sections, verdicts and the filters themselves."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from search.analysis import STOP_WORDS, surface, tokenize
from search.analysis.lacinka import to_cyrillic

Words = tuple[str, ...]

SECTION, VERDICT, YEAR = "section", "verdict", "year"

FILTERS: Mapping[str, str] = {
    "section": SECTION,
    "раздзел": SECTION,
    "раздел": SECTION,
    "verdict": VERDICT,
    "вердыкт": VERDICT,
    "вердикт": VERDICT,
    "ацэнка": VERDICT,
    "оценка": VERDICT,
    "year": YEAR,
    "год": YEAR,
}
"""What stands before the colon."""

VERDICTS: Mapping[str, tuple[str, ...]] = {
    "better": (
        "better",
        "improved",
        "the situation has gotten better",
        "лепш",
        "лепей",
        "палепшылася",
        "сітуацыя палепшылася",
        "паляпшэнне",
        "лучше",
        "улучшилась",
        "улучшилось",
        "ситуация улучшилась",
        "улучшение",
    ),
    "unchanged": (
        "unchanged",
        "no change",
        "same",
        "not changed",
        "the situation has not changed",
        "без змен",
        "без зменаў",
        "не змянілася",
        "сітуацыя не змянілася",
        "без изменений",
        "не изменилась",
        "не изменилось",
        "ситуация не изменилась",
    ),
    "worse": (
        "worse",
        "worsened",
        "the situation has gotten worse",
        "горш",
        "горай",
        "пагоршылася",
        "сітуацыя пагоршылася",
        "пагаршэнне",
        "хуже",
        "ухудшилась",
        "ухудшилось",
        "ситуация ухудшилась",
        "ухудшение",
    ),
}
"""``{code: what readers may call it}``."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
YEARS = re.compile(r"(\d{4})(?:\s?(?:[-‐‑‒–—−]|\.\.\.?|…)\s?(\d{4}))?")


def folded(text: str) -> Words:
    """The words of a name as they are compared: any case, orthography and apostrophe."""
    return tuple(next(iter(surface(token.text)), "") for token in tokenize(text))


@dataclass(frozen=True)
class Names:
    """Values by their names, and by the beginnings of names that only one value has."""

    whole: Mapping[Words, frozenset[str]]
    beginnings: Mapping[Words, frozenset[str]]

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]]) -> "Names":
        """From ``{value: names}``; a value is also a name of itself."""
        whole: dict[Words, set[str]] = {}
        beginnings: dict[Words, set[str]] = {}
        for value, called in names.items():
            for name in (value, *called):
                words = folded(name)
                whole.setdefault(words, set()).add(value)
                for start in _starts(words):
                    for end in range(start + 1, len(words) + 1):
                        beginnings.setdefault(words[start:end], set()).add(value)
        return cls(
            {words: frozenset(values) for words, values in whole.items()},
            {words: frozenset(values) for words, values in beginnings.items()},
        )

    def value(self, text: str) -> str | None:
        """The one value that ``text`` names or begins to name; ``None`` for none or several.

        What names nothing as it is may be in Łacinka.
        """
        for words in map(folded, (text, *to_cyrillic(text))):
            for names in (self.whole, self.beginnings):
                found = names.get(words, frozenset())
                if len(found) == 1:
                    return next(iter(found))
        return None


def _starts(words: Words) -> list[int]:
    """Where a name may begin: “The ruling elite” is also known as “ruling elite”."""
    return [0, 1] if len(words) > 1 and words[0] in STOP_WORDS else [0]


@lru_cache(2)
def _names(names: tuple[tuple[str, Words], ...]) -> Names:
    """``Names.of(names)``: the same ones are asked for again and again."""
    return Names.of(dict(names))


@dataclass(frozen=True)
class Vocabulary:
    """What a question may name. ``Vocabulary.of({slug: names})`` knows the sections too."""

    sections: Names = field(default_factory=lambda: Names.of({}))
    verdicts: Names = field(default_factory=lambda: _names(tuple(VERDICTS.items())))

    @classmethod
    def of(cls, sections: Mapping[str, Iterable[str]]) -> "Vocabulary":
        return cls(sections=_names(tuple((slug, (*names,)) for slug, names in sections.items())))

    def filter_named(self, word: str) -> str | None:
        """The kind of filter that ``word`` is called, also in Łacinka; ``None`` for any other."""
        names = (word.casefold(), *to_cyrillic(word))
        return next((FILTERS[name] for name in names if name in FILTERS), None)

    def values(self, kind: str, text: str) -> tuple[str, ...] | tuple[int, ...]:
        """What ``text`` means after the colon of a filter of ``kind``; empty if nothing."""
        if kind == YEAR:
            return years(text)
        value = (self.sections if kind == SECTION else self.verdicts).value(text)
        return (value,) if value is not None else ()


def years(text: str) -> tuple[int, ...]:
    """“2018” or a range such as “2018-2020”, in either order; empty for anything else."""
    match = YEARS.fullmatch(text.strip())
    if match is None:
        return ()
    bounds = sorted(int(year) for year in match.groups() if year)
    if bounds[0] < FIRST_YEAR or bounds[-1] > LAST_YEAR:
        return ()
    return tuple(range(bounds[0], bounds[-1] + 1))
