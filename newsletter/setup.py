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
    """Lets each edition send the latest week that is live in all of its languages, however old.

    That of a sample archive is of 2018.
    """
    live = IssuePage.objects.live()
    for edition in Edition.objects.filter(mailings=None):
        weeks = [
            set(live.filter(locale__language_code=code).values_list("week_start", flat=True))
            for code in edition.languages
        ]
        complete = set.intersection(*weeks)
        if complete:
            edition.first_week = max(complete)
            edition.save(update_fields=["first_week"])
