"""How a translated text follows an edit of its source without ever showing untranslated words.

Everything here is pure: StreamField data as it is stored goes in, new data comes out. What the
edit only took away disappears from the translation at once; where it also added something, the
translation keeps what it had until somebody has translated the addition. What is the same in
every language is copied. Blocks that the source never had stay where they are.
"""

import json
from collections.abc import Collection, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup, Tag

from desk.corrections import Block, follow_corrections

SAME_IN_EVERY_LANGUAGE = ("section", "verdict", "byline", "authors", "sources", "slug")
_MAY_BE_EMPTIED = {
    "quote": ("attribution",),
    "picture": ("caption", "credit"),
    "link_card": ("description",),
}
_COPIED_UNLESS_OWN = {"picture": "picture", "link_card": "url"}


@dataclass(frozen=True)
class SourceText:
    """What translations are made from."""

    week_start: str
    introduction: str
    commentaries: list[Block]

    @classmethod
    def from_json(cls, content_json: str) -> "SourceText":
        """From a page's serialised content, as revisions and translation sources keep it."""
        content = json.loads(content_json)
        return cls(
            content["week_start"],
            content["introduction"] or "",
            json.loads(content["commentaries"]),
        )


@dataclass(frozen=True)
class Following:
    """How a page follows its source, which is written in ``language``.

    ``managed`` is false for a page that is edited on its own: its texts and the order of its
    commentaries are left alone. ``current`` are the ids of the commentaries that lack nothing
    their source says after the edit, which is of the moment ``at``.
    """

    language: str
    at: datetime
    managed: bool = False
    current: Collection[str] = ()


def follow_commentaries(
    old: list[Block], new: list[Block], target: list[Block], following: Following
) -> list[Block]:
    """The translation's commentaries after its source changed from ``old`` to ``new``.

    Removals, order and what is the same in every language follow at once.
    """
    old_by_id, new_by_id = _by_id(old), _by_id(new)
    kept = [block for block in target if block["id"] in new_by_id or block["id"] not in old_by_id]
    if following.managed:
        kept = in_order_of([block["id"] for block in new], kept)
    return [
        _follow_commentary(old_by_id.get(block["id"]), new_by_id[block["id"]], block, following)
        if block["id"] in new_by_id
        else block
        for block in kept
    ]


def title_of(block: Block) -> str:
    """The title of a stored commentary; empty where it has none."""
    return (block["value"].get("title") or "") if _readable(block) else ""


def _readable(block: Block) -> bool:
    """Not what a newer version or a damaged row left in the data: that is kept untouched."""
    return block["type"] == "commentary" and isinstance(block["value"], dict)


def in_order_of(order: Sequence[str], blocks: list[Block]) -> list[Block]:
    """``blocks`` in the given order; one that is not named stays after its predecessor."""
    rank = {block_id: place for place, block_id in enumerate(order)}
    keys: dict[str, tuple[int, int]] = {}
    last = -1
    for place, block in enumerate(blocks):
        last = rank.get(block["id"], last)
        keys[block["id"]] = (last, -1 if block["id"] in rank else place)
    return sorted(blocks, key=lambda block: keys[block["id"]])


def with_own_blocks(
    rebuilt: list[Block], current: list[Block], source_ids: Collection[str]
) -> list[Block]:
    """``rebuilt`` with those blocks of ``current`` put back that never came from the source."""
    known = {block["id"] for block in rebuilt} | set(source_ids)
    result = list(rebuilt)
    previous: str | None = None
    for block in current:
        if block["id"] not in known:
            ids = [placed["id"] for placed in result]
            result.insert(ids.index(previous) + 1 if previous in ids else 0, block)
        if any(placed["id"] == block["id"] for placed in result):
            previous = block["id"]
    return result


def _by_id(blocks: list[Block]) -> dict[str, Block]:
    return {block["id"]: block for block in blocks}


def _follow_commentary(old: Block | None, new: Block, target: Block, following: Following) -> Block:
    if not all(map(_readable, (old or new, new, target))):
        return target
    result = deepcopy(target)
    value = result["value"]
    before = old["value"] if old else new["value"]
    verdict_changed = value.get("verdict") != new["value"].get("verdict")
    for name in SAME_IN_EVERY_LANGUAGE:
        if name in new["value"]:
            value[name] = new["value"][name]
    follow_corrections(
        before,
        new["value"],
        value,
        language=following.language,
        included_at=following.at if target["id"] in following.current else None,
    )
    if not following.managed:
        return result
    old_reason, new_reason = before.get("verdict_reason"), new["value"].get("verdict_reason")
    if old_reason != new_reason and (verdict_changed or not new_reason):
        # A reason for another verdict would contradict the verdict it stands beside.
        value["verdict_reason"] = ""
    value["body"] = follow_body(
        before.get("body") or [], new["value"].get("body") or [], value.get("body") or []
    )
    return result


