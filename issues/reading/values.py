"""The blocks of many commentaries at once, whatever issues they stand in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import prefetch_related_objects

from issues.blocks.commentary import Byline
from issues.models import Commentary, IssuePage


def stored_values(
    rows: Iterable[Commentary], pages: Mapping[int, IssuePage]
) -> dict[int, dict[str, Any]]:
    """``{row's key: what is stored of its block}``, in the order of ``rows``, without a query.

    ``pages`` are the issues of ``rows`` by key. A row whose block is gone, because somebody
    published between two queries, is left out.
    """
    found = {
        (pk, child["id"]): child["value"]
        for pk, page in pages.items()
        for child in page.commentaries.raw_data
        if child["type"] == "commentary"
    }
    keys = ((row.pk, (row.page_id, str(row.block_id))) for row in rows)
    return {pk: found[key] for pk, key in keys if key in found}


def read_values(stored: Mapping[int, dict[str, Any]]) -> dict[int, Any]:
    """The blocks' values, fit to be rendered, from four queries however many there are."""
    block = IssuePage._meta.get_field("commentaries").stream_block.child_blocks["commentary"]
    values = dict(zip(stored, block.bulk_to_python(list(stored.values())), strict=True))
    pictures = [
        part.value["picture"]
        for value in values.values()
        for part in value["body"]
        if part.block_type == "picture" and part.value["picture"]
    ]
    prefetch_related_objects(pictures, "renditions")
    return values


def picture_keys(stored: Mapping[int, dict[str, Any]]) -> set[int]:
    """The keys of the pictures in ``stored``, whatever else a body may hold."""
    parts = [part for value in stored.values() for part in value.get("body", ())]
    pictures = [
        part.get("value")
        for part in parts
        if isinstance(part, dict) and part.get("type") == "picture"
    ]
    keys = [picture.get("picture") for picture in pictures if isinstance(picture, dict)]
    return {key for key in keys if isinstance(key, int)}


def named_author_keys(stored: Mapping[int, dict[str, Any]]) -> set[int]:
    """The keys of the authors whom the bylines in ``stored`` name."""
    authors = [
        author["value"] if isinstance(author, dict) else author
        for value in stored.values()
        if value.get("byline") == Byline.NAMED
        for author in value.get("authors", ())
    ]
    return {key for key in authors if key is not None}
