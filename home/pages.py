"""What the front page and the plain pages show."""

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page

from issues.reading.front import front_page
from issues.reading.meta import PageMeta, shorten
from issues.reading.paths import index_paths, path_from_tree
from issues.restrictions import restricted_pages


def live_translations(page: Page) -> dict[str, str]:
    """``{language: path}`` of ``page`` and its translations that readers can see, in one query."""
    rows = Page.objects.live().filter(
        ~restricted_pages(), translation_key=page.translation_key, alias_of=None
    )
    return {
        language: path_from_tree(url_path, language)
        for language, url_path in rows.values_list("locale__language_code", "url_path")
    }


def front_page_context(page: Page) -> dict[str, Any]:
    """``front`` (see ``issues.reading.front``), ``meta`` and ``index_paths``."""
    paths = index_paths()
    language = page.locale.language_code
    return {
        "front": front_page(language, paths),
        "index_paths": paths,
        "meta": PageMeta(
            title="",
            description=_(
                "Once a week analysts say whether the situation in Belarus has gotten better, "
                "has not changed or has gotten worse, section by section, and why."
            ),
            path=path_from_tree(page.url_path, language),
            alternates=live_translations(page),
        ),
    }


def plain_page_context(page: Any) -> dict[str, Any]:
    """``meta`` of a plain page; its text is in ``page.body``."""
    language = page.locale.language_code
    text = strip_tags(page.body.replace("</", " </"))
    return {
        "meta": PageMeta(
            title=page.title,
            description=shorten(page.search_description or text),
            path=path_from_tree(page.url_path, language),
            alternates=live_translations(page),
            modified=page.last_published_at,
        )
    }
