"""Belarusian, Russian and English text → the terms of a search index, and questions likewise.

No framework is needed; each language is loaded when its first word comes (see README.md).
"""

from search.analysis.keyboards import layouts
from search.analysis.readings import (
    STOP_WORDS,
    beginnings,
    forget,
    is_known,
    name_readings,
    readings,
    surface,
)
from search.analysis.text import analyze, name_terms, positions
from search.analysis.tokens import Token, tokenize
from search.analysis.version import VERSION
from search.analysis.words import keys

__all__ = [
    "STOP_WORDS",
    "VERSION",
    "Token",
    "analyze",
    "beginnings",
    "forget",
    "is_known",
    "keys",
    "layouts",
    "name_readings",
    "name_terms",
    "positions",
    "readings",
    "surface",
    "tokenize",
]
