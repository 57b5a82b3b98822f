"""What readers can open, and where it stands."""

from django.conf import settings
from django.db.models import Q

from home.models import HomePage
from issues.published import hidden_pages as hidden_pages
from issues.published import readable as readable
from issues.reading.paths import absolute as absolute

X_DEFAULT = "x-default"


def front_pages(hidden: Q | None = None) -> dict[str, str]:
    """``{language: url_path}`` of the front pages that readers can open, in the site's order."""
    rows = readable(HomePage.objects.all(), hidden)
    found: dict[str, str] = dict(rows.values_list("locale__language_code", "url_path"))
    return {code: found[code] for code, _name in settings.LANGUAGES if code in found}


def with_default(alternates: dict[str, str]) -> list[tuple[str, str]]:
    """``(hreflang, path)`` for each language of a page, then ``x-default``; empty for no languages.

    The default is English, else the first language in the site's order: the same on every
    page of a group, as search engines ask.
    """
    links = [(code, alternates[code]) for code, _name in settings.LANGUAGES if code in alternates]
    if links:
        links.append((X_DEFAULT, alternates.get(settings.LANGUAGE_CODE, links[0][1])))
    return links
