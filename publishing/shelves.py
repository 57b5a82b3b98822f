"""The files of issues on their shelves: held back, brought up to date, cleared away."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from publishing.models import IssueFile, Shelf
from publishing.stock import take_stock
from publishing.workshop import FOLDER, Workshop, without_content

ATTEMPTS = 5
# A file younger than this may belong to somebody who has not written its row yet.
LEFT_ALONE = timedelta(hours=1)

logger = logging.getLogger(__name__)


@dataclass
class Outcome:
    """Names of the files that were made, removed, and could not be made."""

    made: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Outcome") -> "Outcome":
        self.made += other.made
        self.removed += other.removed
        self.failed += other.failed
        return self


class _OvertakenError(Exception):
    """Something changed while the files were being made."""


def hold_back(translation_keys: Iterable[UUID], language: str | None = None) -> None:
    """Stops offering the files of these issues until they have been looked at again.

    To be called in the transaction that changes what they say. With ``language``, those of the
    other languages stay; the bundle goes in any case.
    """
    for key in sorted(set(translation_keys)):
        shelf, _created = Shelf.objects.get_or_create(translation_key=key)
        Shelf.objects.filter(pk=shelf.pk).update(generation=F("generation") + 1)
        files = shelf.files.all()
        if language is not None:
            files = files.filter(language__in=(language, ""))
        files.update(current=False)


def bring_up_to_date(translation_key: UUID) -> Outcome:
    """Makes the files of an issue that are missing or out of date, and removes those too many.

    What cannot be made is logged, and its old file is removed: none is better than a wrong one.
    """
    try:
        for _attempt in range(ATTEMPTS):
            # Somebody changed the issue meanwhile: the work begins anew with what they wrote.
            with suppress(_OvertakenError):
                return _attend_to(translation_key)
        reason = "it kept changing"
    except Exception as error:  # whoever published, or asked for many issues, goes on
        reason = without_content(error)
    logger.error("The files of issue %s were not made: %s", translation_key, reason)
    return Outcome(failed=[str(translation_key)])


def _attend_to(translation_key: UUID) -> Outcome:
    shelf, _created = Shelf.objects.get_or_create(translation_key=translation_key)
    stock = take_stock(translation_key)
    shop = Workshop(stock)
    shop.work()
    gone = [file for place, file in stock.there.items() if place not in shop.files]
    if not (shop.made or gone) and all(file.current for file in shop.files.values()):
        return Outcome(failed=shop.failed)
    before = {file.stored_as for file in stock.there.values()}
    after = {file.stored_as for file in shop.files.values()}
    try:
        _swap(shelf, shop.files.values(), gone)
    except _OvertakenError:
        _remove(after - before)
        raise
    transaction.on_commit(partial(_remove, before - after))
    return Outcome(shop.made, [file.name for file in gone], shop.failed)


def expected_outcome(translation_key: UUID) -> Outcome:
    """What ``bring_up_to_date`` would do, the bundle aside, which follows the files in it."""
    try:
        stock = take_stock(translation_key)
    except Exception as error:  # as for bring_up_to_date
        return Outcome(failed=[f"{translation_key}: {without_content(error)}"])
    gone = [
        file.name
        for (language, code), file in stock.there.items()
        if (language, code) not in stock.wanted and (language or not stock.wanted)
    ]
    return Outcome(made=[wanted.name for wanted in stock.due], removed=gone)


@transaction.atomic
def _swap(shelf: Shelf, files: Iterable[IssueFile], gone: Iterable[IssueFile]) -> None:
    """Readers see the new files from here on, all of them at once.

    Raises ``_OvertakenError`` when the issue has changed since ``shelf`` was read.
    """
    now = Shelf.objects.select_for_update().filter(pk=shelf.pk).first()
    if now is None or now.generation != shelf.generation:
        raise _OvertakenError
    IssueFile.objects.filter(pk__in=[file.pk for file in gone]).delete()
    for file in files:
        file.shelf, file.current = shelf, True
        file.save()
    # Whoever else is at work on this issue right now has begun before these files were there.
    Shelf.objects.filter(pk=shelf.pk).update(generation=F("generation") + 1)


def _remove(stored: Iterable[str]) -> None:
    for name in stored:
        default_storage.delete(name)


def abandoned_files() -> Iterator[str]:
    """Names in storage that no row knows, left by a process that was stopped half way."""
    known = set(IssueFile.objects.values_list("stored_as", flat=True))
    ended = timezone.now() - LEFT_ALONE
    for name in _names_below(FOLDER):
        if name not in known and default_storage.get_modified_time(name) < ended:
            yield name


def _names_below(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    for name in files:
        yield f"{folder}/{name}"
    for name in folders:
        yield from _names_below(f"{folder}/{name}")
