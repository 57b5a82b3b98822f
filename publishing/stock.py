"""What files an issue should have, which of them are there, and which are to be made."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage

from issues.document.content import Document
from issues.models import IssuePage
from issues.published import readable
from publishing.documents import document_of
from publishing.kinds import ALL_LANGUAGES, BUNDLE, OF_A_LANGUAGE, Kind, file_name
from publishing.making import recipe
from publishing.models import IssueFile

Place = tuple[str, str]
"""Language and code of the kind: where a file stands on its shelf."""


@dataclass(frozen=True)
class Wanted:
    """A file that an issue should have."""

    language: str
    kind: Kind
    week_start: date
    fingerprint: str

    @property
    def place(self) -> Place:
        return self.language, self.kind.code

    @property
    def name(self) -> str:
        return file_name(self.week_start, self.kind, self.language)

    def is_met_by(self, file: IssueFile | None) -> bool:
        """Whether ``file`` is this one: made from the same, named the same, whole in storage."""
        return (
            file is not None
            and (file.fingerprint, file.name) == (self.fingerprint, self.name)
            and is_whole(file)
        )


@dataclass(frozen=True)
class Stock:
    """One issue's files: those it should have, the bundle aside, and those it has.

    Both in the order of languages and kinds. ``documents`` are what the first are made from.
    """

    wanted: dict[Place, Wanted]
    there: dict[Place, IssueFile]
    documents: dict[str, Document]

    @property
    def due(self) -> list[Wanted]:
        """Files to be made."""
        return [
            wanted
            for place, wanted in self.wanted.items()
            if not wanted.is_met_by(self.there.get(place))
        ]

    def wanted_bundle(self, files: Sequence[IssueFile]) -> Wanted | None:
        """The bundle of ``files``; none of nothing."""
        if not files:
            return None
        known = " ".join(f"{file.sha256} {file.name}" for file in files)
        fingerprint = hashlib.sha256(f"{recipe()} {known}".encode()).hexdigest()
        return Wanted(ALL_LANGUAGES, BUNDLE, files[0].week_start, fingerprint)


def take_stock(translation_key: UUID) -> Stock:
    """The stock of an issue. Only languages in which readers can open it should have files."""
    rows = IssueFile.objects.filter(shelf__translation_key=translation_key)
    there = {(file.language, file.kind): file for file in rows}
    wanted: dict[Place, Wanted] = {}
    documents: dict[str, Document] = {}
    for issue in _editions(translation_key):
        language = issue.locale.language_code
        documents[language] = document_of(issue)
        fingerprint = fingerprint_of(documents[language])
        for kind in OF_A_LANGUAGE:
            file = Wanted(language, kind, issue.week_start, fingerprint)
            wanted[file.place] = file
    return Stock(wanted, there, documents)


def _editions(translation_key: UUID) -> Iterable[IssuePage]:
    """The issue in each language in which readers can open it, in the site's order."""
    pages = readable(IssuePage.objects.filter(translation_key=translation_key))
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(
        pages.select_related("locale"), key=lambda page: order.index(page.locale.language_code)
    )


def fingerprint_of(document: Document) -> str:
    """Changes when the content or the way of making files does."""
    content = json.dumps(document.as_data(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{recipe()} {content}".encode()).hexdigest()


def is_whole(file: IssueFile) -> bool:
    """Whether the storage has all of it."""
    try:
        return default_storage.size(file.stored_as) == file.size
    except OSError:
        return False
