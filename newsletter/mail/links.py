"""Where the links of a mail lead: to our own pages, by the public address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from issues.reading.paths import absolute, path_from_tree
from issues.restrictions import restricted_pages

READING_SAFELY = "reading-safely"


@dataclass(frozen=True)
class Link:
    text: str
    address: str


def personal(name: str, language: str, token: str) -> str:
    """The address of the page ``name`` (such as newsletter_leave) for who holds ``token``."""
    with translation.override(language):
        return absolute(reverse(name, args=[token]))


def reading_safely(language: str) -> Link | None:
    """The page on reading safely, if anybody can open it in ``language``. One query."""
    page = (
        Page.objects.live()
        .filter(~restricted_pages(), slug=READING_SAFELY, locale__language_code=language)
        .filter(alias_of=None)
        .first()
    )
    if page is None:
        return None
    return Link(page.title, absolute(path_from_tree(page.url_path, language)))


def on_mirrors(address: str) -> list[str]:
    """The same page at the other addresses of the site."""
    path = urlsplit(address).path
    return [f"{origin.rstrip('/')}{path}" for origin in settings.NEWSLETTER_MIRRORS]
