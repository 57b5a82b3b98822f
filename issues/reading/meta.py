"""What a page says of itself in its head: to search engines, to sharing, to feed readers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from issues.citing import Citation
from issues.reading.feeds import FeedLink

MAX_DESCRIPTION = 200


@dataclass(frozen=True)
class PageMeta:
    """The facts of one reader's page, in templates as ``meta``.

    ``title`` is without the site's name; ``description`` is plain text of at most 200
    characters; ``path`` and the values of ``alternates`` are host-less addresses;
    ``alternates`` maps the code of each language in which this page is live, this one
    included, to its path. ``authors`` is empty for the collective byline. ``corrections`` are the
    dated notes of this language, newest first. ``canonical`` is the address that search engines
    shall show instead, where the same text stands at another. ``feeds`` are those that feed
    readers find here besides the feed of everything. ``citation`` is the record of a commentary
    that can be cited.
    """

    title: str
    description: str
    path: str
    alternates: dict[str, str] = field(default_factory=dict)
    kind: Literal["website", "article"] = "website"
    published: datetime | None = None
    modified: datetime | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    corrections: tuple[tuple[date, str], ...] = ()
    noindex: bool = False
    canonical: str = ""
    feeds: tuple[FeedLink, ...] = ()
    citation: Citation | None = None


def shorten(text: str, limit: int = MAX_DESCRIPTION) -> str:
    """``text`` on one line in at most ``limit`` characters, cut between words with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:—–-") + "…"
