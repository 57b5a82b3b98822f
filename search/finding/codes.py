"""Reads of rows what says which item they belong to, how it is counted and where it stands."""

from collections.abc import Collection
from typing import Any

from django.db.models import Func, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from issues.models import Commentary
from issues.prepared import Prepared
from search.backends.listing import listed
from search.finding.hits import given_keys

MANY = 1500
"""Rows beyond which all are read: that is quicker than to look each of them up."""

Keys = Collection[int] | None
"""Primary keys of the rows that were found; ``None`` for all there are."""


def commentaries(keys: Keys) -> list[tuple[Any, ...]]:
    """The editions of whatever has one with a key in ``keys``, and perhaps more; one query.

    Each is ``(key, section, verdict, locale, ids, week, position)``.
    """
    if keys is None or len(keys) > MANY:
        return _COMMENTARIES.rows()
    return _COMMENTARIES_FOUND.rows(listed(keys).params[0])


def pages(keys: Keys) -> list[tuple[Any, ...]]:
    """The live versions of whatever has one with a key in ``keys``, and perhaps more; one query.

    Each is ``(key, locale, ids, week, content type, url_path, path)``.
    """
    if keys is None or len(keys) > MANY:
        return _PAGES.rows()
    return _PAGES_FOUND.rows(listed(keys).params[0])


# Concat would ask of each of these whether it is there.
_IDS = Func(
    Cast("translation_key", TextField()),
    Cast("block_id", TextField()),
    template="%(expressions)s",
    arg_joiner=" || ",
    output_field=TextField(),
)


def _rows(*, found: bool) -> "QuerySet[Any, Any]":
    rows = Commentary.objects.for_everyone().order_by()
    if found:
        hits = Commentary.objects.filter(pk__in=given_keys()).order_by()
        rows = rows.filter(
            translation_key__in=hits.values("translation_key"),
            block_id__in=hits.values("block_id"),
        )
    # One index of the table holds all of these, so that not a row of it is read.
    return rows.values_list(
        "pk",
        "section_id",
        "verdict",
        "locale_id",
        _IDS,
        "week_start",
        "position",
    )


def _page_rows(*, found: bool) -> "QuerySet[Any, Any]":
    rows = Page.objects.live().filter(alias_of=None).order_by()
    if found:
        hits = Page.objects.filter(pk__in=given_keys()).order_by()
        rows = rows.filter(translation_key__in=hits.values("translation_key"))
    return rows.values_list(
        "pk",
        "locale_id",
        Cast("translation_key", TextField()),
        "issuepage__week_start",
        "content_type_id",
        "url_path",
        "path",
    )


_COMMENTARIES = Prepared(lambda: _rows(found=False))
_COMMENTARIES_FOUND = Prepared(lambda: _rows(found=True))
_PAGES = Prepared(lambda: _page_rows(found=False))
_PAGES_FOUND = Prepared(lambda: _page_rows(found=True))
