"""How the other languages learn that their original was corrected, and when they have caught up.

The notes of a source are copied to its translations, where they are never shown in its words.
Here they are StreamField data as it is stored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from issues.blocks.correction import Stamp

Block = dict[str, Any]


def stamp_of(note: Block) -> Stamp | None:
    """When and where a stored note was first published; ``None`` if it was not yet."""
    value = note.get("value")
    return Stamp.read(value.get("stamp")) if isinstance(value, dict) else None


def _notes(value: Any) -> list[Block]:
    notes = value.get("corrections")
    if not isinstance(notes, list):
        return []
    return [note for note in notes if isinstance(note, dict) and "id" in note]


def _made_in(language: str, notes: Iterable[Block]) -> Iterator[tuple[Block, Stamp]]:
    for note in notes:
        stamp = stamp_of(note)
        if stamp is not None and stamp.language == language:
            yield note, stamp


def _copied(note: Block, stamp: Stamp) -> Block:
    return {**note, "value": {**note["value"], "stamp": stamp.stored()}}


def follow_corrections(
    old: Block, new: Block, target: Block, *, language: str, included_at: datetime | None
) -> None:
    """Brings the notes of a translated commentary in line with an edit of its source.

    All three are values of a commentary; ``target`` is changed in place. ``language`` is that of
    the source. Notes made elsewhere stay, and so does it when an editor of the translation has
    taken one out: it does not concern that text. ``included_at`` is set where the translation has
    the corrected text at once.
    """
    before = {note["id"] for note in _notes(old)}
    kept = {note["id"]: stamp_of(note) for note in _notes(target)}
    taken = []
    for note, stamp in _made_in(language, _notes(new)):
        if note["id"] in before and note["id"] not in kept:
            continue
        had = kept.get(note["id"])
        since = (had.included_at if had else None) or included_at
        taken.append(_copied(note, replace(stamp, included_at=since)))
    _put(target, taken, language)


def take_in_corrections(
    source: Block,
    stored: Block | None,
    rebuilt: Block,
    *,
    language: str,
    complete: bool,
    now: datetime,
) -> None:
    """Gives a translated commentary, made anew from its source, the notes it should have.

    All three are values of a commentary; ``stored`` is what its readers have now, ``None`` if
    they have none; ``rebuilt`` is changed in place. With ``complete`` everything the source says
    is translated: its corrections are in.
    """
    own = [
        note
        for note in _notes(stored or {})
        if (stamp := stamp_of(note)) is not None and stamp.language != language
    ]
    had = {note["id"]: stamp_of(note) for note in _notes(stored or {})}
    taken = []
    for note, stamp in _made_in(language, _notes(source)):
        known = had.get(note["id"])
        since = known.included_at if known else None
        if since is None and complete:
            since = now if stored is not None else stamp.made_at
        taken.append(_copied(note, replace(stamp, included_at=since)))
    rebuilt["corrections"] = own
    _put(rebuilt, taken, language)


def _put(value: Block, taken: list[Block], language: str) -> None:
    """Replaces the notes that were made in ``language`` by ``taken``, before those made here."""
    copies = {note["id"] for note, _stamp in _made_in(language, _notes(value))}
    notes = taken + [note for note in _notes(value) if note["id"] not in copies]
    if notes or value.get("corrections"):
        value["corrections"] = notes


def waiting(value: Block, language: str) -> list[tuple[str, Stamp]]:
    """``(note, stamp)`` of what was corrected elsewhere and ``value`` does not have yet.

    ``language`` is that of the page the commentary's value is from.
    """
    return [
        (note["value"].get("note") or "", stamp)
        for note in _notes(value)
        if (stamp := stamp_of(note)) and stamp.language != language and stamp.included_at is None
    ]
