"""Which paragraphs of a live translation are older than their original."""

from uuid import UUID

from issues.models.stale import StalePart


def stale_parts(page_id: int, block_id: UUID | str) -> set[tuple[str, str]]:
    """``{(part, data-block-key)}`` of one live commentary, from one query.

    A part is the id of a block of the body or a field's name: title, lead, verdict_reason. The
    key is empty where a part is one text, or where its paragraphs have no keys: then the whole
    part is behind.
    """
    rows = StalePart.objects.filter(page_id=page_id, block_id=block_id)
    return set(rows.values_list("part", "key"))
