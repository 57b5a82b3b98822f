"""What can be found, grouped over languages, before any text of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings

from issues.models import Commentary

Codes = tuple[Any, ...]
"""An ``Edition`` as it was read: of thousands only those that are shown become one."""


class Edition(NamedTuple):
    """An item in one language: a row of ``model``. ``path`` is the address of a page."""

    pk: int
    section: int | None
    verdict: str
    locale: int
    ids: str
    week_start: Any
    position: int
    model: type[Any] = Commentary
    path: str = ""


@dataclass(slots=True)
class Item:
    """A commentary, issue or page with its editions by language.

    ``weights`` are those of editions with what was asked for, ``names`` of those that have a name
    of it in another spelling. ``ids`` are the same in every database, unlike keys of rows.
    """

    kind: str
    ids: str
    week_start: date | None
    position: int
    editions: Mapping[str, Codes]
    weights: Mapping[str, int]
    names: Mapping[str, int]

    @property
    def similar(self) -> bool:
        return not self.weights

    def edition(self, language: str) -> Edition:
        return Edition(*self.editions[language])

    def language(self, *preferred: str) -> str:
        """The first of ``preferred`` in which there is an edition; else the best one found."""
        for language in preferred:
            if language in self.editions:
                return language
        weights = self.weights or self.names
        return min(self.editions, key=lambda code: (-weights.get(code, -1), _place(code)))


def in_order(languages: Mapping[str, Any]) -> list[str]:
    """Codes of ``languages`` in the order of the site."""
    return sorted(languages, key=_place)


def _place(language: str) -> int:
    return _places().get(language, len(_places()))


@cache
def _places() -> dict[str, int]:
    return {code: place for place, (code, _name) in enumerate(settings.LANGUAGES)}
