"""What publishing changes in texts that readers know, and what kind of change editors call it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import PageLogEntry, Revision

from issues.corrections import notes_of
from issues.projection import projected_text

if TYPE_CHECKING:
    from issues.models import IssuePage


class ChangeKind(models.TextChoices):
    """What an editor says of a change in a published text."""

    TYPO = "typo", gettext_lazy("Typo: spelling, grammar, punctuation")
    STYLE = "style", gettext_lazy("Style: better words for the same thing")
    SUBSTANCE = (
        "substance",
        gettext_lazy("Substance: facts, figures, names, the verdict; readers are told"),
    )


@dataclass(frozen=True)
class PublishedText:
    """What readers know of one commentary."""

    words: str
    verdict: str


def _published_text(value: Any) -> PublishedText:
    return PublishedText(projected_text(value).hash, value["verdict"] or "")


def last_published(issue: "IssuePage") -> "IssuePage | None":
    """``issue`` as readers see it, or saw it last; ``None`` if they never did."""
    if issue.pk is None or issue.first_published_at is None:
        return None
    stored: IssuePage | None = type(issue)._default_manager.filter(pk=issue.pk).first()
    if stored is None or stored.live:
        return stored
    # Drafts of an issue that was taken down are written into its own row.
    entries = PageLogEntry.objects.filter(page_id=issue.pk, action="wagtail.publish")
    revision_ids = entries.order_by("-timestamp").values_list("revision_id", flat=True)
    revision = Revision.objects.filter(pk=revision_ids.first()).first()
    return revision.as_object() if revision else None


def changed_texts(published: "IssuePage", commentaries: Iterable[Any]) -> list[Any]:
    """Those of the ``commentaries`` that were published and now say something else.

    Markup, pictures, sources and links are no text; a verdict is.
    """
    known = {child.id: _published_text(child.value) for child in published.readable_commentaries}
    return [
        child
        for child in commentaries
        if child.id in known and _published_text(child.value) != known[child.id]
    ]


def has_new_note(child: Any) -> bool:
    """Whether a commentary has a note on a correction that was never published."""
    return any(note.value["stamp"] is None for note in notes_of(child.value))


@dataclass(frozen=True)
class Change:
    """What publishing ``commentaries`` changes for readers of ``published``, if they had any.

    ``texts`` are the commentaries that say something else, ``notes`` those with a new note,
    ``unread`` those of ``notes`` that were never published.
    """

    texts: list[Any]
    notes: list[Any]
    unread: list[Any]

    @classmethod
    def between(cls, published: "IssuePage | None", commentaries: list[Any]) -> "Change":
        known = {child.id for child in published.readable_commentaries} if published else set()
        notes = [child for child in commentaries if has_new_note(child)]
        return cls(
            changed_texts(published, commentaries) if published else [],
            notes,
            [child for child in notes if child.id not in known],
        )

    @property
    def titles(self) -> list[str]:
        """The titles of what is changed or newly explained, in the order of the issue."""
        found = {child.id: child.value["title"] for child in [*self.texts, *self.notes]}
        return list(found.values())

    def objections(self, kind: str) -> "Objections":
        """What speaks against publishing this as a change of ``kind``, empty if nobody said."""
        found = Objections()
        for child in self.unread:
            found.at_notes[child.id] = _(
                "this commentary was never published, so there is nothing to correct: "
                "delete the note"
            )
        if self.texts and not kind:
            found.at_kind = _(
                "Readers know the text of %(titles)s already: say what you changed."
            ) % {"titles": _listed(self.texts)}
        elif kind in {ChangeKind.TYPO, ChangeKind.STYLE} and self.notes:
            found.at_kind = _(
                "There is a new note on a correction in %(titles)s. A note belongs to a change of "
                "substance: choose that, or delete the note."
            ) % {"titles": _listed(self.notes)}
        elif kind == ChangeKind.SUBSTANCE and not self._explained:
            found.at_kind = _("A change of substance needs a note for readers.")
            for child in self.texts:
                found.at_notes.setdefault(
                    child.id, _("add a note that tells readers what was corrected")
                )
        return found

    @property
    def _explained(self) -> bool:
        noted = {child.id for child in self.notes}
        return bool(noted & {child.id for child in self.texts} if self.texts else noted)


def _listed(commentaries: Iterable[Any]) -> str:
    quoted = (_("“%(title)s”") % {"title": child.value["title"]} for child in commentaries)
    return ", ".join(quoted)


@dataclass
class Objections:
    """Messages for the field that asks for the kind, and for the notes: ``{block id: message}``."""

    at_kind: str = ""
    at_notes: dict[str, str] = field(default_factory=dict)
