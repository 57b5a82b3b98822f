"""What the address of a search says, and the addresses of searches near to it."""

import re
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from issues.verdicts import Verdict
from search.asking.scanning import showable
from search.finding import Chosen

ORDERS = ("relevance", "date")
# Letters of Belarusian take six signs each in an address; gunicorn reads 4,094 of them.
LONGEST_TYPED = 400


@dataclass(frozen=True)
class Asked:
    """A question with what narrows it; ``page`` is 1 for the first. Words stay as typed."""

    text: str = ""
    chosen: Chosen = field(default_factory=Chosen)
    order: str = ORDERS[0]
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return self.chosen != Chosen()

    def but(self, **changes: Any) -> "Asked":
        """This with ``changes`` of ``Chosen``, from its first page on."""
        return replace(self, chosen=replace(self.chosen, **changes), page=1)

    def query(self) -> str:
        """``?q=…`` with all that differs from the plain question; "" for no question."""
        chosen = self.chosen
        said = {
            "q": self.text,
            "section": chosen.section,
            "verdict": chosen.verdict,
            "year": chosen.year,
            "language": chosen.language,
            "order": self.order if self.order != ORDERS[0] else "",
            "page": self.page if self.page > 1 else "",
        }
        return f"?{urlencode(kept)}" if (kept := {k: v for k, v in said.items() if v}) else ""


def read(said: QueryDict) -> Asked:
    """What ``said`` asks for; what it says of narrowing that makes no sense is left out."""
    year, page = said.get("year", ""), said.get("page", "")
    return Asked(
        text=showable(said.get("q", "")),
        chosen=Chosen(
            section=_one_like(r"[a-z0-9-]{1,80}", said.get("section", "")),
            verdict=_one_of(Verdict.values, said.get("verdict", "")),
            year=int(year) if _one_like(r"[12][0-9]{3}", year) else None,
            language=_one_of(dict(settings.LANGUAGES), said.get("language", "")),
        ),
        order=_one_of(ORDERS, said.get("order", "")) or ORDERS[0],
        page=int(page) if _one_like(r"[1-9][0-9]{0,3}", page) else 1,
    )


def _one_of(known: Any, value: str) -> str:
    return value if value in known else ""


def _one_like(pattern: str, value: str) -> str:
    return value if re.fullmatch(pattern, value) else ""
