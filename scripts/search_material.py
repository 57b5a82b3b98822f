"""What ``make bench-search`` types: always the same questions, words and mistakes.

All of it is drawn from the texts of the made-up archive, of the sample archive and of the tests,
and for English from the dictionary that search itself uses.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from issues.archive.words import DID, HOW, WHAT, WHEN, WHO
from issues.sample_texts import LANGUAGES, read_issue, sample_files
from scripts.environment import ROOT

SPELLINGS = ROOT / "tests" / "search" / "analysis" / "spellings.tsv"
ALPHABETS = {
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
LAYOUTS = {
    "be": "йцукенгшўзх'фывапролджэячсмітьбюё",
    "ru": "йцукенгшщзхъфывапролджэячсмитьбюё",
}
_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
_SHORTEST = 5


@dataclass(frozen=True)
class Name:
    """A name as texts of each language write it, and all spellings that readers may type."""

    written: dict[str, str]
    spellings: tuple[str, ...]


def names() -> list[Name]:
    """The names of ``tests/search/analysis/spellings.tsv``, one a line."""
    with SPELLINGS.open(encoding="utf-8", newline="") as file:
        _heading, *rows = csv.reader(file, delimiter="\t")
    return [
        Name(dict(zip(LANGUAGES, row, strict=False)), tuple(dict.fromkeys(filter(None, row))))
        for row in rows
    ]


@cache
def phrases(language: str) -> tuple[str, ...]:
    """Parts of the made-up archive's sentences, and as many sentences of the sample archive.

    Half of what is asked for is frequent, then, and the other half is rare.
    """
    place = LANGUAGES.index(language)
    found = [phrase[place] for part in (WHEN, WHO, DID, WHAT, HOW) for phrase in part]
    sentences = sorted(set(_sample_sentences(language)))
    random = Random("sentences")  # noqa: S311  # nothing secret hangs on it
    return (*found, *random.sample(sentences, min(len(found), len(sentences))))


def _sample_sentences(language: str) -> Iterator[str]:
    for path in sample_files():
        for commentary in read_issue(path).commentaries:
            text = commentary.texts[language]
            paragraphs = [part.value for part in text.body if part.kind == "paragraph"]
            for paragraph in (text.title, text.lead, text.reason, *paragraphs):
                yield from re.split(r"(?<=[.!?]) ", re.sub(r"<[^>]+>", "", paragraph))


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """The words of both archives with five letters or more, in small letters and order."""
    alphabet = set(ALPHABETS[language])
    texts = (*phrases(language), *_sample_sentences(language))
    words = {word.lower() for text in texts for word in _WORD.findall(text)}
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST and set(word) <= alphabet))


def wrong_layout(count: int, known: dict[str, str]) -> list[tuple[str, str, str]]:
    """``count`` times (typed, meant, language): the site's words typed with Latin letters on.

    ``known`` maps the site's words to languages; half of them are Belarusian, half Russian.
    """
    random = Random("layout")  # noqa: S311  # nothing secret hangs on it
    found = []
    for language, layout in LAYOUTS.items():
        keys = str.maketrans(layout, LATIN_KEYS)
        words = random.sample(_words_of(known, language), count // len(LAYOUTS))
        found += [(word.translate(keys), word, language) for word in words]
    return found


def _words_of(known: dict[str, str], language: str) -> list[str]:
    alphabet = set(ALPHABETS[language])
    return sorted(
        word
        for word, its_language in known.items()
        if its_language == language and len(word) >= _SHORTEST and set(word) <= alphabet
    )


def english_words(count: int) -> list[str]:
    """Words of the English dictionary, drawn evenly."""
    dictionary = DefaultDictionaryFactory().get_dictionary("en")
    words = sorted(word for word in dictionary if re.fullmatch("[a-z]{4,12}", word))
    return Random("english").sample(words, count)  # noqa: S311  # nothing secret hangs on it


def mistyped(word: str, language: str, random: Random) -> str:
    """``word`` with one letter left out, put in, replaced, or exchanged with the next."""
    place, letter = random.randrange(len(word)), random.choice(ALPHABETS[language])
    before, after = word[:place], word[place:]
    return random.choice(
        [
            before + after[1:],
            before + letter + after,
            before + letter + after[1:],
            before + after[1:2] + after[:1] + after[2:],
        ]
    )


def typos(count: int, known: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """``count`` times (typed, meant, language); ``known`` maps the site's words to languages.

    What is typed is no word of the site itself.
    """
    random = Random("typos")  # noqa: S311  # nothing secret hangs on it
    words = sorted((word, one) for one in LANGUAGES for word in _words_of(known, one))
    while count:
        word, language = random.choice(words)
        typed = mistyped(word, language, random)
        if typed not in known:
            yield typed, word, language
            count -= 1
