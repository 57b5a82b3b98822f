"""Made-up commentaries: the same sentences in three languages, always the same for a seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID, uuid5

from issues.archive.words import DID, HOW, WHAT, WHEN, WHO, Phrase
from issues.verdicts import Verdict

LANGUAGES = ("be", "ru", "en")

_NAMESPACE = UUID("c2b8a0de-53d1-4f0c-8d0b-2f3c8a5f7e11")
_SENTENCES_IN_PARAGRAPH = 5
_WORDS_IN_SENTENCE = 12
_PERSISTENCE = 0.6
"""How likely a section keeps last week's verdict."""


@dataclass(frozen=True)
class Size:
    """How much to write: commentaries in an issue, words in a commentary (about)."""

    commentaries: int = 5
    words: int = 320


@dataclass(frozen=True)
class MadeUp:
    """One commentary; texts are (Belarusian, Russian, English)."""

    id: UUID
    verdict: Verdict
    title: Phrase
    lead: Phrase
    reason: Phrase
    paragraphs: tuple[Phrase, ...]


def stable_uuid(*parts: object) -> UUID:
    """The id of what ``parts`` name."""
    return uuid5(_NAMESPACE, "/".join(str(part) for part in parts))


def verdict_walk(seed: int, section_slug: str) -> Iterator[Verdict]:
    """Week after week, the verdicts on a section: mostly the one before, now and then another."""
    random = Random(f"{seed}/{section_slug}")  # noqa: S311  # nothing secret hangs on it
    verdict = Verdict.UNCHANGED
    while True:
        if random.random() > _PERSISTENCE:
            verdict = random.choice(list(Verdict))
        yield verdict


def make_up(seed: int, week: date, number: int, verdict: Verdict, words: int) -> MadeUp:
    """Commentary ``number`` of the week; ``words`` are approximate and at least one sentence."""
    random = Random(f"{seed}/{week}/{number}")  # noqa: S311  # nothing secret hangs on it
    count = max(1, words // _WORDS_IN_SENTENCE)
    sentences = [_sentence(random) for _ in range(count)]
    return MadeUp(
        id=stable_uuid(seed, week, number),
        verdict=verdict,
        title=_title(random),
        lead=_joined([_sentence(random), _sentence(random)]),
        reason=_sentence(random),
        paragraphs=tuple(
            _joined(sentences[start : start + _SENTENCES_IN_PARAGRAPH])
            for start in range(0, count, _SENTENCES_IN_PARAGRAPH)
        ),
    )


def _title(random: Random) -> Phrase:
    parts = (random.choice(WHO), random.choice(DID), random.choice(WHAT))
    be, ru, en = (_capital(" ".join(words)) for words in zip(*parts, strict=True))
    return be, ru, en


def _sentence(random: Random) -> Phrase:
    parts = [random.choice(stock) for stock in (WHEN, WHO, DID, WHAT, HOW)]
    be, ru, en = (
        f"{when} {who} {did} {what}{how}." for when, who, did, what, how in zip(*parts, strict=True)
    )
    return be, ru, en


def _joined(sentences: Sequence[Phrase]) -> Phrase:
    be, ru, en = (" ".join(texts) for texts in zip(*sentences, strict=True))
    return be, ru, en


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
