"""The ways to narrow what was found, as rows of links."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.asked import Asked
from search.finding import Facets, FacetValue


@dataclass(frozen=True)
class FacetLink:
    """Leads to the texts of one value, or if ``chosen``, to those of all values again."""

    label: str
    count: int
    path: str
    chosen: bool
    language: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class FacetRow:
    name: str
    heading: str
    links: list[FacetLink]


def rows_of(facets: Facets, asked: Asked, count: int) -> list[FacetRow]:
    """The rows that would narrow ``count`` results down, or did. A ``path`` is a query."""

    rows = [
        FacetRow(name, heading, [_link(name, value, asked) for value in values])
        for name, heading, values in (
            ("section", _("Section"), facets.sections),
            ("verdict", _("Verdict"), facets.verdicts),
            ("year", _("Year"), facets.years),
            ("language", _("Language"), facets.languages),
        )
    ]
    return [row for row in rows if any(link.chosen or link.count < count for link in row.links)]


def _link(name: str, value: FacetValue, asked: Asked) -> FacetLink:
    nothing, wanted = TYPES[name](""), TYPES[name](value.value)
    return FacetLink(
        label=value.label,
        count=value.count,
        path=asked.but(**{name: nothing if value.chosen else wanted}).query(),
        chosen=value.chosen,
        language=value.value if name == "language" else "",
        verdict=value.value if name == "verdict" else "",
    )


def _year(text: str) -> int | None:
    return int(text) if text else None


TYPES: dict[str, Callable[[str], str | int | None]] = {
    "section": str,
    "verdict": str,
    "year": _year,
    "language": str,
}
