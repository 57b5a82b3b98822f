"""What a commentary still lacks before readers may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from issues.blocks.commentary import TITLE_MAX_LENGTH
from issues.texts import first_unfit_sign, strings_in

if TYPE_CHECKING:
    from issues.models import IssuePage


@dataclass(frozen=True)
class Problem:
    """One thing that stands in the way: which commentary, which field, and what is wrong."""

    block_id: str
    position: int
    field: str
    message: str


def _commentary_problems(value: Any) -> Iterable[tuple[str, str]]:
    if not value["section"]:
        yield "section", _("no section is chosen")
    if not value["verdict"]:
        yield "verdict", _("no verdict is chosen")
    title = value["title"] or ""
    if not title.strip():
        yield "title", _("the title is empty")
    elif len(title) > TITLE_MAX_LENGTH:
        yield (
            "title",
            _("the title has %(length)d characters; at most %(limit)d are allowed")
            % {"length": len(title), "limit": TITLE_MAX_LENGTH},
        )
    if not (value["lead"] or "").strip():
        yield "lead", _("the lead is empty")
    if not any(
        child.block_type == "paragraph" and strip_tags(str(child.value)).strip()
        for child in value["body"]
    ):
        yield "body", _("there is no paragraph of text")
    for name, stored in value.block.get_prep_value(value).items():
        sign = next(filter(None, map(first_unfit_sign, strings_in(stored))), None)
        if sign:
            yield name, _("the text holds a sign that cannot be kept (%(sign)s)") % {"sign": sign}


def problems_in(commentaries: Iterable[Any]) -> list[Problem]:
    """Everything that keeps these commentary children from readers, in reading order.

    A pure check of the values, so that it holds for editors, translations, commands and
    scheduled publishing alike.
    """
    return [
        Problem(child.id, position, field, message)
        for position, child in enumerate(commentaries, start=1)
        for field, message in _commentary_problems(child.value)
    ]


def problems_of(issue: "IssuePage") -> list[Problem]:
    """Everything that keeps the commentaries of ``issue`` from readers; empty when ready."""
    return problems_in(issue.readable_commentaries)


def require_ready(issue: "IssuePage") -> None:
    """Raises ``ValidationError`` on ``commentaries`` that names every problem of ``issue``."""
    messages = [
        _("Commentary %(number)d: %(problem)s.")
        % {"number": problem.position, "problem": problem.message}
        for problem in problems_of(issue)
    ]
    if not issue.readable_commentaries:
        messages.append(_("An issue needs at least one commentary."))
    if messages:
        raise ValidationError({"commentaries": messages})
