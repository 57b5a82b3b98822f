"""What can be found, grouped over languages, before any text of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.conf import settings


class Edition(NamedTuple):
    """An item in one language: a row of ``model``. Only pages have a ``path`` yet."""

    model: type[Any]
    pk: int
    section: str
    verdict: str
    path: str = ""


@dataclass(slots=True)
class Item:
    """A commentary, issue or page with its editions by language.

    ``weights`` are those of editions with what was asked for, ``names`` of those that have a name
    of it in another spelling. ``ids`` are the same in every database, unlike keys of rows.
    """

    kind: str
    ids: tuple[str, str]
    week_start: date | None
    position: int
    editions: dict[str, Edition] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    @property
    def similar(self) -> bool:
        return not self.weights

    @property
    def weight(self) -> int:
        return max((self.weights or self.names).values(), default=0)

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
