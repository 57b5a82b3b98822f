"""Which feeds there are, for the page that lists them."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from home.published import absolute
from issues.models import Commentary, Section
from issues.reading.feeds import FeedLink, all_feed, changes_feed, section_feed


@dataclass(frozen=True)
class ListedFeed:
    """A feed in the list; ``address`` is absolute, to be copied into a feed reader."""

    title: str
    path: str
    address: str


@dataclass(frozen=True)
class FeedList:
    """The feeds of a language: of the whole site, of sections in use, of those that ended."""

    site: list[ListedFeed]
    sections: list[ListedFeed]
    ended: list[ListedFeed]


def feeds_page_paths() -> dict[str, str]:
    """``{language: path}`` of the page that lists the feeds; it is there in every language."""
    return {code: f"/{code}/feeds/" for code, _name in settings.LANGUAGES}


def list_feeds(language: str) -> FeedList:
    """The feeds in ``language``, which is active, from one query.

    A section that ended is listed where it has a commentary.
    """
    rows = Commentary.objects.for_everyone().filter(locale__language_code=language)
    written = Exists(rows.filter(section=OuterRef("pk")))
    sections = list(Section.objects.filter(Q(used_until=None) | written))
    return FeedList(
        site=[_listed(all_feed()), _listed(changes_feed())],
        sections=[_listed(section_feed(each)) for each in sections if each.used_until is None],
        ended=[_listed(section_feed(each)) for each in sections if each.used_until is not None],
    )


def _listed(feed: FeedLink) -> ListedFeed:
    return ListedFeed(feed.title, feed.path, absolute(feed.path))
