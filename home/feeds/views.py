"""The answers to requests for feeds, and the page that lists them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.feeds.atom import CONTENT_TYPE, Feed, feed_xml
from home.feeds.conditional import conditional, etag_of
from home.feeds.contents import Contents, everything, of_changes, of_section
from home.feeds.entries import entries_of
from home.feeds.ids import feed_id
from home.feeds.listing import feeds_page_paths, list_feeds
from issues.models import Section
from issues.reading.feeds import FeedLink, all_feed, changes_feed, section_feed
from issues.reading.meta import PageMeta
from issues.reading.paths import index_paths, section_path, verdicts_path


@require_safe
def all_commentaries(request: HttpRequest) -> HttpResponse:
    """Everything that comes out in one language."""
    language = _language()
    feed, title = all_feed(), _("Situation in Belarus")
    return _answer(request, everything(language), feed.path, title, f"/{language}/", "all")


@require_safe
def changes_of_verdict(request: HttpRequest) -> HttpResponse:
    """The weeks in which a section's verdict differs from its previous one."""
    language, feed = _language(), changes_feed()
    index_path = index_paths().get(language)
    page = verdicts_path(index_path) if index_path else f"/{language}/"
    return _answer(request, of_changes(language), feed.path, _named(feed), page, "changes")


@require_safe
def commentaries_of_section(request: HttpRequest, slug: str) -> HttpResponse:
    """One section, even if nothing has come out in it; raises ``Http404`` for an unknown one."""
    language, section = _language(), get_object_or_404(Section, slug=slug)
    feed = section_feed(section)
    index_path = index_paths().get(language)
    page = section_path(index_path, slug) if index_path else f"/{language}/"
    contents = of_section(language, section)
    return _answer(request, contents, feed.path, _named(feed), page, "section", slug)


@require_safe
def feeds_page(request: HttpRequest) -> HttpResponse:
    """What feeds are, and all of them with their addresses."""
    meta = PageMeta(
        title=_("Feeds"),
        description=_(
            "Follow “Situation in Belarus” in a feed reader: no account, no e-mail address, "
            "no list of readers."
        ),
        path=reverse("feeds"),
        alternates=feeds_page_paths(),
    )
    return render(request, "home/feeds.html", {"meta": meta, "feeds": list_feeds(_language())})


def _answer(
    request: HttpRequest, contents: Contents, path: str, title: str, page: str, *place: str
) -> HttpResponse:
    feed = Feed(
        id=feed_id(contents.language, *place),
        title=title,
        language=contents.language,
        path=path,
        page=page,
        icon=static("home/icon.png"),
        author=_("Analysts of “Situation in Belarus”"),
        updated=contents.updated,
    )
    return conditional(
        request,
        etag=etag_of(feed, contents),
        changed=contents.changed,
        content_type=CONTENT_TYPE,
        make=lambda: feed_xml(feed, entries_of(contents)),
    )


def _named(feed: FeedLink) -> str:
    return f"{_('Situation in Belarus')} — {feed.title}"


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]
