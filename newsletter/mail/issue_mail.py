"""The mail of an issue: its full texts, in the reader's languages and their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation

from issues.weeks import format_week
from newsletter.mail.contents import NothingToSendError, contents_of
from newsletter.mail.envelope import ascii_sender, headers_of, sender_name
from newsletter.mail.frame import Frame
from newsletter.mail.issue_html import issue_html
from newsletter.mail.issue_text import issue_text
from newsletter.mail.links import personal, reading_safely
from newsletter.mail.template import NOBODY, Template, new_marker
from newsletter.models import Mailing

__all__ = ["NothingToSendError", "Preview", "issue_template", "preview"]


@dataclass(frozen=True)
class Preview:
    """A mail as it is read; its personal links lead to nobody."""

    subject: str
    text: str
    html: str


def issue_template(mailing: Mailing, languages: Sequence[str], language: str) -> Template:
    """The mail of ``mailing`` for who reads ``languages`` in this order, and is spoken to in
    ``language``.

    Raises ``NothingToSendError`` when none of its languages can be read any more.
    """
    contents, marker = contents_of(mailing, languages), new_marker()
    with translation.override(language):
        frame = Frame(
            language=language,
            neutral=mailing.edition.neutral,
            name=sender_name(mailing.edition),
            week=format_week(mailing.week_start, language),
            change=personal("newsletter_change", language, marker),
            leave=personal("newsletter_leave", language, marker),
            reading_safely=reading_safely(language),
        )
        return Template(
            name=frame.name,
            address=ascii_sender(),
            subject=frame.subject,
            headers=headers_of(
                mailing.edition,
                [document.language for document in contents.documents],
                leave=frame.leave,
            ),
            text=issue_text(contents, frame),
            html=issue_html(contents, frame),
            marker=marker,
        )


def preview(mailing: Mailing, languages: Sequence[str], language: str) -> Preview:
    """The same for the newsroom. Raises ``NothingToSendError``."""
    parts = issue_template(mailing, languages, language).parts("", NOBODY)
    return Preview(parts.subject, parts.text, parts.html)
