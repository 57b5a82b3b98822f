"""The editions that a new site has."""

from datetime import timedelta

from django.utils import timezone

from issues.models import IssuePage
from newsletter.models import Edition

EDITIONS = (("en", "EN", ["en"]), ("be-ru", "BE/RU", ["be", "ru"]))


def ensure_editions() -> int:
    """Makes the editions that are missing; returns how many were made.

    What was published before the newsletter existed is not sent: the first week is the last one.
    """
    today = timezone.localdate()
    last_week = today - timedelta(days=today.weekday() + 7)
    made = 0
    for position, (code, name, languages) in enumerate(EDITIONS):
        _edition, created = Edition.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "languages": languages,
                "position": position,
                "first_week": last_week,
            },
        )
        made += created
    return made


def begin_with_the_latest_issue() -> None:
    """Lets the latest issue be sent, however old it is: that of a sample archive is of 2018."""
    latest = IssuePage.objects.live().order_by("-week_start").first()
    if latest is not None:
        Edition.objects.filter(mailings=None).update(first_week=latest.week_start)
