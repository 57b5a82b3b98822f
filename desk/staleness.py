"""Keeps the record of what each live translation has not yet taken over from its original.

It describes what readers see, not what translators have written since: a string translated again
stays on record until the page is published.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from wagtail_localize.models import (
    StringTranslation,
    TranslationContext,
    TranslationLog,
    TranslationSource,
)

from desk.outdated import OUTDATED, snapshot
from desk.target_only import stored_commentaries
from issues.models import Commentary, IssuePage, StalePart

FIELDS = ("title", "lead", "verdict_reason")


class Place(NamedTuple):
    """A paragraph or field of a commentary, the same in every language; as in ``StalePart``."""

    block_id: str
    part: str
    key: str


@dataclass
class Wording:
    """The strings of one place of a source in order, as ``(context id, string id)``."""

    strings: list[tuple[int, int]] = field(default_factory=list)

    @property
    def hash(self) -> str:
        """The same for the same words."""
        return hashlib.sha256(repr([string for _, string in self.strings]).encode()).hexdigest()


Wordings = dict[Place, Wording]


def wordings(source: TranslationSource) -> Wordings:
    """What the commentaries of ``source`` say at every place, from three queries."""
    contexts = snapshot(source)
    paths = TranslationContext.objects.filter(pk__in=contexts).values_list("pk", "path")
    found: Wordings = defaultdict(Wording)
    for context_id, path in paths:
        block_id, part = _block_and_part(path)
        if not part:
            continue
        strings, keys = contexts[context_id].strings, contexts[context_id].keys
        if len(keys) != len(strings):
            keys = [""] * len(strings)
        for string_id, key in zip(strings, keys, strict=True):
            place = Place(block_id, part, key.split("+")[0])
            found[place].strings.append((context_id, string_id))
    return dict(found)


def _block_and_part(path: str) -> tuple[str, str]:
    """``commentaries.<block>.body.<part>.…`` or ``commentaries.<block>.<field>``; else empty."""
    names = path.split(".")
    if names[0] != "commentaries" or len(names) < 3:
        return "", ""
    if names[2] == "body" and len(names) > 3:
        return names[1], names[3]
    return names[1], names[2]


def places_in(issue: IssuePage) -> set[Place]:
    """The places that the commentaries of ``issue`` have; a part also counts as a whole."""
    return set(_places(issue))


def _places(issue: IssuePage) -> Iterator[Place]:
    readable = {child.id for child in issue.readable_commentaries}
    for block in stored_commentaries(issue):
        if block["id"] not in readable:
            continue
        for name in FIELDS:
            if block["value"].get(name):
                yield Place(block["id"], name, "")
        for part in block["value"].get("body") or []:
            yield Place(block["id"], part["id"], "")
            if isinstance(part["value"], str):
                soup = BeautifulSoup(part["value"], "html.parser")
                for element in soup.select("[data-block-key]"):
                    yield Place(block["id"], part["id"], str(element["data-block-key"]))


def behind(edition: IssuePage, before: Wordings, after: Wordings) -> set[str]:
    """The ids of the commentaries that lack something once the source says ``after``.

    Unlike the record, this counts what the source has gained. Call it before ``source_changed``.
    """
    rows, present = _rows(edition), places_in(edition)
    lacking = set()
    for place, new in after.items():
        row, old = rows.pop(place, None), before.get(place)
        said = row.made_from if row else old.hash if old else new.hash
        if place not in present or said != new.hash:
            lacking.add(place.block_id)
    return lacking | {place.block_id for place in rows}


def source_changed(edition: IssuePage, before: Wordings, after: Wordings) -> None:
    """Records what the live ``edition`` no longer has from its source, which was edited.

    ``before`` and ``after`` are the source's ``wordings``. Call it when the edition has followed.
    """
    rows = _rows(edition)
    for place in before.keys() | after.keys():
        old, new = before.get(place), after.get(place)
        row = rows.get(place)
        if row is not None:
            if new is not None and new.hash == row.made_from:
                row.delete()
        elif old is not None and (new is None or old.hash != new.hash):
            _record(edition, place, old.hash)
    _forget_what_is_gone(edition)


def translation_published(
    edition: IssuePage, source: TranslationSource, log: TranslationLog
) -> None:
    """Records what the ``edition`` just published from ``source`` is still behind in.

    ``log`` says when its strings were taken. What was translated or changed after that moment is
    not in it.
    """
    after = wordings(source)
    translated = _translated(source, edition.locale_id)
    rows = _rows(edition)
    missed_the_change = log.created_at < source.last_updated_at
    for place, wording in after.items():
        strings = [translated[string] for string in wording.strings if string in translated]
        outdated = any(tool == OUTDATED for tool, _at in strings)
        row = rows.pop(place, None)
        if row is None:
            if outdated:
                _record(edition, place, "")
        elif not (outdated or missed_the_change or any(at > log.created_at for _, at in strings)):
            row.delete()
    if not missed_the_change:
        StalePart.objects.filter(pk__in=[row.pk for row in rows.values()]).delete()
    _forget_what_is_gone(edition)


def edited_by_hand(edition: IssuePage) -> None:
    """Takes a commentary that the editor of a page kept by hand has just changed as up to date."""
    if not StalePart.objects.filter(page=edition).exists():
        return
    changed = Commentary.objects.filter(page=edition, updated_at=edition.last_published_at)
    block_ids = list(changed.values_list("block_id", flat=True))
    StalePart.objects.filter(page=edition, block_id__in=block_ids).delete()
    _forget_what_is_gone(edition)


def _rows(edition: IssuePage) -> dict[Place, StalePart]:
    return {
        Place(str(row.block_id), row.part, row.key): row
        for row in StalePart.objects.filter(page=edition)
    }


def _record(edition: IssuePage, place: Place, made_from: str) -> None:
    StalePart.objects.create(
        page=edition,
        block_id=place.block_id,
        part=place.part,
        key=place.key,
        made_from=made_from,
    )


def _forget_what_is_gone(edition: IssuePage) -> None:
    present = places_in(edition)
    gone = [row.pk for place, row in _rows(edition).items() if place not in present]
    if gone:
        StalePart.objects.filter(pk__in=gone).delete()


def _translated(
    source: TranslationSource, locale_id: int
) -> dict[tuple[int, int], tuple[str, datetime]]:
    """``{(context id, string id): (tool, when)}`` of the usable translations of one language."""
    found: Any = StringTranslation.objects.filter(
        context__object_id=source.object_id, locale_id=locale_id, has_error=False
    ).exclude(data="")
    return {
        (context_id, string_id): (tool, at)
        for context_id, string_id, tool, at in found.values_list(
            "context_id", "translation_of_id", "tool_name", "updated_at"
        )
    }
