"""Published commentaries as rows: rewritten in the transaction that changes the live page."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from issues.corrections import corrected_at
from issues.models.commentary import Commentary

if TYPE_CHECKING:
    from issues.models import IssuePage


@dataclass(frozen=True)
class ProjectedText:
    """What a commentary says, as plain text."""

    title: str
    lead: str
    verdict_reason: str
    body_text: str

    @property
    def hash(self) -> str:
        """Changes exactly when one of the texts does."""
        joined = "\0".join([self.title, self.lead, self.verdict_reason, self.body_text])
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def projected_text(value: Any) -> ProjectedText:
    """The texts of a commentary block, which may be half written."""
    body_block = value.block.child_blocks["body"]
    parts = body_block.get_searchable_content(value["body"])
    return ProjectedText(
        title=value["title"] or "",
        lead=value["lead"] or "",
        verdict_reason=value["verdict_reason"] or "",
        body_text="\n".join(str(part) for part in parts),
    )


@transaction.atomic
def project(issue: "IssuePage") -> int:
    """Makes the rows of ``issue`` say what its live page says; returns how many there are.

    Idempotent. A page that is not live, or is an alias, has no rows.
    """
    if not issue.live or issue.alias_of_id is not None:
        Commentary.objects.filter(page_id=issue.pk).delete()
        return 0
    existing = {
        row.block_id: row for row in Commentary.objects.select_for_update().filter(page_id=issue.pk)
    }
    wanted = {
        UUID(child.id): (position, child.value)
        for position, child in enumerate(issue.readable_commentaries, start=1)
    }
    gone = existing.keys() - wanted.keys()
    if gone:
        Commentary.objects.filter(page_id=issue.pk, block_id__in=gone).delete()
    _free_swapped_slugs(existing, wanted)
    now = issue.last_published_at or timezone.now()
    # What joins commentaries that readers know already is new to them now.
    first_published_at = now if existing else issue.first_published_at or now
    for block_id, (position, value) in wanted.items():
        row = existing.get(block_id) or Commentary(
            page=issue, block_id=block_id, first_published_at=first_published_at
        )
        text = projected_text(value)
        if row.content_hash != text.hash:
            row.updated_at = now
        row.locale_id = issue.locale_id
        row.translation_key = issue.translation_key
        row.week_start = issue.week_start
        row.position = position
        row.section = value["section"]
        row.verdict = value["verdict"]
        row.slug = value["slug"]
        row.title, row.lead = text.title, text.lead
        row.verdict_reason, row.body_text = text.verdict_reason, text.body_text
        row.content_hash = text.hash
        row.corrected_at = corrected_at(value, issue.locale.language_code)
        row.save()
    return len(wanted)


def _free_swapped_slugs(
    existing: dict[UUID, Commentary], wanted: dict[UUID, tuple[int, Any]]
) -> None:
    """Moves rows out of the way whose slug another row of the page is about to take."""
    for block_id, row in existing.items():
        if block_id in wanted and row.slug != wanted[block_id][1]["slug"]:
            Commentary.objects.filter(pk=row.pk).update(slug=f"--{row.pk}")
