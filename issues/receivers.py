"""Follows Wagtail's publishing signals and announces changes after the transaction."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, pre_save
from django.dispatch import Signal, receiver
from wagtail.models import Revision, UploadedFile
from wagtail.signals import page_published, page_unpublished

from issues.models import (
    Commentary,
    CommentaryAddress,
    IssuePage,
    PublicationImage,
    StalePart,
)
from issues.pictures import without_metadata
from issues.signals import edition_published, edition_withdrawn


def _announce(signal: Signal, issue: IssuePage) -> None:
    """Sends ``signal`` once the transaction is committed; a failing listener stops nobody."""
    transaction.on_commit(
        partial(
            signal.send_robust,
            sender=IssuePage,
            page_id=issue.pk,
            translation_key=issue.translation_key,
            language=issue.locale.language_code,
            week_start=issue.week_start,
        )
    )


def _write_addresses_into(revision: Revision, issue: IssuePage) -> None:
    """Shows editors the addresses just given: they opened the draft before there were any."""
    content = revision.content
    current = issue.serializable_data()["commentaries"]
    if content.get("commentaries") != current:
        content["commentaries"] = current
        Revision.objects.filter(pk=revision.pk).update(content=content)


@receiver(page_published, sender=IssuePage)
def announce_published(
    sender: type[IssuePage],
    instance: IssuePage,
    revision: Revision | None = None,
    alias: bool = False,
    **kwargs: Any,
) -> None:
    if alias or not instance.live or instance.alias_of_id is not None:
        return
    if revision is not None:
        _write_addresses_into(revision, instance)
    _announce(edition_published, instance)


@receiver(page_unpublished, sender=IssuePage)
def announce_withdrawn(sender: type[IssuePage], instance: IssuePage, **kwargs: Any) -> None:
    # Wagtail unpublishes an expired page as a plain Page, past the save() of ours.
    Commentary.objects.filter(page_id=instance.pk).delete()
    StalePart.objects.filter(page_id=instance.pk).delete()
    _announce(edition_withdrawn, instance)


@receiver(pre_save, sender=UploadedFile)
def clean_waiting_picture(
    sender: type[UploadedFile], instance: UploadedFile, **kwargs: Any
) -> None:
    """A picture whose title still has to be corrected waits in storage: without its metadata."""
    waits_for = instance.for_content_type
    if waits_for and waits_for.model_class() is PublicationImage and not instance.file._committed:
        instance.file = without_metadata(instance.file.file)


@receiver(post_delete, sender=IssuePage)
def forget_addresses(sender: type[IssuePage], instance: IssuePage, **kwargs: Any) -> None:
    """Frees a week's addresses when its issue is gone in every language."""
    key = instance.translation_key
    if not IssuePage.objects.filter(translation_key=key).exists():
        CommentaryAddress.objects.filter(translation_key=key).delete()
