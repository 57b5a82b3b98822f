"""When files are made, and when they are taken away: after whatever changes what they say."""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from issues.models import Author, Commentary, IssuePage, PublicationImage, Section
from issues.signals import edition_published, edition_withdrawn
from publishing.shelves import bring_up_to_date, hold_back

# Who saves a name waits for no more than so many issues; “manage.py make_files” does the others.
MOST_AT_ONCE = 10


@receiver((page_published, page_unpublished), sender=IssuePage)
def hold_back_edition(sender: type[IssuePage], instance: IssuePage, **kwargs: Any) -> None:
    """In the transaction that publishes: no reader gets an old file of a new page."""
    hold_back([instance.translation_key], instance.locale.language_code)


@receiver((edition_published, edition_withdrawn))
def follow_edition(sender: type[IssuePage], translation_key: UUID, **kwargs: Any) -> None:
    bring_up_to_date(translation_key)


@receiver(post_save, sender=Author)
@receiver(pre_delete, sender=Author)
@receiver(post_save, sender=PublicationImage)
@receiver(pre_delete, sender=PublicationImage)
def follow_name_or_picture(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """A name or a face that goes has to go from the files at once, not when somebody publishes."""
    if _says_something_new(kwargs):
        keys = _issues_that_use(instance)
        hold_back(keys)
        _make_anew(keys)


@receiver(post_save, sender=Section)
def follow_section(sender: type[Section], instance: Section, **kwargs: Any) -> None:
    """The old name of a section harms nobody, so the files stay until new ones are there."""
    if _says_something_new(kwargs):
        used = Commentary.objects.filter(section=instance).values("page_id")
        _make_anew(_newest_first(IssuePage.objects.filter(pk__in=used)))


@receiver((post_save, post_delete), sender=PageViewRestriction)
def follow_restriction(
    sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """What stands behind a password is no file that anybody can take along."""
    below = IssuePage.objects.live().descendant_of(instance.page, inclusive=True)
    keys = _newest_first(below)
    hold_back(keys)
    _make_anew(keys)


def _says_something_new(saved: dict[str, Any]) -> bool:
    """Whether a save is more than the first one or a new place in the order."""
    return not saved.get("created") and saved.get("update_fields") is None


def _issues_that_use(instance: Any) -> list[UUID]:
    pages = ReferenceIndex.get_references_to(instance).values_list("object_id", flat=True)
    numbers = {int(number) for number in pages if number.isdecimal()}
    return _newest_first(IssuePage.objects.live().filter(pk__in=numbers))


def _newest_first(pages: Any) -> list[UUID]:
    rows = pages.order_by("-week_start").values_list("translation_key", flat=True)
    return list(dict.fromkeys(rows))


def _make_anew(keys: list[UUID]) -> None:
    """After commit, the first of these issues."""
    for key in keys[:MOST_AT_ONCE]:
        transaction.on_commit(partial(bring_up_to_date, key), robust=True)
