"""Whether an import may publish: never together with something an editor has not published."""

from typing import Any

from django.utils import timezone

from issues.importing.content import Block, content_hash
from issues.importing.files import ImportRefusedError
from issues.importing.placing import blocks_of
from issues.models import ImportedFile, IssuePage


def require_only_imports_unpublished(issue: IssuePage, draft: Any, blocks: list[Block]) -> None:
    """Raises ``ImportRefusedError`` if ``draft`` holds somebody’s unfinished work.

    ``blocks`` are the draft's commentaries before the import. Each has to be as readers see it,
    or as an earlier import left it.
    """
    if not issue.live and issue.first_published_at is not None:
        raise ImportRefusedError("the issue was withdrawn; an editor has to publish it again")
    if draft.go_live_at is not None and draft.go_live_at > timezone.now():
        raise ImportRefusedError("the issue is scheduled to be published later")
    if issue.approved_schedule:
        raise ImportRefusedError("a version of the issue is scheduled to be published")
    live = {block["id"]: block for block in blocks_of(issue)} if issue.live else {}
    imported = {
        str(block_id): digest
        for block_id, digest in ImportedFile.objects.filter(page=issue).values_list(
            "block_id", "content_hash"
        )
    }
    for block in blocks:
        as_imported = imported.get(block["id"]) == content_hash(block)
        if live.get(block["id"]) != block and not as_imported:
            raise ImportRefusedError(
                f"the issue holds the unpublished work of an editor (“{block['value']['title']}”);"
                " publish or remove it first, or import without --publish"
            )
    order = [block["id"] for block in blocks if block["id"] in live]
    same_introduction = draft.introduction == (issue.introduction if issue.live else "")
    if order != list(live) or not same_introduction:
        raise ImportRefusedError(
            "the issue holds the unpublished work of an editor; publish or undo it first, "
            "or import without --publish"
        )
