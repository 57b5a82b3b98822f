"""The editor's form of an issue: what publishing demands is shown at the fields that lack it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from issues.addresses import address_clashes
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
    """Asks the publish gate itself, whatever the blocks let through.

    Wagtail defers the blocks' own demands by flags on block objects that all threads share; two
    editors who save at the same moment can switch them off for each other.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        stream = cleaned.get("commentaries")
        if stream is None:
            return cleaned
        commentaries = [child for child in stream if child.block_type == "commentary"]
        problems = address_clashes(self.instance.translation_key, commentaries)
        if not self.is_deferred_validation:
            problems += problems_in(commentaries)
        if problems:
            places = {child.id: place for place, child in enumerate(stream)}
            self.add_error("commentaries", _at_their_fields(problems, places))
        return cleaned
