"""The part of a page's head that search engines, sharing and feed readers look at."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError

from home.published import absolute, with_default
from home.structured_data import script_text, structured_data
from issues.citing.highwire import highwire_tags
from issues.reading.meta import PageMeta

register = template.Library()

SHARE_PICTURE = "max-1200x1200|format-jpeg"


@dataclass(frozen=True)
class Picture:
    """A picture for sharing: absolute address, size in pixels, what it shows."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Head:
    """Everything ``parts/head_meta.html`` prints beyond ``meta``; addresses are absolute.

    A page without ``meta``, such as an error page, has no ``canonical`` and is not indexed.
    A page that is not to be indexed names no other languages: hreflang is for those that are.
    """

    site_name: str
    noindex: bool
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    locale: str = ""
    other_locales: tuple[str, ...] = ()
    picture: Picture | None = None
    citation_tags: tuple[tuple[str, str], ...] = ()
    json_ld: SafeString | None = None


@register.simple_tag(takes_context=True)
def head_of_page(context: Context) -> Head:
    """Reads ``meta``, and where there are any ``page`` and ``commentary``, from the context."""
    meta: PageMeta | None = context.get("meta")
    name = _("Situation in Belarus")
    if meta is None:
        return Head(site_name=name, noindex=True)
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    locales = settings.OPEN_GRAPH_LOCALES
    alternates = {} if meta.noindex else meta.alternates
    shown = _picture_of(context.get("commentary"))
    data = structured_data(
        meta,
        language,
        issue_title=str(getattr(context.get("page"), "title", "")),
        image=shown.url if shown else None,
    )
    return Head(
        site_name=name,
        noindex=meta.noindex,
        canonical=absolute(meta.canonical or meta.path),
        alternates=tuple((code, absolute(path)) for code, path in with_default(alternates)),
        locale=locales[language],
        other_locales=tuple(locales[code] for code in alternates if code != language),
        picture=shown or Picture(urljoin(absolute("/"), static("home/share.png")), 1200, 630, name),
        citation_tags=tuple(highwire_tags(meta.citation)) if meta.citation else (),
        json_ld=script_text(data) if data else None,
    )


def _picture_of(commentary: Any) -> Picture | None:
    """The first picture of a commentary; ``None`` without one, or when its file is gone."""
    for block in commentary.value["body"] if commentary else ():
        if block.block_type != "picture" or not block.value["picture"]:
            continue
        try:
            small = block.value["picture"].get_rendition(SHARE_PICTURE)
        except SourceImageIOError:
            return None
        alt = block.value["alt_text"] or ""
        return Picture(urljoin(absolute("/"), small.url), small.width, small.height, alt)
    return None
