"""The editions that a new site has."""

from datetime import timedelta

from django.utils import timezone

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
