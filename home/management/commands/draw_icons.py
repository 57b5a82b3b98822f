"""Draws the site's mark, the three verdicts one above the other, in every size browsers ask for."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from PIL import Image, ImageDraw

INK, PAPER = "#17212e", "#fcfcfb"  # as in home/css/tokens.css
GRID = 32
CORNER = 6
SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((16, 4.5), (24, 13), (8, 13)),
    ((6, 15), (26, 15), (26, 17), (6, 17)),
    ((8, 19), (24, 19), (16, 27.5)),
)
SMOOTHING = 8
STATIC = Path(__file__).resolve().parents[2] / "static" / "home"


def svg() -> str:
    """The mark as an SVG document."""
    shapes = "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in shape)}Z" for shape in SHAPES)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">'
        f'<rect width="{GRID}" height="{GRID}" rx="{CORNER}" fill="{INK}"/>'
        f'<path fill="{PAPER}" d="{shapes}"/></svg>\n'
    )


def raster(width: int, height: int, mark: int, corner: float = 0) -> Image.Image:
    """The mark, ``mark`` pixels high, in the middle of an inked field; all sizes in pixels."""
    size = (width * SMOOTHING, height * SMOOTHING)
    scale = mark * SMOOTHING / GRID
    left, top = (size[0] - GRID * scale) / 2, (size[1] - GRID * scale) / 2
    picture = Image.new("RGBA", size)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), corner * SMOOTHING, fill=INK)
    for shape in SHAPES:
        draw.polygon([(left + x * scale, top + y * scale) for x, y in shape], fill=PAPER)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def draw_all(folder: Path) -> list[Path]:
    """Writes ``icon.svg``, ``icon.png``, ``favicon.ico`` and ``share.png`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / name for name in ("icon.svg", "icon.png", "favicon.ico", "share.png")]
    paths[0].write_text(svg(), encoding="utf-8")
    raster(180, 180, 180).convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(paths[1])
    sizes = [raster(side, side, side, side * CORNER / GRID) for side in (16, 32, 48)]
    sizes[-1].save(paths[2], sizes=[i.size for i in sizes], append_images=sizes[:-1])
    share = raster(1200, 630, 460).convert("P", palette=Image.Palette.ADAPTIVE, colors=16)
    share.save(paths[3], optimize=True)
    return paths


class Command(BaseCommand):
    help = "Draws the icons and the sharing picture of home/static/home from one description."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=STATIC, help="folder to write into")

    def handle(self, *args: Any, **options: Any) -> None:
        for path in draw_all(options["to"]):
            self.stdout.write(str(path))
