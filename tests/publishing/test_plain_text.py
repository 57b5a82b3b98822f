"""The plain text is read in a terminal: narrow lines, whole addresses, tables that line up."""

from issues.document.content import Table
from issues.document.plain_text import WIDTH
from issues.document.rich_text import nodes_of
from publishing.making.plain_text import make_plain_text
from tests.publishing.documents import RICH, commentary, document, rich


def text_of(*parts: object, language: str = "en") -> str:
    fields = {"parts": parts} if parts else {}
    return make_plain_text(document(language, commentaries=(commentary(**fields),)), {}).decode()


def test_lines_are_no_longer_than_a_terminal_is_wide_addresses_aside() -> None:
    text = text_of(language="be")
    long = [line for line in text.splitlines() if len(line) > WIDTH]

    assert all("https://" in line for line in long)
    assert "незадаволенасць" in text
    assert "\u00a0" not in text
    assert text.endswith("/\n")


def test_links_are_numbered_and_listed_below_the_text() -> None:
    link = '<p>See <a href="https://elsewhere.test/1">one</a> and <a href="https://elsewhere.test/1">it</a>.</p>'
    text = text_of(rich(link))

    assert "See one [1] and it [1]." in text
    assert "Links:\n[1] https://elsewhere.test/1\n" in text


def test_lists_keep_their_signs_and_their_depth() -> None:
    text = text_of(rich(RICH))

    assert "A bold and fine link [1],\na new line." in text
    assert "* One\n  1. inside\n* Two" in text


def test_a_narrow_table_stands_in_columns_and_a_wide_one_in_lists() -> None:
    narrow = Table("Duties", ("Year", "Duty"), (("2018", "30 %"),))
    wide = Table("Words", ("Thing", "What it is"), (("It", "long " * 20),))

    assert "Duties\nYear  Duty\n----  ----\n2018  30 %\n" in text_of(narrow)
    assert "Words\n\n  Thing: It\n  What it is: long long" in text_of(wide)


def test_a_verdict_is_a_shape_and_words() -> None:
    text = text_of()

    assert "▼ The situation has gotten worse.\n  One sentence says why." in text
    assert " 1 ▼ A calm week at the border" in text


def test_text_outside_of_paragraphs_is_not_lost() -> None:
    kinds = [node.kind for node in nodes_of("loose <b>text</b><p>inside</p> more", "https://a/")]

    assert kinds == ["paragraph", "paragraph", "paragraph"]
