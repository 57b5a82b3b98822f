"""A page that shows the design language by itself: letters, colours of sections, verdict marks."""

from pathlib import Path

from scripts.environment import ROOT

CSS = ROOT / "home" / "static" / "home" / "css"
MARKS = ROOT / "issues" / "templates" / "issues" / "parts" / "verdict_mark.html"
SHEETS = ("fonts", "tokens", "base", "layout", "components", "utilities")
WORDS = "Ў ў і ё аб’ява №193 «Захад» — ŭ Ł"
SIZES = ("name", "xxl", "xl", "l", "m", "s")
VERDICTS = ("better", "unchanged", "worse")
PIXELS = (10, 14, 24, 40)
TONES = 8
STYLE = """
    body { display: block; padding: 24px; }
    section + section { margin-block-start: 20px; }
    .grid { display: grid; grid-template-columns: repeat(4, 1fr); gap: 8px 24px; }
    .tone { color: var(--tone); border-block-start: 3px solid; font: 600 15px/1.8 var(--sans); }
    .tone + .tone { margin: 0; }
    .size { font-family: var(--display); font-weight: 600; line-height: 1.25; }
    .size small { font: 12px var(--sans); color: var(--quiet); }
    .text { font-family: var(--serif); font-weight: 400; }
    .marks { display: flex; gap: 14px; align-items: center; }
    .marks svg { transform: none; }
    .grey { filter: grayscale(1); }
"""


def mark(verdict: str, pixels: int) -> str:
    """The mark of ``verdict``, ``pixels`` wide: what the template of the site draws."""
    template = MARKS.read_text()
    shapes = dict(
        zip(("better", "worse", "unchanged"), template.split("<path d=")[1:], strict=True)
    )
    path = shapes[verdict].partition("/>")[0]
    return (
        f'<svg class="verdict-mark" data-verdict="{verdict}" fill-rule="evenodd" '
        f'viewBox="0 0 16 16" style="inline-size:{pixels}px;block-size:{pixels}px">'
        f"<path d={path}/></svg>"
    )


def row_of_marks(kind: str) -> str:
    marks = "".join(mark(verdict, pixels) for pixels in PIXELS for verdict in VERDICTS)
    return f'<div class="marks {kind}">{marks}</div>'


def html() -> str:
    """The whole page; its style sheets are those of the site it is shown on."""
    sheets = "".join(
        f'<link rel="stylesheet" href="/static/{Path("home/css") / name}.css">' for name in SHEETS
    )
    sizes = "".join(
        f'<p class="size{"" if size in SIZES[:3] else " text"}" '
        f'style="font-size:var(--text-{size})"><small>{size}</small> {WORDS}</p>'
        for size in SIZES
    )
    tones = "".join(f'<p class="tone" data-tone="{n}">Пытанні бяспекі</p>' for n in range(TONES))
    return (
        f'<!doctype html><html lang="be"><meta charset="utf-8">{sheets}<style>{STYLE}</style>'
        f'<body><section>{sizes}</section><section class="grid">{tones}</section>'
        f"<section>{row_of_marks('')}{row_of_marks('grey')}</section></body></html>"
    )
