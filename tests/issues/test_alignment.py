"""Which paragraph of one language stands beside which of another."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.reading.alignment import Pair, Part, align
from issues.reading.paragraphs import paragraphs_of


def parts(names: str) -> list[Part]:
    """``"ab"`` is two paragraphs; a capital is a heading with the key of the small letter."""
    return [
        Part(name.lower(), "heading" if name.isupper() else "paragraph", (name, place))
        for place, name in enumerate(names)
    ]


def shown(rows: list[Pair]) -> str:
    """``"aa b- -c"``: what stands in the two columns of each row."""
    return " ".join("".join(part.content[0] if part else "-" for part in row) for row in rows)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", ""),
        ("abc", "abc", "aa bb cc"),
        ("abc", "", "a- b- c-"),
        ("", "ab", "-a -b"),
        ("abc", "ac", "aa b- cc"),
        ("ac", "abc", "aa -b cc"),
        ("abd", "acd", "aa b- -c dd"),
        # Turned round, one of the two pairs has to stand apart.
        ("ab", "ba", "a- bb -a"),
        ("abcd", "dabc", "-d aa bb cc d-"),
        ("abc", "xyz", "a- b- c- -x -y -z"),
        # The same key twice: first beside first, second beside second.
        ("aa", "aa", "aa aa"),
        ("aab", "ab", "aa a- bb"),
        # A heading is no paragraph, whatever it is called.
        ("aB", "ab", "aa B- -b"),
    ],
)
def test_paragraphs_with_one_name_stand_side_by_side(
    first: str, second: str, expected: str
) -> None:
    assert shown(align(parts(first), parts(second))) == expected


texts = st.text(alphabet="abcdeABC", max_size=12).map(parts)


@given(texts, texts)
def test_nothing_is_lost_or_doubled_and_both_keep_their_order(
    first: list[Part], second: list[Part]
) -> None:
    rows = align(first, second)

    assert [row.first for row in rows if row.first] == first
    assert [row.second for row in rows if row.second] == second


@given(texts, texts)
def test_only_what_has_the_same_name_stands_side_by_side(
    first: list[Part], second: list[Part]
) -> None:
    for left, right in align(first, second):
        if left and right:
            assert (left.kind, left.key) == (right.kind, right.key)


@given(texts)
def test_a_text_beside_itself_has_no_gap(text: list[Part]) -> None:
    assert align(text, text) == [Pair(part, part) for part in text]


def names(text: list[Part]) -> list[tuple[Any, ...]]:
    """Kind, key and turn of each part."""
    found: list[tuple[Any, ...]] = []
    for part in text:
        turn = sum(name[:2] == (part.kind, part.key) for name in found)
        found.append((part.kind, part.key, turn))
    return found


def most_pairs(first: list[Part], second: list[Part]) -> int:
    """By trying every selection: the longest one that both have in the same order."""
    left, right = names(first), names(second)
    for size in range(min(len(left), len(right)), 0, -1):
        of_right = set(combinations(right, size))
        if any(chosen in of_right for chosen in combinations(left, size)):
            return size
    return 0


short = st.text(alphabet="abcA", max_size=7).map(parts)


@given(short, short)
def test_there_are_as_many_pairs_as_there_can_be(first: list[Part], second: list[Part]) -> None:
    pairs = [row for row in align(first, second) if None not in row]

    assert len(pairs) == most_pairs(first, second)


def test_a_pair_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        _ = Pair(None, None).either


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ('<p data-block-key="k1">A <b>bold</b> word</p>', [("k1", "A bold word", "", 0, 0)]),
        ("<p></p><p> <br/></p>", []),
        (
            '<p data-block-key="k1">A</p><p data-block-key="k2">B</p>',
            [("k1", "A", "", 0, 0), ("k2", "B", "", 0, 0)],
        ),
        (
            '<ul><li data-block-key="k1">A</li><li data-block-key="k2">B</li></ul>',
            [("k1", "A", "ul", 1, 1), ("k2", "B", "ul", 2, 1)],
        ),
        (
            '<ol><li data-block-key="k1">A<ul><li data-block-key="k2">B</li></ul></li>'
            '<li data-block-key="k3">C</li></ol>',
            [("k1", "A", "ol", 1, 1), ("k2", "B", "ul", 1, 2), ("k3", "C", "ol", 2, 1)],
        ),
        # What the editor does not write, but a program might.
        ("loose <i>words</i><p>A</p>", [("", "loose words", "", 0, 0), ("", "A", "", 0, 0)]),
        ("<div><p>A</p>B</div>", [("", "AB", "", 0, 0)]),
        (
            "<ul>A<li>B</li><ol><li>C</li></ol></ul>",
            [
                ("", "A", "ul", 1, 1),
                ("", "B", "ul", 2, 1),
                ("", "C", "ol", 1, 2),
            ],
        ),
        ("<!-- nobody reads this --><p>A</p>", [("", "A", "", 0, 0)]),
        ("<p>1 &lt; 2 &amp; 3</p>", [("", "1 &lt; 2 &amp; 3", "", 0, 0)]),
    ],
)
def test_rich_text_is_taken_apart_into_paragraphs_and_items(
    html: str, expected: list[tuple[Any, ...]]
) -> None:
    found = [
        (
            paragraph.key,
            "".join(piece for piece in split_tags(paragraph.markup)),
            paragraph.list_tag,
            paragraph.number,
            paragraph.depth,
        )
        for paragraph in paragraphs_of(html)
    ]

    assert found == expected


def split_tags(markup: str) -> list[str]:
    """``markup`` without its tags, references left as they are written."""
    pieces = markup.replace("<", "\0<").replace(">", ">\0").split("\0")
    return [piece for piece in pieces if not piece.startswith("<")]


words = st.text(alphabet="абвabc <>&", min_size=1, max_size=6)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def a_list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


plain = words.map(escaped)
lists = st.lists(
    st.one_of(
        plain, st.tuples(plain, st.lists(plain, min_size=1, max_size=2).map(a_list)).map("".join)
    ),
    min_size=1,
    max_size=3,
).map(a_list)
rich_texts = st.lists(
    st.one_of(
        plain,
        plain.map(lambda text: f"<p>{text}</p>"),
        plain.map(lambda text: f"<p><b>{text}</b></p>"),
        lists,
    ),
    max_size=5,
).map("".join)


@given(rich_texts)
def test_no_word_of_a_rich_text_is_lost_or_doubled(html: str) -> None:
    whole = "".join(split_tags(html)).split()
    kept = "".join(
        piece for paragraph in paragraphs_of(html) for piece in split_tags(paragraph.markup)
    )

    assert "".join(kept.split()) == "".join(whole)
