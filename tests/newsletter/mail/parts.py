"""Mails of an issue that no database has seen."""

from dataclasses import replace

from django.utils import translation

from issues.document.content import Commentary, Document, RichText
from issues.document.rich_text import nodes_of
from newsletter.mail.contents import Contents
from newsletter.mail.envelope import sender_name
from newsletter.mail.frame import Frame
from newsletter.mail.issue_html import issue_html
from newsletter.mail.issue_text import issue_text
from newsletter.models import Edition
from tests.publishing.documents import commentary, document

WORDS = {
    "be": "У аўторак урад у Мінску абмеркаваў, як краіна будзе гандляваць з суседзямі, і адклаў ",
    "ru": "Во вторник правительство в Минске обсудило, как страна будет торговать, и отложило ",
    "en": "On Tuesday the government in Minsk discussed how to trade with its neighbours and left ",
}
PAGE = "https://situation.test/{}/newsletter/{}/" + "0" * 43 + "/"


def frame(language: str, *, neutral: bool = False) -> Frame:
    with translation.override(language):
        return Frame(
            language=language,
            neutral=neutral,
            name=sender_name(Edition(neutral=neutral)),
            week=document(language).week_words,
            change=PAGE.format(language, "change"),
            leave=PAGE.format(language, "leave"),
            reading_safely=None,
        )


def html_of(*documents: Document, neutral: bool = False) -> str:
    language = documents[0].language
    with translation.override(language):
        return issue_html(Contents(documents, ()), frame(language, neutral=neutral))


def plain_of(*documents: Document, neutral: bool = False) -> str:
    language = documents[0].language
    with translation.override(language):
        return issue_text(Contents(documents, ()), frame(language, neutral=neutral))


def long_issue(language: str, commentaries: int = 5, word_count: int = 900) -> Document:
    """An issue of full commentaries, each with a title and an end of its own."""
    return document(
        language,
        commentaries=tuple(
            _long_commentary(language, number, word_count) for number in range(1, commentaries + 1)
        ),
    )


def _long_commentary(language: str, number: int, word_count: int) -> Commentary:
    paragraph = WORDS[language] * 5
    paragraphs = round(word_count / len(paragraph.split()))
    parts = tuple(RichText(nodes_of(f"<p>{paragraph}</p>", "")) for _ in range(paragraphs))
    end = RichText(nodes_of(f"<p>{language}-{number}-end</p>", ""))
    made = commentary(
        title=f"{language}-{number}-title",
        lead=f"{language}-{number}-lead {WORDS[language]}",
        parts=(*parts, end),
        notices=(),
    )
    slug = f"{number}-what-the-government-in-minsk-discussed-on-tuesday"
    return replace(made, address=f"https://situation.test/{language}/issues/2018-06-11/{slug}/")
