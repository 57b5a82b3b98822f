"""What is drawn says what the verdicts say, week by week."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from issues.reading.ledger.series import Cell
from issues.reading.ledger.shapes import MARKS, UNIT, line_of, span, strip_of
from issues.reading.ledger.standing import ticks_of
from issues.verdicts import WEEK, Gap, Verdict, calendar, running

MONDAY = date(2018, 1, 1)
weeks = st.lists(st.sampled_from([*Verdict, *Gap]), min_size=1, max_size=53)


def cells_of(states: list[Verdict | Gap]) -> list[Cell]:
    return [
        Cell(MONDAY + number * WEEK, state, None)
        if isinstance(state, Verdict)
        else Cell(MONDAY + number * WEEK, None, state)
        for number, state in enumerate(states)
    ]


def points_of(states: list[Verdict | Gap]) -> list[int | None]:
    verdicts = {cell.week_start: cell.verdict for cell in cells_of(states) if cell.verdict}
    return running(verdicts, calendar(MONDAY, MONDAY + (len(states) - 1) * WEEK))


@given(weeks, st.integers(0, 5))
def test_every_verdict_stands_as_its_shape_in_the_column_of_its_week(
    states: list[Verdict | Gap], first: int
) -> None:
    strip = strip_of(cells_of(states), title="", description="", first=first)
    drawn = {
        (int(x) // UNIT, code)
        for code, path in strip.verdicts
        for x in re.findall(rf"M(\d+) {re.escape(MARKS[Verdict(code)])}", path)
    }

    assert drawn == {
        (first + place, state.value)
        for place, state in enumerate(states)
        if isinstance(state, Verdict)
    }
    assert strip.width == UNIT * (first + len(states))


@given(weeks)
def test_each_kind_of_gap_has_a_look_of_its_own_and_none_is_a_verdict(
    states: list[Verdict | Gap],
) -> None:
    strip = strip_of(cells_of(states), title="", description="")
    dots = {(int(x) - 3) // UNIT for x in re.findall(r"M(\d+) 4h", strip.gaps)}
    unused: set[int] = set()
    for x, width in re.findall(r"M(\d+) 4\.6h(\d+)v", strip.gaps):
        unused |= set(range(int(x) // UNIT, (int(x) + int(width)) // UNIT))

    assert dots == {n for n, state in enumerate(states) if state is Gap.NO_COMMENTARY}
    assert unused == {n for n, state in enumerate(states) if state is Gap.NOT_IN_USE}


def test_the_three_verdicts_differ_in_shape_not_in_colour_alone() -> None:
    assert len(set(MARKS.values())) == len(Verdict)


@given(weeks)
def test_the_line_drawn_is_the_sum_of_every_week(states: list[Verdict | Gap]) -> None:
    points = points_of(states)
    line = line_of(points, span([points]))

    assert drawn_points(line.path, len(points)) == points
    assert line.end == next((point for point in reversed(points) if point is not None), None)


@given(weeks)
def test_the_line_stays_within_its_picture(states: list[Verdict | Gap]) -> None:
    points = points_of(states)
    left, top, width, height = map(int, line_of(points, span([points])).view_box.split())

    assert (left, width) == (0, len(points))
    for point in (0, *points):
        assert point is None or top < -point < top + height


def drawn_points(path: str, count: int) -> list[int | None]:
    """The height at the end of each week, read back from the path; ``None`` where nothing is."""
    points: list[int | None] = [None] * count
    x = y = 0
    for command, numbers in re.findall(r"([MHVhlv])([^MHVhlv]*)", path):
        values = [int(number) for number in re.findall(r"-?\d+", numbers)]
        if command == "M":
            x, y = values
            continue
        length, rise = (values[0], 0) if command == "h" else (values[0], values[1])
        for step in range(1, length + 1):
            points[x + step - 1] = -(y + rise * step // length)
        x, y = x + length, y + rise
    return points


def test_lines_are_divided_by_years_and_within_a_year_by_quarters() -> None:
    two_years = calendar(date(2017, 12, 18), date(2018, 1, 8))

    assert [two_years[place] for place in ticks_of(two_years)] == [date(2018, 1, 1)]
    year = calendar(date(2018, 1, 1), date(2018, 12, 31))
    assert [year[place] for place in ticks_of(year)] == [
        date(2018, 4, 2),
        date(2018, 7, 2),
        date(2018, 10, 1),
    ]
    assert ticks_of([]) == []
