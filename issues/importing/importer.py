"""One file into one issue, in one transaction."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from issues.importing.content import (
    Block,
    commentary_id,
    content_hash,
    new_commentary,
    plain,
    updated_commentary,
)
from issues.importing.files import ImportRefusedError
from issues.importing.placing import (
    blocks_of,
    counterpart_id,
    find_or_make_issue,
    find_section,
    managed_source,
)
from issues.importing.release import require_only_imports_unpublished
from issues.legacy import LegacyCommentary, LegacyError, parse_page
from issues.models import ImportedFile, IssuePage, Section

Change = Literal["added", "updated", "unchanged", "published"]


@dataclass(frozen=True)
class Imported:
    """What became of a file; ``live`` says whether readers now see the commentary like this."""

    change: Change
    title: str
    issue: IssuePage
    live: bool


@dataclass(frozen=True)
class _Page:
    """A file that was read: its text, its section, and the bytes it came from."""

    found: LegacyCommentary
    section: Section
    data: bytes
    file_name: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def line_of(self, text: str) -> int | None:
        lines = self.data.decode("utf-8-sig").split("\n")
        return next((at for at, line in enumerate(lines, 1) if text in line), None)


@transaction.atomic
def import_page(
    data: bytes,
    file_name: str,
    *,
    language: str | None = None,
    publish: bool = False,
    restore: bool = False,
) -> Imported:
    """Adds the commentary in ``data`` to its week's issue, or brings the one there up to date.

    A commentary is the same if week, language, section and title are. Without ``publish`` it
    goes into the draft. ``restore`` brings back what people removed after an earlier import.
    Raises ``ImportRefusedError`` with the reason; whatever is raised, nothing has changed.
    """
    try:
        found = parse_page(data, language)
    except LegacyError as error:
        raise ImportRefusedError(error.reason, error.line) from error
    page = _Page(found, find_section(found), data, file_name)
    issue = find_or_make_issue(found)
    _require_open(issue)
    draft: Any = issue.get_latest_revision_as_object() if issue.latest_revision_id else issue
    if draft.week_start != found.week_start:
        raise ImportRefusedError(f"the draft of the week’s issue was moved to {draft.week_start}")
    before = blocks_of(draft)
    old = _find(before, page, issue)
    if old is None:
        _refuse_removed(issue, page, before, restore=restore)
        wanted = counterpart_id(issue, page.section, found.verdict)
        taken = {block["id"] for block in before}
        if wanted is None or wanted in taken:
            wanted = commentary_id(found, page.section.slug)
        new = new_commentary(found, page.section.pk, wanted)
    else:
        new = old if _is_from(issue, old, page) else updated_commentary(old, found)
    return _store(issue, draft, page, before, old, new, publish=publish)


def _store(
    issue: IssuePage,
    draft: Any,
    page: _Page,
    before: list[Block],
    old: Block | None,
    new: Block,
    *,
    publish: bool,
) -> Imported:
    live = {block["id"]: block for block in blocks_of(issue)} if issue.live else {}
    changed = old != new
    if not changed and (not publish or live.get(new["id"]) == new):
        return Imported("unchanged", page.found.title, issue, live.get(new["id"]) == new)
    if publish:
        require_only_imports_unpublished(issue, draft, before)
    if changed:
        _refuse_remade(issue, old)
        _put(draft, new)
        _require_valid(draft, new, page)
    try:
        revision = draft.save_revision(log_action=True, clean=publish)
        if changed:
            _record(issue, draft, new["id"], page)
        if publish:
            revision.publish()
    except ValidationError as error:
        raise ImportRefusedError("; ".join(error.messages)) from error
    change: Change = "published" if not changed else "added" if old is None else "updated"
    return Imported(change, page.found.title, issue, publish)


def _require_open(issue: IssuePage) -> None:
    if issue.alias_of_id is not None:
        raise ImportRefusedError("the week’s issue in this language is an alias of another page")
    if issue.locked:
        raise ImportRefusedError("the week’s issue is locked by an editor")


def _find(blocks: list[Block], page: _Page, issue: IssuePage) -> Block | None:
    """The commentary this very file once became, else the one of its section and title."""
    imported = {
        str(block_id)
        for block_id in ImportedFile.objects.filter(page=issue, sha256=page.sha256).values_list(
            "block_id", flat=True
        )
    }
    for block in blocks:
        if block["id"] in imported:
            return block
    for block in blocks:
        value = block["value"]
        same_section = value["section"] == page.section.pk
        if same_section and plain(value["title"] or "") == plain(page.found.title):
            return block
    return None


def _is_from(issue: IssuePage, block: Block, page: _Page) -> bool:
    """Whether ``block`` was made from these very bytes: then later edits by people stay."""
    return ImportedFile.objects.filter(
        page=issue, block_id=block["id"], sha256=page.sha256
    ).exists()


def _refuse_removed(issue: IssuePage, page: _Page, blocks: list[Block], *, restore: bool) -> None:
    """What people took out of an issue must not come back because a folder is read again."""
    present = {block["id"] for block in blocks}
    own_id = commentary_id(page.found, page.section.slug)
    for record in ImportedFile.objects.filter(page=issue):
        same = record.sha256 == page.sha256 or str(record.block_id) == own_id
        if same and str(record.block_id) not in present and not restore:
            raise ImportRefusedError(
                f"the commentary was imported on {record.imported_at:%Y-%m-%d} and has been "
                "removed from the issue since; --restore brings it back"
            )


def _refuse_remade(issue: IssuePage, old: Block | None) -> None:
    """A text that is remade from its source language would lose what is imported into it."""
    translation = managed_source(issue) if old is not None else None
    if translation is None or old is None:
        return
    source = issue.get_translation_or_none(translation.source.locale)
    if source is not None and old["id"] in {
        block["id"] for block in blocks_of(source.get_latest_revision_as_object())
    }:
        raise ImportRefusedError(
            f"the commentary is translated from {translation.source.locale.language_code}; "
            "change its words in the translation editor"
        )


def _put(draft: Any, new: Block) -> None:
    """Replaces the commentary with that id, or adds it at the end."""
    data = draft.commentaries.stream_block.get_prep_value(draft.commentaries)
    places = [at for at, block in enumerate(data) if _id_of(block) == new["id"]]
    if places:
        data[places[0]] = new
    else:
        data.append(new)
    draft.commentaries = data


def _id_of(block: Any) -> Any:
    return block.get("id") if isinstance(block, dict) else None


def _require_valid(draft: Any, new: Block, page: _Page) -> None:
    child = next(child for child in draft.commentaries if child.id == new["id"])
    try:
        child.block.clean(child.value)
    except ValidationError as error:
        for path, message in _problems(error):
            field = path[0] if path else ""
            text = {"title": page.found.title, "lead": page.found.lead}.get(str(field))
            if field == "body" and len(path) > 1 and isinstance(path[1], int):
                text = page.found.paragraphs[min(path[1], len(page.found.paragraphs) - 1)]
            line = page.line_of(text) if text else None
            raise ImportRefusedError(f"{field}: {message}" if field else message, line) from error


def _problems(
    error: ValidationError, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every message in a block's error, with the fields and positions that lead to it."""
    inner = getattr(error, "block_errors", None)
    if not inner:
        for message in error.messages:
            yield path, message
        return
    for key, part in inner.items():
        yield from _problems(part, (*path, key))


def _record(issue: IssuePage, draft: Any, block_id: str, page: _Page) -> None:
    stored = next(block for block in blocks_of(draft) if block["id"] == block_id)
    ImportedFile.objects.update_or_create(
        page=issue,
        block_id=block_id,
        defaults={
            "file_name": page.file_name[:255],
            "sha256": page.sha256,
            "content_hash": content_hash(stored),
            "imported_at": timezone.now(),
        },
    )
