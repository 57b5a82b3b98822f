"""The feeds that pages lead to; their addresses belong to the shell and are asked for by name."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from issues.models.section import Section


class FeedLink(NamedTuple):
    """A feed by its name in the active language; ``path`` is host-less."""

    title: str
    path: str


def all_feed() -> FeedLink:
    """Everything that comes out in the active language."""
    return FeedLink(_("All commentaries"), reverse("feed"))


def changes_feed() -> FeedLink:
    """Only the weeks in which a section's verdict differs from its previous one."""
    return FeedLink(_("Changes of verdict"), reverse("changes_feed"))


def section_feed(section: Section) -> FeedLink:
    """The commentaries of one section."""
    return FeedLink(section.name, reverse("section_feed", args=[section.slug]))
