"""Counting by section, verdict, year and language."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import override

from issues.models import Section
from issues.verdicts import Verdict
from search.asking import Filters, Question
from search.finding.found import Chosen, Facets, FacetValue
from search.finding.items import Item


class Traits(NamedTuple):
    """By what an item is counted; the section and verdict are those a reader is shown."""

    section: str
    verdict: str
    year: int | None
    languages: frozenset[str]


def traits_of(items: Iterable[Item], language: str, sections: Mapping[int, str]) -> list[Traits]:
    """Of each item, for a reader of ``language``; ``sections`` are slugs by key."""
    known: dict[tuple[Any, ...], Traits] = {}
    found = []
    for item in items:
        codes = item.editions.get(language) or item.editions[item.language()]
        section, verdict = codes[1:3]
        year = item.week_start.year if item.week_start else None
        key = (section, verdict, year, *item.editions)
        if key not in known:
            slug = sections.get(section, "")
            known[key] = Traits(slug, verdict, year, frozenset(item.editions))
        found.append(known[key])
    return found


def passes_filters(traits: Traits, question: Question) -> bool:
    """Whether an item answers to the filters of a question."""
    wanted, unwanted = question.wanted, question.unwanted
    return (
        (not wanted.sections or traits.section in wanted.sections)
        and (not wanted.verdicts or traits.verdict in wanted.verdicts)
        and (not wanted.years or traits.year in wanted.years)
        and not _excluded(traits, unwanted)
    )


def _excluded(traits: Traits, unwanted: Filters) -> bool:
    return (
        traits.section in unwanted.sections
        or traits.verdict in unwanted.verdicts
        or traits.year in unwanted.years
    )


def passes_choice(traits: Traits, chosen: Chosen) -> bool:
    """Whether an item answers to what was chosen from every facet."""
    return (
        (not chosen.section or traits.section == chosen.section)
        and (not chosen.verdict or traits.verdict == chosen.verdict)
        and (chosen.year is None or traits.year == chosen.year)
        and (not chosen.language or chosen.language in traits.languages)
    )


def facets_of(
    counted: Mapping[Traits, int], chosen: Chosen, sections: Sequence[Section], language: str
) -> Facets:
    """``counted``: how many items have the same traits; labels are in ``language``."""

    def count(lifted: Chosen, value: Callable[[Traits], Iterable[str]]) -> Counter[str]:
        found: Counter[str] = Counter()
        for traits, number in counted.items():
            if passes_choice(traits, lifted):
                for one in value(traits):
                    found[one] += number
        return found

    with override(language):
        verdicts = [(verdict.value, str(verdict.label)) for verdict in Verdict]
    by_section = count(replace(chosen, section=""), lambda traits: (traits.section,))
    by_verdict = count(replace(chosen, verdict=""), lambda traits: (traits.verdict,))
    by_year = count(
        replace(chosen, year=None), lambda traits: (str(traits.year),) if traits.year else ()
    )
    by_language = count(replace(chosen, language=""), lambda traits: traits.languages)
    year = "" if chosen.year is None else str(chosen.year)
    years = {int(value) for value in {*by_year, year} if value}
    return Facets(
        sections=_values(
            [(section.slug, section.name_in(language)) for section in sections],
            by_section,
            chosen.section,
        ),
        verdicts=_values(verdicts, by_verdict, chosen.verdict),
        years=_values([(str(one), str(one)) for one in sorted(years, reverse=True)], by_year, year),
        languages=_values(settings.LANGUAGES, by_language, chosen.language),
    )


def _values(
    names: Iterable[tuple[str, str]], counts: Mapping[str, int], chosen: str
) -> list[FacetValue]:
    return [
        FacetValue(value, label, counts.get(value, 0), value == chosen)
        for value, label in names
        if counts.get(value) or value == chosen
    ]
