"""Locales, front pages and plain pages in all three languages."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.models import HomePage, PlainPage
from home.texts import PLAIN_PAGES
from issues.setup import key_of_new

HOME_TITLES = {
    "be": "Сітуацыя ў Беларусі",
    "ru": "Ситуация в Беларуси",
    "en": "Situation in Belarus",
}


def ensure_locales() -> dict[str, Locale]:
    """The three locales by language code, made where missing."""
    return {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.LANGUAGES
    }


def ensure_homes(locales: dict[str, Locale]) -> dict[str, HomePage]:
    """The front page of each language, made where missing; Wagtail's welcome page goes away."""
    root = Page.get_first_root_node()
    homes: dict[str, HomePage] = {}
    default = settings.LANGUAGE_CODE
    codes = [default, *(code for code in locales if code != default)]
    for code in codes:
        home = HomePage.objects.filter(locale=locales[code]).first()
        if home is None:
            home = HomePage(title=HOME_TITLES[code], slug=f"situation-{code}", locale=locales[code])
            home.translation_key = (
                homes[default].translation_key if homes else key_of_new("front page")
            )
            root.add_child(instance=home)
            home.save_revision().publish()
        homes[code] = home
    _point_site_at(homes[default])
    for welcome in Page.objects.child_of(root).filter(slug="home", numchild=0):
        if welcome.specific_class is Page:
            welcome.delete()
    return homes


def _point_site_at(home: HomePage) -> None:
    origin = urlsplit(settings.PUBLIC_ORIGIN)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname = origin.hostname or "localhost"
    site.port = origin.port or (443 if origin.scheme == "https" else 80)
    site.root_page = home
    site.site_name = HOME_TITLES[settings.LANGUAGE_CODE]
    site.save()


def ensure_plain_pages(homes: dict[str, HomePage]) -> int:
    """The plain pages in each language, made where missing; returns how many were made."""
    made = 0
    for slug, texts in PLAIN_PAGES.items():
        first: PlainPage | None = PlainPage.objects.filter(slug=slug).first()
        for code, home in homes.items():
            if PlainPage.objects.child_of(home).filter(slug=slug).exists():
                continue
            title, body = texts[code]
            page = PlainPage(title=title, slug=slug, body=body, locale=home.locale)
            page.translation_key = first.translation_key if first else key_of_new(slug)
            home.add_child(instance=page)
            page.save_revision().publish()
            first = first or page
            made += 1
    return made
