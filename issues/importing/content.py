"""A saved commentary as StreamField data, with ids that come out the same at every import."""

import hashlib
import json
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from html import escape
from itertools import zip_longest
from typing import Any
from uuid import UUID, uuid5

from bs4 import BeautifulSoup

from issues.blocks.commentary import Byline
from issues.legacy import LegacyCommentary

Block = dict[str, Any]

_NAMESPACE = UUID("9a2f1c57-0e0b-4a0b-9d2e-64d8a4a3b1f6")


def stable_id(*parts: object) -> str:
    """The id of the block named by ``parts``."""
    return str(uuid5(_NAMESPACE, "\n".join(str(part) for part in parts)))


def plain(text: str) -> str:
    """``text`` for comparison: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def commentary_id(found: LegacyCommentary, section_slug: str) -> str:
    """The id of a commentary that nothing in another language corresponds to."""
    return stable_id(found.week_start, section_slug, found.language, plain(found.title))


def content_hash(block: Block) -> str:
    """Changes when people change the commentary; its address, given at publication, aside.

    Without corrections it is what it was before there were any.
    """
    value = {name: part for name, part in block["value"].items() if name != "slug"}
    if not value.get("corrections"):
        value.pop("corrections", None)
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def new_commentary(found: LegacyCommentary, section_id: int, block_id: str) -> Block:
    """The commentary as it is first imported: collective byline, nothing but what the page had."""
    return {
        "type": "commentary",
        "id": block_id,
        "value": {
            "section": section_id,
            "verdict": found.verdict,
            "verdict_reason": "",
            "title": found.title,
            "slug": "",
            "lead": found.lead,
            "body": [
                _paragraph(text, stable_id(block_id, index))
                for index, text in enumerate(found.paragraphs)
            ],
            "byline": Byline.COLLECTIVE.value,
            "authors": [],
            "sources": [],
        },
    }


def updated_commentary(block: Block, found: LegacyCommentary) -> Block:
    """``block`` with verdict, lead and paragraphs of ``found``; equal to it if they are the same.

    Paragraphs that did not change keep their id and their markup, so that translations stay
    aligned with them. What the page never had stays: address, byline, authors, sources, pictures,
    subheadings; the reason for a verdict goes with its verdict.
    """
    value = dict(block["value"])
    if value["verdict"] != found.verdict:
        value["verdict"], value["verdict_reason"] = found.verdict, ""
    if plain(value["lead"] or "") != plain(found.lead):
        value["lead"] = found.lead
    texts = [text for part in value["body"] for text in _texts(part)]
    if texts != [plain(text) for text in found.paragraphs]:
        value["body"] = _followed(value["body"], found.paragraphs, block["id"])
    return {**block, "value": value}


def _paragraph(text: str, block_id: str) -> Block:
    key = stable_id(block_id, "p")[:5]
    html = f'<p data-block-key="{key}">{escape(text, quote=False)}</p>'
    return {"type": "paragraph", "id": block_id, "value": html}


def _is_paragraph(part: Any) -> bool:
    return isinstance(part, dict) and part.get("type") == "paragraph"


def _texts(part: Any) -> list[str]:
    """The paragraphs and list items of a body part; none if it is no paragraph block."""
    if not _is_paragraph(part):
        return []
    soup = BeautifulSoup(part["value"] or "", "html.parser")
    return [plain(element.get_text()) for element in soup.find_all(["p", "li"])]


def _followed(body: list[Any], paragraphs: tuple[str, ...], owner_id: str) -> list[Any]:
    """The new body; parts that are no paragraphs stay behind the paragraph they followed."""
    old = [part for part in body if _is_paragraph(part)]
    others: dict[int, list[Any]] = defaultdict(list)
    passed = 0
    for part in body:
        if _is_paragraph(part):
            passed += 1
        else:
            others[passed].append(part)
    taken = {part["id"] for part in old}
    before = [tuple(_texts(part)) for part in old]
    after = [(plain(text),) for text in paragraphs]
    result = others[0]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for i, j in zip_longest(range(i1, i2), range(j1, j2)):
            if i is None:
                result.append(_paragraph(paragraphs[j], _unused_id(owner_id, j, taken)))
                continue
            if j is not None:
                same = before[i] == after[j]
                result.append(old[i] if same else _paragraph(paragraphs[j], old[i]["id"]))
            result += others[i + 1]
    return result


def _unused_id(owner_id: str, index: int, taken: set[str]) -> str:
    number = index
    while (candidate := stable_id(owner_id, number)) in taken:
        number += 1
    taken.add(candidate)
    return candidate