def follow_body(old: list[Block], new: list[Block], target: list[Block]) -> list[Block]:
    """The parts of a translated text after those of its source changed."""
    old_by_id, new_by_id = _by_id(old), _by_id(new)
    gone = set() if new_by_id.keys() - old_by_id.keys() else old_by_id.keys() - new_by_id.keys()
    kept = [block for block in target if block["id"] not in gone]
    return [
        _follow_part(old_by_id[block["id"]], new_by_id[block["id"]], block)
        if block["id"] in old_by_id and block["id"] in new_by_id
        else block
        for block in in_order_of([block["id"] for block in new], kept)
    ]


def _follow_part(old: Block, new: Block, target: Block) -> Block:
    if old["value"] == new["value"] or not old["type"] == new["type"] == target["type"]:
        return target
    kind = target["type"]
    if len({type(block["value"]) for block in (old, new, target)}) != 1:
        return target
    result = deepcopy(target)
    if kind == "paragraph":
        result["value"] = follow_html(old["value"], new["value"], target["value"])
    elif kind == "table":
        result["value"] = _follow_table(old["value"], new["value"], target["value"])
    for name in _MAY_BE_EMPTIED.get(kind, ()):
        if not new["value"].get(name):
            result["value"][name] = ""
    own = _COPIED_UNLESS_OWN.get(kind)
    if own and target["value"].get(own) == old["value"].get(own):
        result["value"][own] = new["value"].get(own)
    return result


def follow_html(old: str, new: str, target: str) -> str:
    """A translated rich text after its source changed.

    Paragraphs and list items are recognised by ``data-block-key``. An element that the source
    lost is lost, unless the source gained one as well or nothing would be left; a link whose
    address changed in the source follows.
    """
    if not new:
        return ""
    sources = [BeautifulSoup(html, "html.parser") for html in (old, new)]
    before, after = (_keyed(soup) for soup in sources)
    result = BeautifulSoup(target, "html.parser")
    if not after.keys() - before.keys():
        for key, element in _keyed(result).items():
            if key in before and key not in after:
                parent = element.parent
                element.decompose()
                if parent is not None and parent.name in {"ul", "ol"} and not parent.find("li"):
                    parent.decompose()
    if not result.get_text(strip=True):
        return target
    moved = _moved_links(before, after)
    for key, element in _keyed(result).items():
        for link in element.find_all("a", href=True):
            link["href"] = moved.get((key, str(link["href"])), str(link["href"]))
    changed = str(result)
    return changed if changed != str(BeautifulSoup(target, "html.parser")) else target


def _keyed(soup: BeautifulSoup) -> dict[str, Tag]:
    return {str(element["data-block-key"]): element for element in soup.select("[data-block-key]")}


def _moved_links(before: dict[str, Tag], after: dict[str, Tag]) -> dict[tuple[str, str], str]:
    """``{(element key, old address): new address}`` where the number of links is the same."""
    moved: dict[tuple[str, str], str] = {}
    for key in before.keys() & after.keys():
        old, new = (
            [str(link["href"]) for link in element.find_all("a", href=True)]
            for element in (before[key], after[key])
        )
        if len(old) == len(new):
            moved |= {(key, was): now for was, now in zip(old, new, strict=True) if was != now}
    return moved


def _follow_table(old: Any, new: Any, target: Any) -> Any:
    """The new table in the translation's words, if it says nothing new; else as it was."""
    if not (old and new and target) or _form(old) != _form(target):
        return target
    words = dict(zip(_cells(old), _cells(target), strict=True))
    if any(cell not in words for cell in _cells(new)):
        return target
    return {
        **new,
        "columns": [{**column, "heading": words[column["heading"]]} for column in new["columns"]],
        "rows": [{**row, "values": [words[cell] for cell in row["values"]]} for row in new["rows"]],
        "caption": words[new.get("caption") or ""],
    }


def _form(table: Any) -> tuple[int, int]:
    return len(table["columns"]), len(table["rows"])


def _cells(table: Any) -> list[str]:
    cells = [table.get("caption") or "", *(column["heading"] for column in table["columns"])]
    return cells + [cell for row in table["rows"] for cell in row["values"]]
