"""Corrects a text of the sample archive the way a newsroom would: in the source, then elsewhere."""

import json
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, TranslationSource

from desk.corrections import Block, stamp_of
from desk.outdated import OUTDATED
from desk.target_only import stored_commentaries
from issues.blocks.correction import Stamp
from issues.models import Commentary, IssuePage
from issues.sample_texts import SampleCorrection, stable_id


def noon(day: date) -> datetime:
    """The middle of ``day`` where the publication is made."""
    return datetime.combine(day, time(12), tzinfo=timezone.get_default_timezone())


def correct(source: TranslationSource, block_id: str, correction: SampleCorrection) -> None:
    """Publishes the corrected commentary, and those of its translations that have caught up."""
    original = source.get_source_instance()
    blocks = stored_commentaries(original)
    value = _value(blocks, block_id)
    stamp = Stamp(noon(correction.made_on), original.locale.language_code)
    value["body"] = json.loads(
        json.dumps(value["body"], ensure_ascii=False).replace(correction.wrong, correction.right)
    )
    value["corrections"] = [
        {
            "type": "item",
            "id": stable_id(block_id, "correction"),
            "value": {"note": correction.note, "stamp": stamp.stored()},
        }
    ]
    original.commentaries = json.dumps(blocks)
    original.save_revision().publish()
    source.refresh_from_db()
    editions = IssuePage.objects.filter(translation_key=original.translation_key, live=True)
    for edition in editions:
        _date(edition, block_id, stamp.made_at)
    for edition in editions.filter(locale__language_code__in=correction.included_on):
        day = correction.included_on[edition.locale.language_code]
        _catch_up(source, edition, block_id, correction, noon(day))


def _value(blocks: list[Block], block_id: str) -> dict[str, Any]:
    value: dict[str, Any] = next(block["value"] for block in blocks if block["id"] == block_id)
    return value


def _catch_up(
    source: TranslationSource,
    edition: IssuePage,
    block_id: str,
    correction: SampleCorrection,
    at: datetime,
) -> None:
    """Translates what is outdated as a translator would, publishes, and dates it back."""
    outdated = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale=edition.locale, tool_name=OUTDATED
    )
    for string in outdated:
        string.data = string.data.replace(correction.wrong, correction.right)
        string.tool_name = ""
        string.save()
    page, _created = source.create_or_update_translation(
        edition.locale, publish=False, fallback=True
    )
    page.get_latest_revision().publish()
    page = IssuePage.objects.get(pk=edition.pk)
    blocks = stored_commentaries(page)
    for note in _value(blocks, block_id)["corrections"]:
        stamp = stamp_of(note)
        if stamp is not None:
            note["value"]["stamp"] = replace(stamp, included_at=at).stored()
    page.commentaries = json.dumps(blocks)
    page.save()
    revision = page.get_latest_revision()
    revision.content["commentaries"] = json.dumps(blocks)
    revision.save(update_fields=["content"])
    _date(page, block_id, at)


def _date(edition: IssuePage, block_id: str, at: datetime) -> None:
    """Gives what was just published the date of its own time."""
    Page.objects.filter(pk=edition.pk).update(last_published_at=at, latest_revision_created_at=at)
    Revision.objects.filter(pk=edition.latest_revision_id).update(created_at=at)
    Commentary.objects.filter(page=edition, block_id=block_id).update(updated_at=at)
