"""What an issue says, with the words and drawings that files of it add themselves."""

from dataclasses import replace
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation

from issues.document.composing import compose
from issues.document.content import Document
from issues.models import IssuePage
from issues.verdicts import Verdict
from issues.weeks import format_day
from publishing.words import words_of_files


def document_of(issue: IssuePage) -> Document:
    """``compose(issue)`` with the words of files in the language of ``issue``, and the marks."""
    document = compose(issue)
    published = timezone.localtime(datetime.fromisoformat(document.published)).date()
    with translation.override(document.language):
        day = format_day(published, document.language)
        words = words_of_files(document.week_words, document.address, day)
        marks = {code: mark_of_verdict(code) for code in Verdict.values}
    return replace(document, words=words, marks=marks)


def mark_of_verdict(code: str) -> str:
    """The mark of a verdict as an SVG that also stands outside of HTML."""
    mark = render_to_string("issues/parts/verdict_mark.html", {"code": code}).strip()
    return mark.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
