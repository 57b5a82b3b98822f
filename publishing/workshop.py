"""Makes what is due of an issue's files and puts it into storage; the rows are not saved here."""

import hashlib
import logging
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from issues.document.content import Document
from publishing.kinds import NAME
from publishing.making import MAKERS, Pictures
from publishing.making.bundle import make_bundle
from publishing.models import IssueFile
from publishing.pictures import jpeg_of
from publishing.stock import Place, Stock, Wanted, is_whole

FOLDER = "issue-files"

logger = logging.getLogger(__name__)


class Workshop:
    """After ``work()``: ``files`` as they should stand on the shelf, and what could not be made.

    ``made`` holds the names of those that are new.
    """

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.files: dict[Place, IssueFile] = {}
        self.made: list[str] = []
        self.failed: list[str] = []
        self._contents: dict[str, bytes] = {}

    def work(self) -> None:
        due = set(self.stock.due)
        for language, document in self.stock.documents.items():
            pictures = cache(partial(_pictures_of, document))
            for wanted in self.stock.wanted.values():
                if wanted.language != language:
                    continue
                if wanted in due:
                    self._make(wanted, partial(_made, wanted, document, pictures))
                else:
                    self.files[wanted.place] = self.stock.there[wanted.place]
        self._attend_to_bundle()

    def _attend_to_bundle(self) -> None:
        files = list(self.files.values())
        wanted = self.stock.wanted_bundle(files)
        if wanted is None:
            return
        there = self.stock.there.get(wanted.place)
        if there is not None and wanted.is_met_by(there):
            self.files[wanted.place] = there
        else:
            self._make(wanted, partial(self._bundle, wanted, files))

    def _bundle(self, wanted: Wanted, files: list[IssueFile]) -> bytes:
        members = [(file.name, file.sha256, self._content_of(file)) for file in files]
        return make_bundle(f"{NAME}-{wanted.week_start.isoformat()}", members)

    def _content_of(self, file: IssueFile) -> bytes:
        if file.name in self._contents:
            return self._contents[file.name]
        with default_storage.open(file.stored_as) as stored:
            content: bytes = stored.read()
        return content

    def _make(self, wanted: Wanted, maker: Callable[[], bytes]) -> None:
        """One file; its failing stops neither the others nor whoever published."""
        try:
            content = maker()
            self.files[wanted.place] = self._placed(wanted, content)
        except Exception as error:  # a maker may stumble over whatever somebody has written
            self.failed.append(wanted.name)
            logger.error("%s was not made: %s", wanted.name, without_content(error))
        else:
            self._contents[wanted.name] = content
            self.made.append(wanted.name)

    def _placed(self, wanted: Wanted, content: bytes) -> IssueFile:
        """The row for ``content``, which is in storage by then, under a name nothing else has."""
        sha256 = hashlib.sha256(content).hexdigest()
        old = self.stock.there.get(wanted.place)
        file = IssueFile(
            pk=old.pk if old else None,
            language=wanted.language,
            week_start=wanted.week_start,
            kind=wanted.kind.code,
            name=wanted.name,
            size=len(content),
            sha256=sha256,
            fingerprint=wanted.fingerprint,
            changed_at=timezone.now(),
        )
        if old and (old.sha256, old.name) == (sha256, wanted.name) and is_whole(old):
            file.stored_as, file.changed_at = old.stored_as, old.changed_at
        else:
            name = f"{FOLDER}/{sha256[:32]}/{wanted.name}"
            file.stored_as = default_storage.save(name, ContentFile(content))
        return file


def _pictures_of(document: Document) -> Pictures:
    return {picture.name: jpeg_of(picture.stored_as) for picture in document.pictures}


def _made(wanted: Wanted, document: Document, pictures: Callable[[], Pictures]) -> bytes:
    return MAKERS[wanted.kind](document, pictures())


def without_content(error: Exception) -> str:
    """What kind of error it is and where it came up; its message may quote the text."""
    place, trace = "", error.__traceback__
    while trace is not None:
        place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}{place}"
