"""A document with a part of every kind, as the makers get it."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.utils import translation
from PIL import Image

from issues.document.content import (
    Commentary,
    Document,
    LinkCard,
    Notice,
    Part,
    Picture,
    Quote,
    RichText,
    Source,
    Subheading,
    Table,
)
from issues.document.rich_text import nodes_of
from issues.verdicts import Verdict
from publishing.documents import mark_of_verdict
from publishing.words import words_of_files

ORIGIN = "https://situation.test"
TITLES = {
    "be": "Сітуацыя ў Беларусі",
    "ru": "Ситуация в Беларуси",
    "en": "Situation in Belarus",
}
WEEKS = {
    "be": "11–17 чэрвеня 2018 г.",
    "ru": "11–17 июня 2018 г.",
    "en": "June 11 – June 17, 2018",
}
LONG_BELARUSIAN = (
    "Пасля прэзідэнцкіх выбараў найбуйнейшыя прадпрыемствы дэманстравалі незадаволенасць "
    "эканамічнымі вынікамі міжнароднага супрацоўніцтва, і ў аб’яднаннях гаварылі пра гэта ўголас. "
)
RICH = (
    '<p>A <b>bold</b> and <i>fine</i> <a href="https://elsewhere.test/?a=1&amp;b=2">link</a>,'
    "<br/>a new line.</p><ul><li>One<ol><li>inside</li></ol></li><li>Two</li></ul>"
)


def rich(html: str) -> RichText:
    return RichText(nodes_of(html, f"{ORIGIN}/en/issues/2018-06-11/"))


def every_part() -> tuple[Part, ...]:
    return (
        rich(f"<p>{LONG_BELARUSIAN * 6}</p>"),
        Subheading("A subheading of 193-1"),
        rich(RICH),
        Quote((("The first line", "and the second"), ("Another paragraph",)), "A minister"),
        Picture("picture-1-5.jpg", "original_images/x.png", "A column chart", "Trade", "CC BY 4.0"),
        Picture("picture-1-6.jpg", "", "A picture that is gone", "", ""),
        Table("Duties", ("Year", "Duty"), (("2018", "30 %"), ("2019", "25 %"))),
        LinkCard("A film", "https://elsewhere.test/film", "Two hours long"),
    )


def commentary(**fields: Any) -> Commentary:
    """The smallest commentary with every part; ``fields`` stand in for its own."""
    made = Commentary(
        section="Security issues",
        verdict="worse",
        verdict_words="The situation has gotten worse",
        reason="One sentence says why.",
        title="A calm week at the border",
        lead="The week in one sentence.",
        parts=every_part(),
        authors=(),
        sources=(Source("A decree", "https://elsewhere.test/decree"), Source("A talk", "")),
        address=f"{ORIGIN}/en/issues/2018-06-11/a-calm-week-at-the-border/",
        notices=(
            Notice("June 20, 2018", "The original was corrected; this text is not.", pending=True),
            Notice("June 19, 2018", "The duty is 30 %, not 13 %.", pending=False),
        ),
    )
    return replace(made, **fields)


def document(language: str = "be", **fields: Any) -> Document:
    """An issue of two commentaries; ``fields`` stand in for its own."""
    address = f"{ORIGIN}/{language}/issues/2018-06-11/"
    with translation.override(language):
        words = words_of_files(WEEKS[language], address, "18")
    made = Document(
        language=language,
        key="6f7b8c1e-0000-4000-8000-000000000001",
        week="2018-06-11",
        week_words=WEEKS[language],
        title=TITLES[language],
        introduction=nodes_of("<p>What the <b>week</b> was about.</p>", address),
        commentaries=(commentary(), commentary(verdict="better", title="The second of them")),
        address=address,
        published="2018-06-18T09:00:00Z",
        changed="2018-06-19T10:00:00Z",
        words=words,
        marks={code: mark_of_verdict(code) for code in Verdict.values},
    )
    return replace(made, **fields)


def pictures() -> dict[str, bytes]:
    out = BytesIO()
    Image.new("RGB", (600, 300), "#8aa1b1").save(out, "JPEG")
    return {"picture-1-5.jpg": out.getvalue()}
