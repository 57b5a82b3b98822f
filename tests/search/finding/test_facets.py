"""The number beside a choice is the number of results it gives."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from issues.models import Section
from search.asking import Vocabulary, parse
from search.finding import Chosen, Facets, FacetValue, find
from search.finding.facets import Traits, facets_of, passes_choice, passes_filters
from tests.search.finding.archive import publish

SECTIONS = [Section(slug=slug, name_be=slug, name_ru=slug, name_en=slug) for slug in "cab"]
VERDICTS = ["better", "unchanged", "worse"]
LANGUAGES = ["be", "ru", "en"]
YEARS = [2018, 2019, 2021]

COMMENTARIES = st.builds(
    Traits,
    st.sampled_from("abc"),
    st.sampled_from(VERDICTS),
    st.sampled_from(YEARS),
    st.sets(st.sampled_from(LANGUAGES), min_size=1).map(frozenset),
)
PAGES = st.builds(
    Traits,
    st.just(""),
    st.just(""),
    st.sampled_from([None, *YEARS]),
    st.sets(st.sampled_from(LANGUAGES), min_size=1).map(frozenset),
)
CHOICES = st.builds(
    Chosen,
    st.sampled_from(["", "a", "b", "c"]),
    st.sampled_from(["", *VERDICTS]),
    st.sampled_from([None, *YEARS, 2030]),
    st.sampled_from(["", *LANGUAGES]),
)


def chosen_anew(chosen: Chosen, kind: str, value: str) -> Chosen:
    """``chosen`` with another value of one kind."""
    values = {
        "section": chosen.section,
        "verdict": chosen.verdict,
        "year": chosen.year or "",
        "language": chosen.language,
    } | {kind: value}
    return Chosen(
        str(values["section"]),
        str(values["verdict"]),
        int(values["year"]) if values["year"] else None,
        str(values["language"]),
    )


def every_value(facets: Facets) -> Iterator[tuple[str, FacetValue]]:
    for kind, values in (
        ("section", facets.sections),
        ("verdict", facets.verdicts),
        ("year", facets.years),
        ("language", facets.languages),
    ):
        for value in values:
            yield kind, value


@given(st.lists(st.one_of(COMMENTARIES, PAGES), max_size=40), CHOICES)
def test_each_count_is_that_of_the_results_with_this_value_chosen(
    items: list[Traits], chosen: Chosen
) -> None:
    facets = facets_of(Counter(items), chosen, SECTIONS, "en")

    listed = dict.fromkeys(["section", "verdict", "year", "language"], 0)
    for kind, value in every_value(facets):
        narrowed = chosen_anew(chosen, kind, value.value)
        assert value.count == sum(passes_choice(traits, narrowed) for traits in items)
        assert value.chosen == (narrowed == chosen)
        assert value.count or value.chosen
        listed[kind] += value.count
    for kind in ("section", "verdict", "year"):
        lifted = chosen_anew(chosen, kind, "")
        having = [
            traits for traits in items if passes_choice(traits, lifted) and getattr(traits, kind)
        ]
        assert listed[kind] == len(having)


@given(st.lists(COMMENTARIES, max_size=40))
def test_values_stand_in_their_own_order(items: list[Traits]) -> None:
    facets = facets_of(Counter(items), Chosen(), SECTIONS, "en")

    def stand(values: list[FacetValue], order: list[str]) -> bool:
        found = [value.value for value in values]
        return found == [value for value in order if value in found]

    assert stand(facets.sections, list("cab"))
    assert stand(facets.verdicts, VERDICTS)
    assert stand(facets.years, ["2021", "2019", "2018"])
    assert stand(facets.languages, LANGUAGES)


@given(
    COMMENTARIES,
    st.sampled_from(["", "section:a", "-section:a", "section:a section:b", "-section:b"]),
    st.sampled_from(["", "verdict:worse", "-verdict:worse verdict:better"]),
    st.sampled_from(["", "year:2018-2019", "-year:2019"]),
)
def test_filters_of_a_question_pass_what_they_say(
    traits: Traits, section: str, verdict: str, year: str
) -> None:
    vocabulary = Vocabulary.of(dict.fromkeys("abc", ()))
    question = parse(f"{section} {verdict} {year}", vocabulary)
    passes = [
        not section or (f"-section:{traits.section}" not in section)
        if section.startswith("-") or not section
        else f"section:{traits.section}" in section,
        {"": True, "verdict:worse": traits.verdict == "worse"}.get(
            verdict, traits.verdict == "better"
        ),
        {"": True, "-year:2019": traits.year != 2019}.get(year, traits.year in {2018, 2019}),
    ]

    assert passes_filters(traits, question) == all(passes)


@pytest.mark.parametrize("order", ["relevance", "date"])
def test_what_is_counted_is_what_is_found(site: Site, order: str) -> None:
    texts = {"be": ("Газ", "Тэкст."), "ru": ("Газ", "Текст."), "en": ("Gas", "Text.")}
    publish({"be": texts["be"]}, date(2018, 6, 11), verdict="better")
    publish({"be": texts["be"], "ru": texts["ru"]}, date(2019, 6, 10), section="the-ruling-elite")
    publish(texts, date(2019, 6, 17), verdict="better")
    publish({"ru": texts["ru"]}, date(2020, 6, 15), verdict="worse")

    for section, verdict, year, language in product(
        ("", "security-issues"), ("", "better"), (None, 2019), ("", "ru", "en")
    ):
        chosen = Chosen(section, verdict, year, language)
        found = find("газ", "be", chosen=chosen, order=order)
        assert found.total == len(found.results)
        for kind, value in every_value(found.facets):
            narrowed = find("газ", "be", chosen=chosen_anew(chosen, kind, value.value))
            assert narrowed.total + narrowed.similar == value.count


def test_labels_are_in_the_readers_language(site: Site) -> None:
    publish({"be": ("Газ", "Тэкст.")}, date(2018, 6, 11), verdict="better")
    facets = find("газ", "ru").facets

    assert [value.label for value in facets.sections] == ["Вопросы безопасности"]
    assert [value.label for value in facets.verdicts] == ["Ситуация улучшилась"]
    assert [value.label for value in facets.languages] == ["Беларуская"]
