"""Records to cite, made up for tests, and hostile texts."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from issues.citing import Citation

LIKELY = st.sampled_from(
    [
        *("{", "}", "\\", "%", "#", "$", "&", "_", "~", "^", '"', "'", "`", "<", ">", "|", "@"),
        *("--", "---", "''", "``", ",,", "?`", "!`", ",", ";", " and ", "\n", "\r\n", "\t", "\0"),
        *("\u2028", "\ufeff", "ER  - ", "TY  - JOUR", "@article{x,", "//", "«", "»", "“", "”"),
        *("Ў", "і", "Щ", "ь", "🐻", "é", "e\u0301", "\u00a0", "0", "a", "Z", " ", ".", "?", "…"),
    ]
)
TEXTS = st.lists(LIKELY | st.text(max_size=3), max_size=25).map("".join)
WORDS = TEXTS.map(lambda text: f"{text} x")
"""Texts with at least a letter."""


def citation(**fields: Any) -> Citation:
    """A commentary in English by the collective."""
    values: dict[str, Any] = {
        "language": "en",
        "title": "A calm week at the border",
        "authors": (),
        "collective": "Analysts of “Situation in Belarus”",
        "publication": "Situation in Belarus",
        "issue_title": "June 11 – June 17, 2018",
        "week_start": date(2018, 6, 11),
        "issued": date(2018, 6, 18),
        "address": "https://situation.test/en/issues/2018-06-11/calm-week/",
        "slug": "calm-week",
        "section": "Security issues",
        "abstract": "The week in one sentence.",
    }
    return Citation(**values | fields)


def one_line(text: str) -> str:
    """``text`` as every format holds it."""
    return citation(title=text).in_one_line.title
