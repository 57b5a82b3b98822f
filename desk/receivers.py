"""Keeps translations in step with their sources, in the transaction that changes the source."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published
from wagtail_localize.models import Translation, TranslationLog

from desk.source_changes import is_issue, refresh, source_of
from desk.staleness import edited_by_hand, translation_published
from issues.models import IssuePage


@receiver(page_published, sender=IssuePage)
def follow_published_source(sender: type[IssuePage], instance: IssuePage, **kwargs: Any) -> None:
    if not instance.live or instance.alias_of_id is not None:
        return
    source = source_of(instance)
    if source is not None:
        refresh(source)


@receiver(page_published, sender=IssuePage)
def record_what_is_behind(
    sender: type[IssuePage], instance: IssuePage, revision: Revision | None = None, **kwargs: Any
) -> None:
    """A revision that was not made from translated strings brings nothing up to date."""
    if not instance.live or instance.alias_of_id is not None:
        return
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=instance.locale_id, enabled=True
    ).first()
    if translation is None:
        edited_by_hand(instance)
        return
    log = TranslationLog.objects.filter(
        source=translation.source_id, locale=instance.locale_id, revision=revision
    ).last()
    if revision is not None and log is not None:
        translation_published(instance, translation.source, log)


@receiver(post_save, sender=Revision)
def follow_draft_of_source(
    sender: type[Revision], instance: Revision, update_fields: Any = None, **kwargs: Any
) -> None:
    """Shows translators the newest draft of a source that has not been published yet."""
    if update_fields is not None or instance.content_type.model_class() is not IssuePage:
        return
    issue = IssuePage.objects.filter(pk=instance.object_id, live=False, alias_of=None).first()
    source = source_of(issue) if issue is not None else None
    if source is not None:
        refresh(source, draft=instance.as_object())


@receiver(post_save, sender=Translation)
def start_from_newest_draft(
    sender: type[Translation], instance: Translation, created: bool, **kwargs: Any
) -> None:
    """Submitting takes the newest draft, even where it was saved without its page."""
    if created and is_issue(instance.source):
        refresh(instance.source)
