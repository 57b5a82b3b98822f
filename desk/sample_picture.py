"""The one picture of the sample archive: a chart whose only words are years and numbers."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw, ImageFont

from issues.models import PublicationImage

TITLE = "Belarus–Russia trade, 2013–2017"
CREDIT = "Situation in Belarus"
LICENCE = "CC BY 4.0"

# Trade in goods, billions of US dollars, rounded from the yearly releases of Belstat.
_VALUES = {2013: 40, 2014: 37, 2015: 28, 2016: 26, 2017: 32}

_SIZE = (1200, 675)
_BACKGROUND, _BAR, _LAST_BAR, _INK = "#f6f4ef", "#8aa1b1", "#1f4e6b", "#20262b"


@dataclass(frozen=True)
class PictureText:
    """What stands with the picture in one language."""

    alt_text: str
    caption: str


@dataclass(frozen=True)
class PicturePlace:
    """Where the picture stands: after ``after`` parts of the body of one commentary."""

    week_start: date
    commentary: int
    after: int


PLACE = PicturePlace(date(2018, 6, 11), commentary=3, after=1)

TEXTS = {
    "en": PictureText(
        "Column chart: trade falls from about 40 in 2013 to about 26 in 2016 "
        "and rises to about 32 in 2017.",
        "Trade in goods between Belarus and Russia, billions of US dollars, rounded",
    ),
    "be": PictureText(
        "Слупковая дыяграма: гандаль змяншаецца прыкладна з 40 у 2013 годзе да 26 у 2016-м "
        "і павялічваецца прыкладна да 32 у 2017-м.",
        "Гандаль таварамі паміж Беларуссю і Расіяй, мільярды долараў ЗША, лічбы акругленыя",
    ),
    "ru": PictureText(
        "Столбчатая диаграмма: торговля сокращается примерно с 40 в 2013 году до 26 в 2016-м "
        "и увеличивается примерно до 32 в 2017-м.",
        "Торговля товарами между Беларусью и Россией, миллиарды долларов США, цифры округлены",
    ),
}


def draw_chart() -> bytes:
    """The chart as a PNG."""
    width, height = _SIZE
    image = Image.new("RGB", _SIZE, _BACKGROUND)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=34)
    base, top = height - 90, 90
    step = (width - 120) // len(_VALUES)
    for place, (year, value) in enumerate(_VALUES.items()):
        left = 60 + place * step + step // 6
        right = left + step * 2 // 3
        bar_top = base - (base - top) * value // max(_VALUES.values())
        last = place == len(_VALUES) - 1
        draw.rectangle((left, bar_top, right, base), fill=_LAST_BAR if last else _BAR)
        middle = (left + right) // 2
        draw.text((middle, bar_top - 14), str(value), font=font, fill=_INK, anchor="ms")
        draw.text((middle, base + 52), str(year), font=font, fill=_INK, anchor="ms")
    draw.line((60, base, width - 60, base), fill=_INK, width=3)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def ensure_picture() -> PublicationImage:
    """The chart in the picture library, made where missing."""
    existing = PublicationImage.objects.filter(title=TITLE).first()
    if existing is not None:
        return existing
    file = ImageFile(BytesIO(draw_chart()), name="trade-2013-2017.png")
    picture: PublicationImage = PublicationImage.objects.create(
        title=TITLE,
        file=file,
        width=_SIZE[0],
        height=_SIZE[1],
        description=TEXTS["en"].alt_text,
        credit=CREDIT,
        licence=LICENCE,
    )
    return picture
