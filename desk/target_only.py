"""Commentaries that only one language has, such as those imported from the old site."""

import json
from typing import Any

from desk.corrections import Block
from desk.following import with_own_blocks
from issues.models import IssuePage


def stored_commentaries(issue: IssuePage) -> list[Block]:
    """The commentaries of ``issue`` as they are stored."""
    blocks: list[Block] = json.loads(issue.serializable_data()["commentaries"])
    return blocks


def keep_own_blocks(source: Any, rebuilt: Any) -> None:
    """Puts back into ``rebuilt`` what its stored page has and ``source`` never had.

    ``rebuilt`` is an unsaved translation made anew from ``source``; other models are left alone.
    """
    if not isinstance(rebuilt, IssuePage) or rebuilt.pk is None:
        return
    stored = IssuePage.objects.filter(pk=rebuilt.pk).first()
    if stored is None:
        return
    current = stored_commentaries(stored.get_latest_revision_as_object())
    source_page = IssuePage.objects.get(pk=source.pk)
    source_ids = {
        block["id"]
        for version in (source, source_page, source_page.get_latest_revision_as_object())
        for block in stored_commentaries(version)
    }
    if all(block["id"] in source_ids for block in current):
        return
    commentaries = with_own_blocks(stored_commentaries(rebuilt), current, source_ids)
    rebuilt.commentaries = json.dumps(commentaries)
