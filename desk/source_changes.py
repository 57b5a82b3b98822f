"""When the source of an issue changes: what translators see, and what the other languages keep.

Translators work on what readers of the source language see; before it is first published, on its
newest draft. The content of a ``TranslationSource`` is therefore always the text with which every
other language was last brought in line, and the difference to it is the edit.
"""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import Translation, TranslationSource, get_schema_version

from desk.editions import bring_in_line
from desk.following import Following, SourceText
from desk.outdated import carry_over, snapshot
from desk.staleness import Wordings, behind, source_changed, wordings
from issues.models import IssuePage


def is_issue(source: TranslationSource) -> bool:
    """Whether ``source`` is that of an issue: only those follow the desk's rules."""
    return bool(source.specific_content_type.model_class() is IssuePage)


def source_of(issue: IssuePage) -> TranslationSource | None:
    """The translation source made from ``issue``; None if it was never submitted."""
    source: TranslationSource | None = TranslationSource.objects.get_for_instance_or_none(issue)
    return source


def text_to_translate(issue: IssuePage, draft: IssuePage | None = None) -> IssuePage | None:
    """The version of ``issue`` that translators should see, or None to leave them what they have.

    ``draft`` is its newest draft, if that is not the one the page already names as such.

    The live text; the newest draft while no language is live. In between, when only translations
    are live, they were made from a text that stays until the source is published.
    """
    if issue.live:
        return issue
    editions = IssuePage.objects.filter(translation_key=issue.translation_key, alias_of=None)
    if editions.filter(live=True).exists():
        return None
    return draft or issue.get_latest_revision_as_object()


@transaction.atomic
def refresh(source: TranslationSource, draft: IssuePage | None = None) -> None:
    """Brings translators, and the pages in other languages, up to the source's present text.

    ``draft`` as for ``text_to_translate``.

    Changed strings keep their translation, marked outdated; nothing untranslated goes live.
    """
    TranslationSource.objects.select_for_update().get(pk=source.pk)
    source.refresh_from_db()
    issue = source.get_source_instance()
    version = text_to_translate(issue, draft)
    if version is None:
        return
    content = version.to_json()
    old, new = SourceText.from_json(source.content_json), SourceText.from_json(content)
    before: Wordings = {}
    after: Wordings = {}
    if old != new:
        before, strings = wordings(source), snapshot(source)
        _take(source, version, content)
        carry_over(source, strings)
        after = wordings(source)
    managed = set(
        Translation.objects.filter(source=source, enabled=True).values_list(
            "target_locale_id", flat=True
        )
    )
    editions = IssuePage.objects.filter(translation_key=issue.translation_key, alias_of=None)
    for edition in editions.exclude(pk=issue.pk):
        following = Following(source.locale.language_code, timezone.now())
        if edition.locale_id in managed:
            lacking = behind(edition, before, after)
            current = {place.block_id for place in after} - lacking
            following = replace(following, managed=True, current=current)
        bring_in_line(edition, old, new, following)
    if old != new:
        for edition in editions.exclude(pk=issue.pk).filter(live=True):
            source_changed(edition, before, after)


def _take(source: TranslationSource, version: IssuePage, content: str) -> None:
    source.content_json = content
    source.object_repr = str(version)[:200]
    source.schema_version = get_schema_version(version._meta.app_label)
    source.last_updated_at = timezone.now()
    source.save(update_fields=["content_json", "object_repr", "schema_version", "last_updated_at"])
    source.refresh_segments()
