"""The first texts of the plain pages by slug, one module a page; editors change them later."""

from home.texts.about import ABOUT
from home.texts.kinds import Texts
from home.texts.privacy import PRIVACY
from home.texts.reading_safely import READING_SAFELY_TEXTS

READING_SAFELY = "reading-safely"
PLAIN_PAGES: dict[str, Texts] = {
    "about": ABOUT,
    "privacy": PRIVACY,
    READING_SAFELY: READING_SAFELY_TEXTS,
}
