"""300 questions of every kind in three languages, always the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from issues.lacinka import to_lacinka
from issues.sample_texts import LANGUAGES
from scripts.search_material import mistyped, names, phrases, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
FILTERS = {
    "be": ("раздзел:бяспекі", "вердыкт:горш", "год:2018", 'раздзел:"Кіроўная эліта"'),
    "ru": ("раздел:безопасности", "вердикт:лучше", "год:2015-2017", 'раздел:"Правящая элита"'),
    "en": ("section:security", "verdict:better", "year:2020", 'section:"ruling elite"'),
}
EITHER = {"be": "АБО", "ru": "ИЛИ", "en": "OR"}


@dataclass(frozen=True)
class Asked:
    text: str
    language: str
    kind: str


def questions() -> list[Asked]:
    """A hundred in each language, those of the three languages by turns."""
    by_language = [list(_of(language)) for language in LANGUAGES]
    return [asked for three in zip(*by_language, strict=True) for asked in three]


def _of(language: str) -> list[Asked]:
    random = Random(language)  # noqa: S311  # nothing secret hangs on it
    makers: tuple[tuple[str, int, Callable[[], str]], ...] = (
        ("one word", 20, lambda: _together(1, language, random)[0]),
        ("two words", 20, lambda: " ".join(_together(2, language, random))),
        ("three words", 12, lambda: " ".join(_together(3, language, random))),
        ("phrase", 12, lambda: f'"{_in_a_row(language, random)}"'),
        ("OR", 8, lambda: f" {EITHER[language]} ".join(_together(2, language, random))),
        (
            "filter",
            8,
            lambda: f"{_together(1, language, random)[0]} {random.choice(FILTERS[language])}",
        ),
        ("name", 8, lambda: random.choice(random.choice(names()).spellings)),
        ("without", 6, lambda: " -".join(_together(2, language, random))),
        ("typo", 6, lambda: mistyped(_together(1, language, random)[0], language, random)),
    )
    asked = [Asked(make(), language, kind) for kind, count, make in makers for _ in range(count)]
    if language == "be":
        return [
            Asked(to_lacinka(one.text), language, "Łacinka") if place % 10 == 0 else one
            for place, one in enumerate(asked)
        ]
    return asked


def _words(language: str, random: Random, fewest: int) -> list[str]:
    while True:
        words = [word.lower() for word in _WORD.findall(random.choice(phrases(language)))]
        if len(words) >= fewest:
            return words


def _together(count: int, language: str, random: Random) -> list[str]:
    """Words that stand in the same phrase, in any order."""
    while True:
        known = set(vocabulary(language))
        words = [word for word in _words(language, random, count) if word in known]
        if len(set(words)) >= count:
            return random.sample(sorted(set(words)), count)


def _in_a_row(language: str, random: Random) -> str:
    words = _words(language, random, 2)
    length = min(len(words), random.choice([2, 2, 3]))
    start = random.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])
