"""Why readers may not see a translation yet, said so that a translator finds the place."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from desk.places import Place, Places
from desk.untranslated import untranslated
from issues.models import IssuePage
from issues.readiness import problems_of

# What putting a translation together raises when a chosen picture or page is gone, or when an
# override holds a value of the wrong kind.
BROKEN = (AttributeError, ObjectDoesNotExist, TypeError, ValueError)


class NotFitForReadersError(ValidationError):
    """A translation that may not go live; ``lines`` say why, ``heading`` which one it is."""

    def __init__(self, heading: str, lines: list[str]) -> None:
        super().__init__({NON_FIELD_ERRORS: lines})
        self.heading = heading
        self.lines = lines

    def as_message(self) -> str:
        """As HTML for the newsroom."""
        return format_html(
            "{}<ul>{}</ul>",
            self.heading,
            format_html_join("", "<li>{}</li>", ((line,) for line in self.lines)),
        )


def require_fit(source: TranslationSource, locale: Locale) -> None:
    """Raises ``NotFitForReadersError`` unless the translation of ``source`` may go live.

    Its page must exist. Every string must be translated, and what is built from them must be as
    complete and as short as the source itself has to be.
    """
    lines = obstacles(source, locale)
    if lines:
        heading = _("“%(title)s” was not published in %(language)s. Nothing has changed.") % {
            "title": source.object_repr,
            "language": locale.get_display_name(),
        }
        raise NotFitForReadersError(heading, lines)


def obstacles(source: TranslationSource, locale: Locale) -> list[str]:
    """What ``require_fit`` complains of, one line per place, in reading order."""
    places = Places(source.as_instance())
    missing = Counter(places.of_path(string.path) for string in untranslated(source, locale))
    lines = {
        place: ngettext(
            "%(count)d string is not translated", "%(count)d strings are not translated", count
        )
        % {"count": count}
        for place, count in missing.items()
    }
    try:
        page = source.get_ephemeral_translated_instance(locale, fallback=True)
    except BROKEN:
        lines[Place(0, 0, "")] = _("something chosen for this language no longer exists")
    else:
        places.add(page)
        for place, problem in _problems(page, places):
            lines.setdefault(place, problem)
    return [f"{places.label(place)}: {lines[place]}." for place in sorted(lines)]


def _problems(page: Any, places: Places) -> Iterator[tuple[Place, str]]:
    """What is wrong with the values of ``page``: readiness first, then each block's own rules."""
    if not isinstance(page, IssuePage):
        return
    for problem in problems_of(page):
        yield places.in_commentary(problem.block_id, problem.field), problem.message
    stream = page.commentaries
    try:
        stream.stream_block.clean(stream)
    except StreamBlockValidationError as error:
        for index, child_error in error.block_errors.items():
            for field, reason in _reasons(child_error):
                yield places.in_commentary(stream[index].id, field), reason.rstrip(".")


def _reasons(error: Any) -> Iterator[tuple[str, str]]:
    """``(field, reason)`` of one commentary; the field is empty where it is about the whole."""
    for field, inner in getattr(error, "block_errors", {}).items():
        for reason in _leaves(inner):
            yield field, reason
    for inner in getattr(error, "non_block_errors", []):
        yield "", str(inner)


def _leaves(error: Any) -> Iterator[str]:
    if hasattr(error, "block_errors"):
        found = error.block_errors
        for inner in found.values() if isinstance(found, dict) else filter(None, found):
            yield from _leaves(inner)
        yield from map(str, error.non_block_errors)
    else:
        yield from error.messages
