"""Strips and lines as SVG path data: a few paths each, however many weeks they show.

A strip is 10 units high and 10 wide for each week. A line is 1 unit wide for each week and 1 high
for each verdict, to be stretched as wide and high as the page wants it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from issues.reading.ledger.series import Cell
from issues.verdicts import Gap, Verdict

UNIT = 10
MARKS = {
    Verdict.BETTER: "9.5h9l-4.5-9zm2.2-1.3h4.6l-2.3-4.7z",
    Verdict.UNCHANGED: "3.5h8v3h-8z",
    Verdict.WORSE: "0.5h9l-4.5 9z",
}
DOT = "4h2v2h-2z"


@dataclass(frozen=True)
class Strip:
    """Weeks side by side; ``title`` and ``description`` say in words what they show.

    ``verdicts`` are ``(code, path data)``, better first; ``gaps`` is path data. A week without an
    issue is left empty, one without a commentary is a dot, one not in use a part of a thin line.
    """

    width: int
    verdicts: tuple[tuple[str, str], ...]
    gaps: str
    title: str
    description: str


@dataclass(frozen=True)
class Line:
    """The sum of the verdicts from week to week. ``view_box`` covers all that it may have to show.

    ``path`` is interrupted where there is no verdict; ``zero`` is where the sum is nothing;
    ``ticks`` divide the weeks; ``end`` is the last sum, ``None`` for a line without any.
    """

    view_box: str
    path: str
    zero: str
    ticks: str
    end: int | None


def strip_of(
    cells: Sequence[Cell], *, title: str, description: str, first: int = 0, columns: int = 0
) -> Strip:
    """``cells`` of adjoining weeks, the first of them in column ``first`` of ``columns``."""
    marks: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
    gaps: list[str] = []
    unused = 0
    for place, cell in enumerate([*cells, None], start=first):
        if cell is not None and cell.gap is Gap.NOT_IN_USE:
            unused += 1
            continue
        if unused:
            width = unused * UNIT
            gaps.append(f"M{place * UNIT - width} 4.6h{width}v.8h-{width}z")
            unused = 0
        if cell is not None and cell.verdict is not None:
            marks[cell.verdict].append(f"M{place * UNIT} {MARKS[cell.verdict]}")
        elif cell is not None and cell.gap is Gap.NO_COMMENTARY:
            gaps.append(f"M{place * UNIT + 3} {DOT}")
    return Strip(
        width=UNIT * (columns or first + len(cells)),
        verdicts=tuple((code.value, "".join(shapes)) for code, shapes in marks.items() if shapes),
        gaps="".join(gaps),
        title=title,
        description=description,
    )


def span(lines: Iterable[Iterable[int | None]]) -> tuple[int, int]:
    """The lowest and the highest point of ``lines``, zero among them: one scale for all."""
    points = [point for line in lines for point in line if point is not None]
    return min([0, *points]), max([0, *points])


def line_of(
    points: Sequence[int | None], scale: tuple[int, int], ticks: Iterable[int] = ()
) -> Line:
    """``points`` week by week, on the ``scale`` from the lowest to the highest of all lines.

    ``ticks`` are the places of weeks before which a year or a quarter ends.
    """
    low, high = scale
    width, top, height = max(1, len(points)), -high - 1, high - low + 2
    return Line(
        view_box=f"0 {top} {width} {height}",
        ticks="".join(f"M{place} {top}v{height}" for place in ticks),
        path=_path(points),
        zero=f"M0 0h{width}",
        end=next((point for point in reversed(points) if point is not None), None),
    )


def _path(points: Sequence[int | None]) -> str:
    """Each week is a step from where the line stood; equal steps are drawn as one."""
    parts: list[str] = []
    stood, slope, length, drawing = 0, 0, 0, False

    def draw() -> None:
        if length:
            rise = -slope * length
            parts.append(f"l{length}{rise if rise < 0 else f' {rise}'}" if rise else f"h{length}")

    for place, point in enumerate(points):
        step = None if point is None else point - stood
        if step != slope or not drawing:
            draw()
            length = 0
        if point is None or step is None:
            drawing = False
            continue
        if not drawing:
            parts.append(f"M{place} {-stood}")
        drawing, slope, stood, length = True, step, point, length + 1
    draw()
    return "".join(parts)
