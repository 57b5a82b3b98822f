"""Keeps the site's words up to date with what is published."""

from typing import Any

from django.dispatch import receiver

from issues.signals import edition_published
from search.words.store import add_issue


@receiver(edition_published)
def remember_words(page_id: int, **kwargs: Any) -> None:
    add_issue(page_id)
