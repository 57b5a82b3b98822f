"""Commentaries, and changes of verdict, as entries of a feed that can be read without the site."""

from collections.abc import Iterator
from typing import Any

import nh3
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from home.feeds.atom import Entry
from home.feeds.contents import Contents, updated_of
from home.feeds.ids import change_id, entry_id
from home.published import absolute
from issues.models import Commentary
from issues.reading.commentary import byline_names
from issues.reading.paths import path_from_tree
from issues.reading.values import read_values
from issues.verdicts import Change, Verdict
from issues.weeks import format_week

TAGS = {
    *("a", "b", "blockquote", "br", "caption", "cite", "code", "em", "figcaption", "figure"),
    *("footer", "h2", "h3", "h4", "i", "img", "li", "ol", "p", "strong", "table", "tbody", "td"),
    *("th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
VERDICTS: dict[str, Any] = {
    Verdict.BETTER: pgettext_lazy("told in a feed", "better"),
    Verdict.UNCHANGED: pgettext_lazy("told in a feed", "not changed"),
    Verdict.WORSE: pgettext_lazy("told in a feed", "worse"),
}


def entries_of(contents: Contents) -> Iterator[Entry]:
    """The entries in order; must run with the language of ``contents`` active."""
    values = read_values(contents.stored)
    for row in contents.rows:
        if row.pk in values:
            yield _entry(contents, row, values[row.pk])


def _entry(contents: Contents, row: Commentary, value: Any) -> Entry:
    language, told = contents.language, contents.told.get(row.pk)
    path = f"{path_from_tree(contents.pages[row.page_id].url_path, language)}{row.slug}/"
    change = change_in_words(row, told, language) if told else ""
    return Entry(
        id=change_id(row, language) if change else entry_id(row, language),
        title=change or row.title,
        path=path,
        published=row.first_published_at,
        updated=updated_of(row),
        authors=byline_names(value, language),
        category=(row.section.slug, row.section.name_in(language)),
        summary=f"{row.title} — {row.lead}" if change else row.lead,
        content=_content(row, value, path, titled=bool(change)),
    )


def change_in_words(row: Commentary, change: Change, language: str) -> str:
    """“Security issues: from not changed to worse, week of June 11 – June 17, 2018”."""
    return _("%(section)s: from %(before)s to %(after)s, week of %(week)s") % {
        "section": row.section.name_in(language),
        "before": VERDICTS[change.previous],
        "after": VERDICTS[change.verdict],
        "week": format_week(row.week_start, language),
    }


def _content(row: Commentary, value: Any, path: str, *, titled: bool) -> str:
    """The commentary as HTML that stands alone: no classes, no scripts, absolute addresses."""
    body = [child.render() for child in value["body"]]
    html = render_to_string(
        "feeds/commentary.html", {"row": row, "value": value, "body": body, "titled": titled}
    )
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative=("rewrite_with_base", absolute(path)),
        link_rel=None,
        clean_content_tags={"script", "style", "svg", "template"},
    )
