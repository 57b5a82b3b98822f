"""Commentaries to be found, published in as many languages as they are given."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from issues.models import IssuePage
from search.finding import Found, Piece, Result
from tests import factories

WEEK = date(2018, 6, 11)

Text = tuple[str, str]
"""A title and a text."""


def publish(
    texts: Mapping[str, Text],
    week_start: date = WEEK,
    *,
    section: str = "security-issues",
    verdict: str = "unchanged",
    live: bool = True,
) -> dict[str, IssuePage]:
    """An issue of one commentary, ``{"be": ("Назва", "Тэкст"), …}``; its pages by language."""
    return publish_issue([texts], week_start, section=section, verdict=verdict, live=live)


def publish_issue(
    commentaries: Sequence[Mapping[str, Text]],
    week_start: date = WEEK,
    *,
    section: str = "security-issues",
    verdict: str = "unchanged",
    live: bool = True,
) -> dict[str, IssuePage]:
    """An issue of several commentaries; the lead of each is a dash."""
    key, blocks = uuid4(), [str(uuid4()) for _ in commentaries]
    languages = dict.fromkeys(language for texts in commentaries for language in texts)
    return {
        language: factories.issue(
            language,
            week_start,
            [
                factories.commentary(
                    section,
                    title=texts[language][0],
                    paragraphs=[texts[language][1]],
                    verdict=verdict,
                    block_id=block,
                    lead="–",
                )
                for block, texts in zip(blocks, commentaries, strict=True)
                if language in texts
            ],
            translation_key=key,
            live=live,
        )
        for language in languages
    }


def plain(pieces: list[Piece]) -> str:
    """The pieces as text, what is marked in square brackets."""
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def titles(found: Found) -> list[str]:
    """Of the commentaries that were found: every site has pages of its own besides."""
    return [title(result) for result in found.results if result.kind == "commentary"]


def title(result: Result) -> str:
    return "".join(piece.text for piece in result.title)
