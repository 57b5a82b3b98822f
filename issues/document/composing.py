"""From the page of an issue to the plain data of which its files and mails are made."""

import re
from datetime import UTC, datetime
from typing import Any

from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.translation import gettext as _

from issues.document.content import (
    Commentary,
    Document,
    LinkCard,
    Node,
    Notice,
    Part,
    Picture,
    Quote,
    RichText,
    Source,
    Subheading,
    Table,
)
from issues.document.rich_text import SPACES, nodes_of
from issues.models import Commentary as Row
from issues.models import IssuePage
from issues.reading.commentary import byline_names
from issues.reading.corrections import corrections_of
from issues.reading.paths import absolute, path_from_tree
from issues.templatetags.reader import hold_together, safe_rich_text, verdict_words, web_address
from issues.texts import without_unfit_signs
from issues.weeks import format_day, format_week

PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n\s*")


def compose(issue: IssuePage) -> Document:
    """What ``issue``, a live page, says to readers in its language.

    Two queries, and those for links, sections, authors and pictures. The dates are those of the
    texts: publishing again without a change leaves them.
    """
    language = issue.locale.language_code
    with translation.override(language):
        address = absolute(path_from_tree(issue.url_path, language))
        published, changed = _moments(issue)
        return Document(
            language=language,
            key=str(issue.translation_key),
            week=issue.week_start.isoformat(),
            week_words=format_week(issue.week_start, language),
            title=_("Situation in Belarus"),
            introduction=_rich(issue.introduction, address),
            commentaries=tuple(
                _commentary(child.value, language, address, number)
                for number, child in enumerate(issue.readable_commentaries, start=1)
            ),
            address=address,
            published=_stamp(published),
            changed=_stamp(changed),
        )


def _moments(issue: IssuePage) -> tuple[datetime, datetime]:
    """When the issue came out, and when one of its texts last changed."""
    rows = list(
        Row.objects.filter(page_id=issue.pk).values_list(
            "first_published_at", "updated_at", "corrected_at"
        )
    )
    came_out = issue.first_published_at or min((row[0] for row in rows), default=None)
    published = came_out or issue.last_published_at or datetime.fromtimestamp(0, UTC)
    changes = [moment for row in rows for moment in row[1:] if moment]
    return published, max(changes, default=published)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _line(text: Any) -> str:
    """Plain text on one line, its small words and dashes tied to their neighbours."""
    return hold_together(SPACES.sub(" ", without_unfit_signs(str(text or ""))).strip(" "))


def _rich(value: Any, base: str) -> tuple[Node, ...]:
    return nodes_of(without_unfit_signs(str(safe_rich_text(value))), base)


def _commentary(value: Any, language: str, issue: str, number: int) -> Commentary:
    slug = value["slug"]
    return Commentary(
        section=_line(value["section"].name_in(language)) if value["section"] else "",
        verdict=value["verdict"] or "",
        verdict_words=verdict_words(value["verdict"] or ""),
        reason=_line(value["verdict_reason"]),
        title=_line(value["title"]),
        lead=_line(value["lead"]),
        parts=_parts(value["body"], issue, number),
        authors=tuple(map(_line, byline_names(value, language))),
        sources=tuple(
            Source(_line(source["title"]), web_address(_line(source["url"])))
            for source in value["sources"]
        ),
        address=f"{issue}{slug}/" if slug else issue,
        notices=tuple(
            Notice(
                format_day(notice.day, language) if notice.day else "",
                _line(notice.text),
                notice.state == "pending",
            )
            for notice in corrections_of(value, language).notices
        ),
    )


def _parts(body: Any, base: str, number: int) -> tuple[Part, ...]:
    """The parts of a text that say something, in their order."""
    found: list[Part] = []
    for place, child in enumerate(body, start=1):
        part = _part(child.block_type, child.value, base, f"{number}-{place}")
        if part is not None:
            found.append(part)
    return tuple(found)


def _part(kind: str, value: Any, base: str, name: str) -> Part | None:
    match kind:
        case "paragraph":
            nodes = _rich(value, base)
            return RichText(nodes) if nodes else None
        case "subheading":
            return Subheading(_line(value)) if _line(value) else None
        case "quote":
            return _quote(value)
        case "picture":
            return _picture(value, name) if value["picture"] else None
        case "table":
            return _table(value) if value and value.row_data else None
        case "link_card":
            return _link_card(value)
    return None


def _quote(value: Any) -> Quote | None:
    text = without_unfit_signs(value["text"] or "").replace("\r\n", "\n")
    paragraphs = tuple(
        lines
        for paragraph in PARAGRAPH_BREAK.split(text)
        if (lines := tuple(line for raw in paragraph.split("\n") if (line := _line(raw))))
    )
    return Quote(paragraphs, _line(value["attribution"])) if paragraphs else None


def _picture(value: Any, name: str) -> Picture:
    picture = value["picture"]
    stored_as = picture.file.name or ""
    credit = _line(value["credit"] or picture.credit)
    licence = _line(picture.licence)
    return Picture(
        name=f"picture-{name}.jpg",
        stored_as=stored_as if stored_as and default_storage.exists(stored_as) else "",
        alt=_line(value["alt_text"]),
        caption=_line(value["caption"]),
        credit=" · ".join(filter(None, (credit, licence))),
    )


def _table(value: Any) -> Table:
    return Table(
        caption=_line(value.caption),
        head=tuple(_line(column["heading"]) for column in value.columns),
        rows=tuple(tuple(_line(cell) for cell in row["values"]) for row in value.row_data),
    )


def _link_card(value: Any) -> LinkCard | None:
    address = web_address(_line(value["url"]))
    if not address:
        return None
    return LinkCard(_line(value["title"]) or address, address, _line(value["description"]))
