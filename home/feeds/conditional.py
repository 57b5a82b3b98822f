"""Feeds that did not change are not sent again (RFC 9110, section 13)."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe, quote_etag

from home.feeds.atom import Feed
from home.feeds.contents import Contents, updated_of
from issues.models import Author, PublicationImage
from issues.reading.values import named_author_keys, picture_keys

SHAPE = "3"  # part of the ETag: raise it when what an entry holds changes


def conditional(
    request: HttpRequest,
    *,
    etag: str,
    changed: datetime,
    content_type: str,
    make: Callable[[], bytes],
) -> HttpResponse:
    """304 where the reader has the present version, else what ``make`` returns; both validators.

    A withdrawal may move the date back: as nginx does, only the same date means "same".
    """
    seconds = int(changed.timestamp())
    asked = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    response: HttpResponse | None = get_conditional_response(
        request, etag=etag, last_modified=seconds if asked == seconds else None
    )
    if response is None:
        response = HttpResponse(make(), content_type=f"{content_type}; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(seconds)
    return response


def etag_of(feed: Feed, contents: Contents) -> str:
    """Differs whenever the document would. At most two queries."""
    language = contents.language
    parts: list[object] = [SHAPE, feed, settings.PUBLIC_ORIGIN, contents.changed]
    for row in contents.rows:
        parts += [row.block_id, row.content_hash, row.verdict, row.slug, updated_of(row)]
        parts += [row.section.slug, row.section.name_in(language), contents.told.get(row.pk)]
        parts.append(contents.pages[row.page_id].last_published_at)
    parts += _pictures(contents) + _authors(contents)
    return quote_etag(hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32])


def _pictures(contents: Contents) -> list[object]:
    """What may change in a picture while the text around it stays: its file above all."""
    keys = picture_keys(contents.stored)
    rows = PublicationImage.objects.filter(pk__in=keys).order_by("pk") if keys else []
    return [(row.pk, row.file.name, row.credit, row.licence) for row in rows]


def _authors(contents: Contents) -> list[object]:
    keys = named_author_keys(contents.stored)
    rows = Author.objects.filter(pk__in=keys).order_by("pk") if keys else []
    return [(row.pk, row.name_in(contents.language)) for row in rows]
