"""The editor's form of an issue: what publishing demands is shown at the fields that lack it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from issues.addresses import address_clashes
from issues.changes import Change, ChangeKind, last_published
from issues.corrections import known_stamps, restore_stamps
from issues.readiness import Problem, problems_in


def _at_their_fields(problems: list[Problem], places: dict[str, int]) -> ValidationError:
    fields: dict[int, dict[str, ValidationError]] = {}
    for problem in problems:
        message = ValidationError(f"{capfirst(problem.message)}.")
        fields.setdefault(places[problem.block_id], {})[problem.field] = message
    return StreamBlockValidationError(
        block_errors={place: StructBlockValidationError(errors) for place, errors in fields.items()}
    )


class IssueForm(WagtailAdminPageForm):
    """Asks the publish gate itself, whatever the blocks let through, and what kind of change it is.

    Wagtail defers the blocks' own demands by flags on block objects that all threads share; two
    editors who save at the same moment can switch them off for each other.
    """

    change_kind = forms.ChoiceField(
        label=_("What kind of change is this?"),
        choices=ChangeKind.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Asked when you publish a change in a text that was published before."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        stream = cleaned.get("commentaries")
        if stream is None:
            return cleaned
        commentaries = [child for child in stream if child.block_type == "commentary"]
        published = last_published(self.instance)
        known = known_stamps(self.instance.readable_commentaries)
        if published is not None:
            known |= known_stamps(published.readable_commentaries)
        restore_stamps(commentaries, known)
        problems = address_clashes(self.instance.translation_key, commentaries)
        if not self.is_deferred_validation:
            problems += problems_in(commentaries)
            problems += self._objections(Change.between(published, commentaries))
        if problems:
            places = {child.id: place for place, child in enumerate(stream)}
            self.add_error("commentaries", _at_their_fields(problems, places))
        return cleaned

    def _objections(self, change: Change) -> list[Problem]:
        kind = self.cleaned_data.get("change_kind") or ""
        objections = change.objections(kind)
        if objections.at_kind:
            self.add_error("change_kind", objections.at_kind)
        self.instance.declared_change = None
        if change.titles:
            declared = kind or ChangeKind.SUBSTANCE.value
            self.instance.declared_change = {"kind": declared, "titles": change.titles}
        return [
            Problem(block_id, 0, "corrections", message)
            for block_id, message in objections.at_notes.items()
        ]
