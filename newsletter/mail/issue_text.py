"""The plain text of the mail of an issue. All texts are in it, however long."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from issues.document.content import Document
from issues.document.plain_text import (
    NBSP,
    WIDTH,
    Links,
    commentary_blocks,
    contents_lines,
    rich_blocks,
    wrapped,
)
from newsletter.mail.contents import Contents
from newsletter.mail.frame import Frame
from newsletter.mail.links import on_mirrors
from newsletter.mail.words import beginning, harmless, not_there, risk, words_beside_a_text

# A sign of equality takes three in quoted-printable.
HEAVY, UNDER_TITLE = "*", "~"


def issue_text(contents: Contents, frame: Frame) -> str:
    """Lines of at most 72 signs, addresses aside. The active language is that of ``frame``."""
    blocks = [*_head(contents, frame)]
    for place, document in enumerate(contents.documents):
        with translation.override(document.language):
            blocks += _document(document, frame, again=place > 0)
    blocks += _foot(contents, frame)
    return "\n\n".join(blocks).replace(NBSP, " ") + "\n"


def _head(contents: Contents, frame: Frame) -> Iterator[str]:
    if frame.neutral:
        yield wrapped(beginning())
    yield _masthead(frame.name)
    yield from map(wrapped, not_there(contents.missing))


def _masthead(name: str) -> str:
    return "\n".join([HEAVY * WIDTH, wrapped(name), HEAVY * WIDTH])


def _document(document: Document, frame: Frame, *, again: bool) -> Iterator[str]:
    words, links = words_beside_a_text(), Links()
    if again:
        yield "\n" + _masthead(_("Weekly letter") if frame.neutral else document.title)
    yield wrapped(document.week_words)
    yield from rich_blocks(document.introduction, links)
    yield from links.listed(words["links"])
    if len(document.commentaries) > 1:
        yield "\n".join([f"{words['contents']}:", *contents_lines(document.commentaries)])
    for commentary in document.commentaries:
        yield from commentary_blocks(commentary, words, UNDER_TITLE)


def _foot(contents: Contents, frame: Frame) -> Iterator[str]:
    yield "\n" + HEAVY * WIDTH
    if mirrors := on_mirrors(contents.documents[0].address):
        yield "\n".join([f"{_('If the site does not open')}:", *mirrors])
    yield wrapped(harmless())
    yield wrapped(risk())
    if frame.reading_safely:
        yield f"{frame.reading_safely.text}:\n{frame.reading_safely.address}"
    yield f"{_('Change what you get')}:\n{frame.change}"
    yield "\n".join([f"{_('Leave the newsletter')}:", frame.leave, *on_mirrors(frame.leave)])
