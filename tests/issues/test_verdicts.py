"""What a section's verdicts add up to, whatever the weeks."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from issues.verdicts import (
    VALUES,
    WEEK,
    Change,
    Gap,
    Run,
    Share,
    Verdict,
    calendar,
    changes,
    gap_of,
    quarter_of,
    run_ending,
    running,
    shares,
    weekly,
)

MONDAY = date(2018, 6, 11)
BETTER, UNCHANGED, WORSE = Verdict.BETTER, Verdict.UNCHANGED, Verdict.WORSE

mondays = st.integers(0, 160).map(lambda number: date(2016, 11, 28) + number * WEEK)
observations = st.lists(st.tuples(mondays, st.sampled_from(Verdict.values)), max_size=60)
series = observations.map(weekly)


def after(*verdicts: Verdict | None) -> dict[date, Verdict]:
    """Verdicts of adjoining weeks from ``MONDAY`` on; ``None`` for a week without one."""
    return {MONDAY + number * WEEK: verdict for number, verdict in enumerate(verdicts) if verdict}


@given(observations)
def test_the_sign_of_a_weeks_sum_is_its_verdict(given: list[tuple[date, str]]) -> None:
    weeks = weekly(given)

    assert list(weeks) == sorted({week for week, _code in given})
    for week, verdict in weeks.items():
        total = sum(VALUES[Verdict(code)] for other, code in given if other == week)
        assert VALUES[verdict] * total >= 0
        assert (VALUES[verdict] == 0) == (total == 0)


@given(observations, st.randoms())
def test_the_order_of_commentaries_does_not_matter(
    given: list[tuple[date, str]], random: Random
) -> None:
    shuffled = sorted(given, key=lambda _one: random.random())

    assert list(weekly(shuffled).items()) == list(weekly(given).items())


@given(series)
def test_a_week_with_one_verdict_keeps_it(weeks: dict[date, Verdict]) -> None:
    assert weekly((week, verdict.value) for week, verdict in weeks.items()) == weeks


def test_better_and_worse_in_one_week_are_unchanged() -> None:
    assert weekly([(MONDAY, "better"), (MONDAY, "worse")]) == {MONDAY: UNCHANGED}
    assert weekly([(MONDAY, "unchanged"), (MONDAY, "worse")]) == {MONDAY: WORSE}


@given(series)
def test_between_two_changes_every_verdict_is_the_same(weeks: dict[date, Verdict]) -> None:
    changed = {change.week_start: change for change in changes(weeks)}
    previous: tuple[date, Verdict] | None = None
    for week, verdict in weeks.items():
        if previous is None or previous[1] == verdict:
            assert week not in changed
        else:
            assert changed[week] == Change(week, verdict, previous[1], previous[0])
        previous = (week, verdict)


def test_the_first_verdict_of_all_is_not_a_change_and_a_gap_hides_none() -> None:
    weeks = after(WORSE, None, None, BETTER, None, BETTER)

    assert changes(weeks) == [Change(MONDAY + 3 * WEEK, BETTER, WORSE, MONDAY)]
    assert changes({}) == []


@given(series, mondays)
def test_a_run_is_as_long_as_can_be_and_has_no_other_week_in_it(
    weeks: dict[date, Verdict], last: date
) -> None:
    run = run_ending(weeks, last)

    if run is None:
        assert last not in weeks
        return
    inside = calendar(run.first, last)
    assert len(inside) == run.weeks >= 1
    assert {weeks.get(week) for week in inside} == {run.verdict}
    assert weeks.get(run.first - WEEK) != run.verdict


def test_a_week_without_a_verdict_ends_a_run() -> None:
    weeks = after(WORSE, WORSE, None, WORSE, WORSE, WORSE)

    assert run_ending(weeks, MONDAY + 5 * WEEK) == Run(WORSE, 3, MONDAY + 3 * WEEK)
    assert run_ending(weeks, MONDAY + 2 * WEEK) is None
    assert run_ending(weeks, MONDAY + 6 * WEEK) is None


@given(series)
def test_the_shares_of_all_quarters_count_every_verdict_once(weeks: dict[date, Verdict]) -> None:
    found = shares(weeks)

    for place, verdict in enumerate(Verdict):
        assert sum(share[place] for share in found.values()) == list(weeks.values()).count(verdict)
    for quarter, share in found.items():
        assert 1 <= share.total <= 14
        assert share.total == sum(quarter_of(week) == quarter for week in weeks)


def test_a_week_belongs_to_the_quarter_of_its_monday() -> None:
    assert quarter_of(date(2018, 12, 31)) == (2018, 4)
    assert quarter_of(date(2019, 1, 7)) == (2019, 1)
    assert quarter_of(date(2019, 4, 1)) == (2019, 2)
    assert shares(after(WORSE, BETTER, None, WORSE)) == {
        (2018, 2): Share(1, 0, 1),
        (2018, 3): Share(0, 0, 1),
    }


@given(series, mondays, mondays)
def test_the_line_moves_by_each_verdict_and_nowhere_else(
    weeks: dict[date, Verdict], first: date, last: date
) -> None:
    days = calendar(first, last)
    line = running(weeks, days)
    stood = 0
    for week, point in zip(days, line, strict=True):
        if week in weeks:
            assert point is not None
            assert point - stood == VALUES[weeks[week]]
            stood = point
        else:
            assert point is None


def test_a_gap_is_no_zero_and_the_line_goes_on_from_where_it_stood() -> None:
    days = calendar(MONDAY, MONDAY + 4 * WEEK)

    assert running(after(WORSE, WORSE, None, UNCHANGED, BETTER), days) == [-1, -2, None, -2, -1]
    assert running({}, days) == [None] * 5


@given(mondays, mondays)
def test_the_calendar_holds_every_monday_once(first: date, last: date) -> None:
    days = calendar(first, last)

    assert (days == []) == (last < first)
    assert all(day.weekday() == 0 for day in days)
    assert days == sorted(set(days))
    assert not days or (days[0], days[-1]) == (first, last)


def test_a_gap_says_why_it_is_one() -> None:
    assert gap_of(MONDAY, True, None, None) == Gap.NO_COMMENTARY
    assert gap_of(MONDAY, False, None, None) == Gap.NO_ISSUE
    assert gap_of(MONDAY, False, MONDAY, MONDAY) == Gap.NO_ISSUE
    assert gap_of(MONDAY, True, MONDAY + WEEK, None) == Gap.NOT_IN_USE
    assert gap_of(MONDAY, False, None, MONDAY - WEEK) == Gap.NOT_IN_USE
