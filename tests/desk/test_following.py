"""The rules by which stored translations follow their source, on plain data."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desk.following import (
    Following,
    follow_body,
    follow_commentaries,
    follow_html,
    in_order_of,
    with_own_blocks,
)

FOLLOWING = Following("be", datetime(2018, 6, 20, tzinfo=UTC), managed=True)


def _block(name: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "commentary",
        "value": {"verdict": "better", "title": name, "body": []},
    }


def _part(name: str, value: Any = "", kind: str = "paragraph") -> dict[str, Any]:
    return {"id": name, "type": kind, "value": value}


def _ids(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["id"] for block in blocks]


names = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(old=names, new=names, target=names)
def test_only_what_the_source_removed_is_removed(
    old: list[str], new: list[str], target: list[str]
) -> None:
    blocks = [[_block(name) for name in ids] for ids in (old, new, target)]
    followed = follow_commentaries(blocks[0], blocks[1], blocks[2], FOLLOWING)

    assert set(_ids(followed)) == set(target) - (set(old) - set(new))
    common = [name for name in new if name in _ids(followed)]
    assert [name for name in _ids(followed) if name in new] == common


@given(source=names, target=names)
def test_following_an_unchanged_source_in_its_order_changes_nothing(
    source: list[str], target: list[str]
) -> None:
    blocks = in_order_of(source, [_block(name) for name in target])

    unchanged = [_block(name) for name in source]
    assert follow_commentaries(unchanged, unchanged, blocks, FOLLOWING) == blocks


@given(rebuilt=names, current=names)
def test_own_blocks_come_back_once_and_the_rest_keeps_its_order(
    rebuilt: list[str], current: list[str]
) -> None:
    result = _ids(with_own_blocks([_part(n) for n in rebuilt], [_part(n) for n in current], []))

    assert sorted(result) == sorted({*rebuilt, *current})
    assert [name for name in result if name in rebuilt] == rebuilt


def test_an_own_block_stays_behind_its_neighbour() -> None:
    blocks = [_part("a"), _part("own"), _part("b")]

    assert _ids(in_order_of(["b", "a"], blocks)) == ["b", "a", "own"]
    assert _ids(with_own_blocks([_part("b"), _part("a")], blocks, ["a", "b"])) == ["b", "a", "own"]


def test_a_replaced_paragraph_stays_until_the_new_one_is_translated() -> None:
    target = [_part("a", "один"), _part("b", "два")]

    assert follow_body([_part("a"), _part("b")], [_part("a"), _part("c")], target) == target


def test_a_list_item_that_the_source_lost_is_lost() -> None:
    html = '<ul><li data-block-key="a">{}</li><li data-block-key="b">{}</li></ul>'

    followed = follow_html(
        html.format("one", "two"),
        '<ul><li data-block-key="b">two</li></ul>',
        html.format("адзін", "два"),
    )

    assert followed == '<ul><li data-block-key="b">два</li></ul>'


def test_a_text_is_never_emptied_by_a_paragraph_that_got_a_new_key() -> None:
    old, new = '<p data-block-key="a">one</p>', '<p data-block-key="b">one</p>'

    target = '<p data-block-key="a">адзін</p>'

    assert follow_html(old, new, target) == target


def test_a_link_moved_in_the_source_moves_in_the_translation() -> None:
    html = '<p data-block-key="a">{} <a href="{}">{}</a></p>'

    followed = follow_html(
        html.format("See", "https://old.example/", "this"),
        html.format("See", "https://new.example/", "this"),
        html.format("Глядзіце", "https://old.example/", "гэта"),
    )

    assert followed == html.format("Глядзіце", "https://new.example/", "гэта")


def _table(*rows: list[str]) -> dict[str, Any]:
    return {
        "columns": [{"type": "text", "heading": "Year"}, {"type": "text", "heading": "Sum"}],
        "rows": [{"values": row} for row in rows],
        "caption": "",
    }


def test_a_row_removed_from_a_table_is_gone_and_a_new_figure_waits() -> None:
    old = _table(["2016", "five"], ["2017", "six"])
    target = _table(["2016", "пяць"], ["2017", "шэсць"])

    def follow(new: dict[str, Any]) -> Any:
        (part,) = follow_body(
            [_part("t", old, "table")], [_part("t", new, "table")], [_part("t", target, "table")]
        )
        return part["value"]

    assert follow(_table(["2017", "six"]))["rows"] == [{"values": ["2017", "шэсць"]}]
    assert follow(_table(["2016", "nine"], ["2017", "six"])) == target
    assert [column["heading"] for column in follow(_table())["columns"]] == ["Year", "Sum"]


def test_a_picture_replaced_in_the_source_is_replaced_unless_the_translation_has_its_own() -> None:
    def picture(pk: int, caption: str) -> dict[str, Any]:
        return _part("p", {"picture": pk, "caption": caption, "credit": ""}, "picture")

    old, new = [picture(1, "A")], [picture(2, "")]

    assert follow_body(old, new, [picture(1, "Б")]) == [picture(2, "")]
    assert follow_body(old, new, [picture(3, "Б")]) == [picture(3, "")]


def test_blocks_that_this_version_cannot_read_are_kept_as_they_are() -> None:
    strange = [{"id": "a", "type": "from the future", "value": {"x": 1}}, _part("b", "damaged")]
    source = [_block("a"), _block("b")]

    assert follow_commentaries(source, source, strange, FOLLOWING) == strange
    assert follow_commentaries(strange, strange, source, FOLLOWING) == source
