"""Translations whose source has changed since: kept, marked, and shown as such to translators."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslationSource,
)

# Kept in ``StringTranslation.tool_name``: saving the string in the editor clears it.
OUTDATED = "outdated"


@dataclass
class FieldStrings:
    """The strings of one field of a source in order; ``keys`` names the element each stands in.

    Keys are the editor's ``data-block-key``; they are missing where the HTML has none.
    """

    strings: list[int] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def snapshot(source: TranslationSource) -> dict[int, FieldStrings]:
    """``{context id: its strings}`` as the source stands now, from two queries."""
    found: dict[int, FieldStrings] = defaultdict(FieldStrings)
    segments = StringSegment.objects.filter(source=source).order_by("order")
    for context_id, string_id in segments.values_list("context_id", "string_id"):
        found[context_id].strings.append(string_id)
    templates = TemplateSegment.objects.filter(source=source)
    for context_id, template in templates.values_list("context_id", "template__template"):
        if context_id in found:
            found[context_id].keys = _keys(template)
    return dict(found)


def _keys(template: str) -> list[str]:
    """The key of the element around each string; a second string in one gets ``key+1``."""
    keys: list[str] = []
    for text in BeautifulSoup(template, "html.parser").find_all("text"):
        element = text.find_parent(attrs={"data-block-key": True})
        if element is None:
            return []
        key = str(element["data-block-key"])
        keys.append(f"{key}+{sum(known.split('+')[0] == key for known in keys)}")
    return keys


def _changed_pairs(before: FieldStrings, after: FieldStrings) -> Iterator[tuple[int, int]]:
    """Strings that took the place of another one, as ``(old, new)``."""
    if len(before.keys) == len(before.strings) and len(after.keys) == len(after.strings):
        was = dict(zip(before.keys, before.strings, strict=True))
        for key, new in zip(after.keys, after.strings, strict=True):
            if key in was and was[key] != new:
                yield was[key], new
        if after.keys:
            return
    matcher = SequenceMatcher(None, before.strings, after.strings, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "replace" and end - start == new_end - new_start:
            yield from zip(before.strings[start:end], after.strings[new_start:new_end], strict=True)


def carry_over(source: TranslationSource, before: dict[int, FieldStrings]) -> int:
    """Gives changed strings their previous translation, marked outdated; returns how many.

    ``before`` is the ``snapshot`` taken before the source was refreshed. A string that has a
    translation of its own keeps it.
    """
    pairs = {
        (context_id, old): new
        for context_id, after in snapshot(source).items()
        if context_id in before
        for old, new in _changed_pairs(before[context_id], after)
    }
    if not pairs:
        return 0
    carried = 0
    previous = StringTranslation.objects.filter(
        context_id__in={context_id for context_id, _old in pairs},
        translation_of_id__in={old for _context_id, old in pairs},
        has_error=False,
    ).exclude(data="")
    for translation in previous:
        new = pairs.get((translation.context_id, translation.translation_of_id))
        if new is None:
            continue
        _kept, created = StringTranslation.objects.get_or_create(
            translation_of_id=new,
            context_id=translation.context_id,
            locale_id=translation.locale_id,
            defaults={
                "data": translation.data,
                "translation_type": translation.translation_type,
                "tool_name": OUTDATED,
                "last_translated_by": translation.last_translated_by,
            },
        )
        carried += created
        if translation.tool_name == OUTDATED:
            # Drafts are saved every few seconds: only the wording somebody wrote is kept.
            translation.delete()
    return carried


def outdated_message() -> str:
    """What the translator reads beside an outdated string."""
    return _("Outdated: the source has changed. Correct the translation or save it as it is.")
