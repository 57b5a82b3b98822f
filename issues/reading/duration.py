"""How long a text takes to read."""

import re

from issues.projection import ProjectedText

WORDS_PER_MINUTE = {"be": 184, "ru": 184, "en": 228}
"""Means of adults reading newspaper-like texts in their first language: S. Trauzettel-Klosinski,
K. Dietz, IReST, Investigative Ophthalmology & Visual Science 53 (2012), 5452–5461,
doi:10.1167/iovs.11-8284. Belarusian was not measured: it takes the rate of Russian, whose words
are about as long."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ\-‑][^\W_]+)*")


def words_of(text: ProjectedText) -> int:
    """How many words a commentary has: title, verdict, lead and text."""
    parts = (text.title, text.verdict_reason, text.lead, text.body_text)
    return sum(count_words(part) for part in parts)


def count_words(text: str) -> int:
    """Words of ``text``: hyphens and apostrophes hold one together, numbers are words."""
    return len(_WORD.findall(text))


def minutes(words: int, language: str) -> int:
    """Whole minutes that ``words`` take in ``language``, at least 1; 0 where there are no words.

    Raises ``KeyError`` for a language that is none of ours.
    """
    if words <= 0:
        return 0
    return max(1, round(words / WORDS_PER_MINUTE[language]))
