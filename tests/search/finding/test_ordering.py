"""Better hits come first, newer ones before older ones of the same worth."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from search.finding.found import COMMENTARY, PAGE
from search.finding.items import Item
from search.finding.ordering import first, newest, score

NEWEST = date(2024, 1, 1)
TITLE, STRONG, PASSING = 6, 3, 1


def item(
    name: str,
    weight: int = 1,
    week_start: date | None = NEWEST,
    *,
    position: int = 1,
    similar: bool = False,
) -> Item:
    kind, weights = COMMENTARY if week_start else PAGE, {"be": weight}
    found, names = ({}, weights) if similar else (weights, {})
    return Item(kind, name, week_start, position, {}, found, names)


def in_order(items: list[Item], order: str) -> str:
    return "".join(one.ids for one in first(items, len(items), order, newest(items)))


def years_ago(years: int) -> date:
    return NEWEST - timedelta(days=365 * years)


def test_no_recency_makes_up_for_a_word_in_passing() -> None:
    for better, worse in ((TITLE, STRONG), (STRONG, PASSING), (TITLE + 2, TITLE)):
        assert score(better, years_ago(30), NEWEST) > score(worse, NEWEST, NEWEST)


def test_recency_decides_between_equals_and_near_equals() -> None:
    assert score(TITLE, NEWEST, NEWEST) > score(TITLE, years_ago(1), NEWEST)
    assert score(20, NEWEST, NEWEST) > score(22, years_ago(10), NEWEST)
    assert score(TITLE, None, NEWEST) < score(TITLE, years_ago(50), NEWEST)


def test_the_formula_is_as_documented() -> None:
    assert score(8, NEWEST, NEWEST) == 8 * 1250
    assert score(8, NEWEST - timedelta(days=1000), NEWEST) == 8 * 1125
    assert score(8, NEWEST + timedelta(days=7), NEWEST) == 8 * 1250
    assert score(8, None, NEWEST) == 8 * 1000


def test_equals_stand_by_week_place_and_ids_in_whatever_order_they_come() -> None:
    expected = [
        item("a", 2, NEWEST, position=1),
        item("b", 2, NEWEST, position=2),
        item("c", 2, NEWEST, position=2),
        item("d", 2, years_ago(1), position=1),
        item("e", 2, None, position=0),
        item("f", 9, NEWEST, position=1, similar=True),
        item("g", 8, NEWEST, position=1, similar=True),
    ]
    for shuffled in list(permutations(expected))[::101]:
        assert in_order(list(shuffled), "relevance") == "abcdefg"


def test_the_first_are_those_that_would_stand_first_among_all() -> None:
    items = [item(name, weight % 5) for weight, name in enumerate("jihgfedcba")]
    everything = in_order(items, "relevance")

    for most in range(len(items) + 2):
        leading = first(items, most, "relevance", NEWEST)
        assert "".join(one.ids for one in leading) == everything[:most]


def test_by_date_weight_does_not_count_but_similar_ones_stay_last() -> None:
    items = [
        item("c", 1, NEWEST, similar=True),
        item("b", 8, years_ago(1)),
        item("a", 1, NEWEST),
        item("x", 8, None),
    ]

    assert in_order(items, "date") == "abxc"


@given(st.integers(0, 64), st.dates(), st.dates())
def test_a_score_is_a_whole_number_and_never_more_than_a_quarter_above(
    weight: int, week_start: date, latest: date
) -> None:
    found = score(weight, week_start, latest)

    assert isinstance(found, int)
    assert 1000 * weight <= found <= 1250 * weight
