"""What goes into a mail: the texts of an issue in the languages that somebody chose."""

from collections.abc import Sequence
from dataclasses import dataclass

from issues.document.composing import compose
from issues.document.content import Document
from issues.models import IssuePage
from issues.published import readable
from newsletter.models import Mailing


class NothingToSendError(LookupError):
    """Readers can open the issue in no language of its mailing any more."""


Place = tuple[str, int]
"""A language, and the number of a commentary in it, from 0."""


@dataclass(frozen=True)
class Contents:
    """``documents`` in the order of reading; ``missing`` are languages that are not there."""

    documents: tuple[Document, ...]
    missing: tuple[str, ...]

    def from_the_end(self) -> list[Place]:
        """Every commentary, from the end of the mail to its beginning."""
        places = (
            (document.language, number)
            for document in self.documents
            for number in range(len(document.commentaries))
        )
        return list(places)[::-1]


def contents_of(mailing: Mailing, languages: Sequence[str]) -> Contents:
    """The issue in ``languages``, in their order, as far as the mailing has it.

    Where it has none of them it is sent in what there is: who asked for one language alone learns
    that it is missing, and is not left without the issue. Raises ``NothingToSendError``.
    """
    allowed = mailing.languages or mailing.edition.languages
    pages = readable(IssuePage.objects.filter(translation_key=mailing.issue))
    there = {
        page.locale.language_code: page
        for page in pages.select_related("locale")
        if page.locale.language_code in allowed
    }
    chosen = [language for language in languages if language in there]
    if not chosen:
        chosen = [language for language in mailing.edition.languages if language in there][:1]
    if not chosen:
        raise NothingToSendError(f"The issue of mailing {mailing.pk} is not published any more.")
    return Contents(
        documents=tuple(compose(there[language]) for language in chosen),
        missing=tuple(language for language in languages if language not in there),
    )
