"""``tag:`` URIs (RFC 4151) for feeds and entries; they outlive every address of the site."""

from django.conf import settings

from issues.models import Commentary


def feed_id(language: str, *place: str) -> str:
    """The id of a feed: ``tag:example.org,2026:be/feeds/section/security-issues``."""
    return "/".join([_tag(language), "feeds", *place])


def entry_id(row: Commentary, language: str) -> str:
    """The id of a commentary in one language, whatever becomes of its address and its words."""
    return f"{_tag(language)}/{row.translation_key}/{row.block_id}"


def change_id(row: Commentary, language: str) -> str:
    """The id of the news that a section's verdict changed: another entry than the commentary."""
    return f"{entry_id(row, language)}/change"


def _tag(language: str) -> str:
    return f"tag:{settings.TAG_AUTHORITY}:{language}"
