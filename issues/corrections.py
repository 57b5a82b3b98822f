"""Corrections of published commentaries: dated when they are published, and kept so.

A note is written in one edition. The editions of the other languages hold copies of it, from which
readers learn that the original was corrected; its words are shown in its own language alone.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from issues.blocks.correction import Stamp

if TYPE_CHECKING:
    from issues.models import IssuePage


def notes_of(value: Any) -> list[Any]:
    """The notes of a commentary's value, each with ``id`` and ``value``."""
    return list(value["corrections"].bound_blocks)


def known_stamps(commentaries: Iterable[Any]) -> dict[str, Stamp]:
    """``{note id: stamp}`` of the notes in these commentary children that have one."""
    return {
        note.id: note.value["stamp"]
        for child in commentaries
        for note in notes_of(child.value)
        if note.value["stamp"]
    }


def restore_stamps(commentaries: Iterable[Any], known: dict[str, Stamp]) -> None:
    """Gives notes that came from a form, without their stamps, those they are ``known`` by."""
    for child in commentaries:
        for note in notes_of(child.value):
            note.value["stamp"] = known.get(note.id)


def stamp_corrections(issue: "IssuePage") -> None:
    """Dates what ``issue`` is about to publish for the first time; what has a date keeps it.

    With a note of its own, an edition also takes in what was corrected in its original before.
    """
    now, language = timezone.now(), issue.locale.language_code
    published = type(issue)._default_manager.filter(pk=issue.pk).first()
    known = known_stamps(published.readable_commentaries) if published else {}
    for child in issue.readable_commentaries:
        new = False
        for note in notes_of(child.value):
            stamp = note.value["stamp"]
            if note.id in known:
                note.value["stamp"] = _kept(known[note.id], stamp)
            elif stamp is None:
                note.value["stamp"] = Stamp(now, language)
                new = True
        if new:
            _include_all(child.value, language, now)


def _kept(known: Stamp, given: Stamp | None) -> Stamp:
    included_at = given.included_at if given else None
    return replace(known, included_at=included_at or known.included_at)


def _include_all(value: Any, language: str, now: datetime) -> None:
    for note in notes_of(value):
        stamp = note.value["stamp"]
        if stamp.language != language and stamp.included_at is None:
            note.value["stamp"] = replace(stamp, included_at=now)


def corrected_at(value: Any, language: str) -> datetime | None:
    """When readers of ``language`` were last given a corrected text; ``None`` if they never were.

    The text of a commentary that was translated after a correction was never another one.
    """
    moments = []
    for note in notes_of(value):
        stamp = note.value["stamp"]
        if stamp is None:
            continue
        if stamp.language == language:
            moments.append(stamp.made_at)
        elif stamp.included_at and stamp.included_at > stamp.made_at:
            moments.append(stamp.included_at)
    return max(moments, default=None)
