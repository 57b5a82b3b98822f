"""Who mints the ``tag:`` URIs (RFC 4151) by which feed readers know an entry again for ever."""

import re
from datetime import date

from django.core.exceptions import ImproperlyConfigured

# "taggingEntity" of RFC 4151, section 2.1, with names in small letters as it advises.
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_NAME = rf"(?:[a-z0-9._-]+@)?{_LABEL}(?:\.{_LABEL})+"
TAG_AUTHORITY = re.compile(rf"{_NAME},(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}}))?)?", re.ASCII)


def require_tag_authority(text: str) -> str:
    """``text`` if it is a domain or e-mail address, a comma and a date: ``example.org,2026``.

    Raises ``ImproperlyConfigured`` saying what is expected.
    """
    match = TAG_AUTHORITY.fullmatch(text)
    if match is None or not _is_date(*match.groups()):
        raise ImproperlyConfigured(
            f"TAG_AUTHORITY is “{text}”. It must be a domain name or an e-mail address in small "
            "letters, a comma, and a year, month or day on which it was yours, with nothing else: "
            "example.org,2026 or desk@example.org,2026-03-01 (RFC 4151)"
        )
    return text


def _is_date(year: str, month: str | None, day: str | None) -> bool:
    try:
        return bool(date(int(year), int(month or 1), int(day or 1)))
    except ValueError:
        return False
