"""Names the places of an issue the way an editor would: which commentary, which field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

TITLE_LENGTH = 60


@dataclass(frozen=True, order=True)
class Place:
    """A field of a page, or of its commentary number ``commentary`` (from 1; 0 is the page).

    Sorts in reading order; ``rank`` is the field's place in its form.
    """

    commentary: int
    rank: int
    field: str


class Places:
    """The places of one page, whatever version of it they are asked about."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._numbers: dict[str, int] = {}
        self._titles: dict[int, str] = {}
        self._labels: Mapping[str, Any] = {}
        self.add(page)

    def add(self, page: Any) -> None:
        """Numbers the commentaries of another version, those already known keeping theirs."""
        for child in getattr(page, "readable_commentaries", []):
            number = self._numbers.setdefault(child.id, len(self._numbers) + 1)
            self._titles.setdefault(number, child.value["title"] or "")
            self._labels = child.block.child_blocks

    def of_path(self, path: str) -> Place:
        """The place of a content path such as ``commentaries.<block id>.lead``."""
        field, _dot, rest = path.partition(".")
        block_id, _dot, inner = rest.partition(".")
        if block_id in self._numbers:
            return self.in_commentary(block_id, inner.partition(".")[0])
        return Place(0, 0, field)

    def in_commentary(self, block_id: str, field: str) -> Place:
        names = list(self._labels)
        rank = names.index(field) if field in names else len(names)
        return Place(self._numbers[block_id], rank, field)

    def label(self, place: Place) -> str:
        """For example “Commentary 2 (A calm week), Lead”, in the active language."""
        if place.commentary:
            block = self._labels.get(place.field)
            return _("Commentary %(number)d (%(title)s), %(field)s") % {
                "number": place.commentary,
                "title": Truncator(self._titles[place.commentary]).chars(TITLE_LENGTH),
                "field": block.label if block is not None else _("whole"),
            }
        if not place.field:
            return capfirst(_("page"))
        return capfirst(str(self._page._meta.get_field(place.field).verbose_name))
