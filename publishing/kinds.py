"""The kinds of files in which an issue can be taken along."""

from dataclasses import dataclass
from datetime import date

NAME = "situation-in-belarus"
ALL_LANGUAGES = ""


@dataclass(frozen=True)
class Kind:
    """A kind of file: its code, which is also the ending of its name, and its media type."""

    code: str
    media_type: str


WEB_PAGE = Kind("html", "text/html; charset=utf-8")
EPUB = Kind("epub", "application/epub+zip")
PDF = Kind("pdf", "application/pdf")
PLAIN_TEXT = Kind("txt", "text/plain; charset=utf-8")
BUNDLE = Kind("zip", "application/zip")

OF_A_LANGUAGE = (WEB_PAGE, EPUB, PDF, PLAIN_TEXT)
BY_CODE = {kind.code: kind for kind in (*OF_A_LANGUAGE, BUNDLE)}


def file_name(week_start: date, kind: Kind, language: str = ALL_LANGUAGES) -> str:
    """``situation-in-belarus-2018-06-11-be.pdf``; the bundle of all languages names none."""
    parts = [NAME, week_start.isoformat(), *([language] if language else [])]
    return f"{'-'.join(parts)}.{kind.code}"


def file_path(week_start: date, name: str, language: str = ALL_LANGUAGES) -> str:
    """The address of a file, host-less: ``/be/files/2018-06-11/…``, the bundle without ``be``."""
    return f"{f'/{language}' if language else ''}/files/{week_start.isoformat()}/{name}"
