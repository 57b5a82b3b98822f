"""English words meet in all their forms."""

import pytest

from search.analysis import keys
from search.analysis.english import lemmas

FORMS = """
election: elections election’s elections’ ELECTION
country: countries
go: goes going went gone
think: thinks thinking thought
say: says said
leave: leaves left leaving
life: lives
crisis: crises
build: built building builds
find: found finding finds
grow: grew grown growing grows
mix: mixed mixing
class: classes
mass: masses
cancel: cancelled cancelling canceled
develop: developed developing
create: created creating
hope: hoping hoped
close: closed closest closer
bad: worse worst
sit: sitting sat
Belarusian: Belarusians
Lithuanian: Lithuanians
Lukashenka: Lukashenka’s Lukashenka's
oligarchy: oligarchies
blogger: bloggers
café: cafe cafés
"""
BRITISH = """
organisation organization · organised organized · analyse analyze · colour color
labour labor · neighbouring neighboring · centre center · theatre theater · defence defense
programme program · dialogue dialog · behaviour behavior · favourite favorite
"""


def forms() -> list[tuple[str, str]]:
    rows = [line.partition(":") for line in FORMS.split("\n") if line]
    return [(lemma, form) for lemma, _, members in rows for form in members.split()]


@pytest.mark.parametrize(("lemma", "form"), forms())
def test_a_form_is_found_by_its_word(lemma: str, form: str) -> None:
    assert set(keys(form, "en")) & set(keys(lemma, "en"))


@pytest.mark.parametrize("pair", BRITISH.replace("\n", " · ").strip(" ·").split(" · "))
def test_british_and_american_spellings_meet(pair: str) -> None:
    british, american = pair.split()

    assert set(keys(british, "en")) & set(keys(american, "en"))


def test_words_that_differ_stay_apart() -> None:
    for first, second in (("news", "new"), ("media", "medium"), ("wing", "we"), ("hope", "hop")):
        assert not set(keys(first, "en")) & set(keys(second, "en"))


def test_a_noun_made_of_a_verb_is_itself_too() -> None:
    assert lemmas("building") == ["building", "build"]
    assert lemmas("morning") == ["morning"]


def test_an_abbreviation_is_found_with_and_without_dots() -> None:
    assert set(keys("U.S.", "en")) & set(keys("US", "en"))
    assert keys("U.S.", "en") == ("us",)


def test_any_latin_letters_are_folded() -> None:
    spelled = {"Łódź": "lodz", "Straße": "strasse", "Þór": "thor", "Œuvre": "oeuvre", "ﬁn": "fin"}

    assert {word: keys(word, "en")[-1] for word in spelled} == spelled
