"""The HTML of the mail of an issue: short enough that no mail program cuts it off."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from issues.document.content import Document
from newsletter.mail.contents import Contents, Place
from newsletter.mail.frame import Frame
from newsletter.mail.links import on_mirrors
from newsletter.mail.painting import paint
from newsletter.mail.words import beginning, harmless, not_there, risk, words_beside_a_text

MOST_BYTES = 100_000
"""Gmail shows the first 102 kB of a mail, and then a link to itself."""
LONGEST_BEGINNING = 150


def issue_html(contents: Contents, frame: Frame) -> str:
    """The active language is that of ``frame``.

    What is too long for one mail is shortened from the end: the last texts of the last language
    first. A mail of nothing but short texts may still be longer than ``MOST_BYTES``.
    """
    from_the_end = contents.from_the_end()

    def painted(number: int) -> str:
        return _painted(contents, frame, from_the_end[:number])

    def fits(number: int) -> bool:
        return size_of(painted(number)) <= MOST_BYTES

    if fits(0):
        return painted(0)
    return painted(bisect_left(range(len(from_the_end)), True, key=fits))


def size_of(html: str) -> int:
    """In bytes, as it is once it has travelled."""
    return len(html.replace("\n", "\r\n").encode())


def _painted(contents: Contents, frame: Frame, shortened: Collection[Place]) -> str:
    first = contents.documents[0]
    several = len(contents.documents) > 1
    titles = " · ".join(commentary.title for commentary in first.commentaries)
    context = {
        "language": frame.language,
        "frame": frame,
        "subject": frame.subject,
        "name": frame.name,
        "beginning": beginning() if frame.neutral else titles[:LONGEST_BEGINNING],
        "missing": not_there(contents.missing),
        "languages": _languages(contents) if several else [],
        "editions": [_edition(document, frame, shortened) for document in contents.documents],
        "mirrors": list(zip(on_mirrors(first.address), on_mirrors(frame.leave), strict=True)),
        "harmless": harmless(),
        "risk": risk(),
        "reading_safely": frame.reading_safely,
    }
    return paint("newsletter/mail/issue.html", context)


def _languages(contents: Contents) -> list[tuple[str, str]]:
    """Code and name of each language, which the reader of the mail finds further below."""
    names = dict(settings.LANGUAGES)
    return [(document.language, names[document.language]) for document in contents.documents]


def _edition(document: Document, frame: Frame, shortened: Collection[Place]) -> Mapping[str, Any]:
    """One language of the mail, rendered in it."""
    with translation.override(document.language):
        entries = [
            (commentary, (document.language, number) in shortened)
            for number, commentary in enumerate(document.commentaries)
        ]
        context = {
            "document": document,
            "name": _("Weekly letter") if frame.neutral else document.title,
            "words": words_beside_a_text(),
            "entries": entries,
            "first_shortened": next((n for n, entry in enumerate(entries, 1) if entry[1]), 0),
            # Where all are shortened, they are a list of contents themselves.
            "contents": len(entries) > 1 and not all(short for _commentary, short in entries),
        }
        html: SafeString = mark_safe(render_to_string("newsletter/mail/edition.html", context))
    return {"language": document.language, "name": context["name"], "html": html}
