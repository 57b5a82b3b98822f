"""Notes that tell readers what was corrected in a published commentary, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from issues.blocks.text import LinesBlock
from issues.weeks import LANGUAGES, format_day


@dataclass(frozen=True)
class Stamp:
    """When a note was first published, in which language's edition it was made, and since when
    the edition that holds this copy of it has the corrected text; ``None`` while it has not.

    A copy whose ``included_at`` is its ``made_at`` is of a correction older than the edition.
    """

    made_at: datetime
    language: str
    included_at: datetime | None = None

    def stored(self) -> str:
        """As StreamField data: “2018-06-20T09:00:00+00:00 be”, with ``included_at`` at the end."""
        moments = [self.made_at.isoformat(), self.language]
        return " ".join(moments + ([self.included_at.isoformat()] if self.included_at else []))

    @classmethod
    def read(cls, stored: Any) -> "Stamp | None":
        """From StreamField data; ``None`` for a note not published yet, and for anything else."""
        words = stored.split() if isinstance(stored, str) else []
        if len(words) not in {2, 3} or words[1] not in LANGUAGES:
            return None
        made_at, *included_at = [_moment(word) for word in (words[0], *words[2:])]
        return cls(made_at, words[1], *included_at) if made_at is not None else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None


def day_of(moment: datetime) -> date:
    """The day of ``moment`` where the publication is made."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


class StampBlock(blocks.FieldBlock):
    """A ``Stamp``, shown to editors in words. Nothing that a browser sends can set or change it."""

    def __init__(self, **kwargs: Any) -> None:
        self.field = forms.CharField(
            required=False,
            widget=forms.TextInput(
                attrs={"readonly": True, "placeholder": _("When you publish the issue")}
            ),
        )
        super().__init__(**kwargs)

    def value_for_form(self, value: Any) -> str:
        """The stamp in words; what a form sent back, to be shown in it again, is such words."""
        if not isinstance(value, Stamp):
            return value or ""
        language = (get_language() or "en").split("-")[0]
        return f"{format_day(day_of(value.made_at), language)}, {EDITIONS[value.language]}"

    def clean(self, value: Any) -> Stamp | None:
        return value if isinstance(value, Stamp) else None

    def to_python(self, value: Any) -> Stamp | None:
        return Stamp.read(value)

    def normalize(self, value: Any) -> Stamp | None:
        return value if isinstance(value, Stamp) else Stamp.read(value)

    def get_prep_value(self, value: Any) -> str | None:
        return value.stored() if isinstance(value, Stamp) else None

    class Meta:
        default = None


EDITIONS = {
    "be": _("in the Belarusian edition"),
    "ru": _("in the Russian edition"),
    "en": _("in the English edition"),
}


class CorrectionBlock(blocks.StructBlock):
    """One correction of substance, in the language of the edition it was made in."""

    note = LinesBlock(
        label=_("What was wrong, and what is right"),
        max_length=500,
        rows=2,
        help_text=_("One or two sentences for readers, shown with the date."),
    )
    stamp = StampBlock(label=_("First published"))

    class Meta:
        icon = "edit"
        label = _("Correction")
        label_format = "{stamp}: {note}"
