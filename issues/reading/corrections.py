"""What readers are told of corrections: notes of their own language, and news of the others."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from issues.blocks.correction import Stamp, day_of
from issues.corrections import notes_of
from issues.weeks import format_day

NBSP = "\u00a0"
_PENDING = {
    "be": _(
        "The Belarusian original was corrected on %(date)s; "
        "this translation does not yet include it."
    ),
    "ru": _(
        "The Russian original was corrected on %(date)s; this translation does not yet include it."
    ),
    "en": _(
        "The English original was corrected on %(date)s; this translation does not yet include it."
    ),
}
_INCLUDED = {
    "be": _(
        "This translation now includes the correction made to the Belarusian original on %(date)s."
    ),
    "ru": _(
        "This translation now includes the correction made to the Russian original on %(date)s."
    ),
    "en": _(
        "This translation now includes the correction made to the English original on %(date)s."
    ),
}


@dataclass(frozen=True)
class CorrectionNotice:
    """One thing to tell; ``day`` is when it came into the text, ``None`` where it has not yet.

    ``original`` is the language of the edition that was corrected, empty for a note of this one.
    """

    state: Literal["note", "pending", "included"]
    day: date | None
    text: str
    original: str = ""


@dataclass(frozen=True)
class Corrections:
    """What is told of one commentary: ``notices``, newest first."""

    notices: tuple[CorrectionNotice, ...]

    def __bool__(self) -> bool:
        return bool(self.notices)

    @property
    def pending(self) -> list[CorrectionNotice]:
        """Corrections of the original that this text does not include: to be told before it."""
        return [notice for notice in self.notices if notice.state == "pending"]

    @property
    def made(self) -> list[CorrectionNotice]:
        """Corrections that this text has: to be told after it."""
        return [notice for notice in self.notices if notice.state != "pending"]

    @property
    def latest(self) -> date | None:
        """The day on which this text was last corrected; ``None`` if it was not, or not yet."""
        days = [notice.day for notice in self.made if notice.day]
        return max(days, default=None)

    @property
    def own(self) -> tuple[tuple[date, str], ...]:
        """The dated notes of this language, newest first."""
        return tuple(
            (notice.day, notice.text)
            for notice in self.notices
            if notice.state == "note" and notice.day
        )


def corrections_of(value: Any, language: str) -> Corrections:
    """What readers of ``language`` are told of a commentary; ``value`` is that of its block."""
    found: list[tuple[datetime | None, CorrectionNotice]] = []
    for note in notes_of(value):
        stamp: Stamp | None = note.value["stamp"]
        if stamp is None or stamp.language == language:
            moment, text = stamp.made_at if stamp else None, note.value["note"] or ""
            day = day_of(moment) if moment else None
            found.append((moment, CorrectionNotice("note", day, text)))
        elif stamp.included_at is None:
            found.append((stamp.made_at, _notice("pending", stamp.made_at, stamp, language)))
        elif stamp.included_at > stamp.made_at:
            found.append(
                (stamp.included_at, _notice("included", stamp.included_at, stamp, language))
            )
    undated = [notice for moment, notice in found if moment is None]
    dated = [(moment, notice) for moment, notice in found if moment is not None]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return Corrections((*undated, *(notice for _moment, notice in dated)))


def _notice(
    state: Literal["pending", "included"], moment: datetime, stamp: Stamp, language: str
) -> CorrectionNotice:
    sentences = _PENDING if state == "pending" else _INCLUDED
    unbroken = format_day(day_of(stamp.made_at), language).replace(" ", NBSP)
    text = sentences[stamp.language] % {"date": unbroken}
    day = day_of(moment) if state == "included" else None
    return CorrectionNotice(state, day, text, stamp.language)
