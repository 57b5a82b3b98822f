"""Belarusian pages in Łacinka, the Latin script of Belarusian, converted by rule."""

from home.lacinka.answer import answer
from home.lacinka.page import CYRILLIC_ROOT, ROOT

__all__ = ["CYRILLIC_ROOT", "ROOT", "answer"]
