"""Puts the sample archive on the site the way a newsroom would: written, translated, published."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue
from wagtail_localize.strings import StringValue

from desk import sample_picture
from desk.sample_correction import correct, noon
from desk.untranslated import needs_translation
from issues.models import Commentary, IssueIndexPage, IssuePage, Section
from issues.sample_texts import (
    LANGUAGES,
    BodyPart,
    SampleError,
    SampleIssue,
    body_data,
    commentary_id,
    keyed_paragraph,
    stable_id,
)
from issues.transliteration import slugify_title

# Every state a translation can be in is to be seen on the sample site.
UNFINISHED = {date(2018, 7, 9): "ru"}
NOT_SUBMITTED = {date(2018, 7, 16): "be"}


def is_loaded(sample: SampleIssue) -> bool:
    """Whether the site has an issue for that week in any language."""
    return IssuePage.objects.filter(week_start=sample.week_start).exists()


@transaction.atomic
def load_issue(sample: SampleIssue) -> None:
    """Makes, translates and publishes one issue, or leaves everything as it was.

    Raises ``SampleError`` when a section is unknown or the texts do not align; call it only for
    a week that is not loaded.
    """
    picture = None
    if sample.week_start == sample_picture.PLACE.week_start:
        picture = sample_picture.ensure_picture()
    content = {language: _content(sample, language, picture) for language in LANGUAGES}
    published_at = _published_at(sample.week_start)
    page = _unsaved(content[sample.source_language], sample.source_language, sample.week_start)
    IssueIndexPage.objects.get(locale__language_code=sample.source_language).add_child(
        instance=page
    )
    page.save_revision().publish()
    page.refresh_from_db()
    _date(page, published_at)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    for language in LANGUAGES:
        if language in {sample.source_language, NOT_SUBMITTED.get(sample.week_start)}:
            continue
        translated = _unsaved(content[language], language, sample.week_start)
        finished = UNFINISHED.get(sample.week_start) != language
        _translate(source, page, translated, finished=finished, published_at=published_at)
    for index, entry in enumerate(sample.commentaries):
        if entry.correction is not None:
            block_id = commentary_id(sample.week_start, entry.section, index)
            correct(source, block_id, entry.correction)


def _published_at(week_start: date) -> datetime:
    """Noon of the Monday after the week."""
    return noon(week_start + timedelta(days=7))


def _content(sample: SampleIssue, language: str, picture: Any) -> dict[str, Any]:
    introduction = sample.introduction.get(language, "")
    if introduction:
        introduction = keyed_paragraph(
            introduction, stable_id(sample.week_start.isoformat(), "introduction")
        )
    return {
        "introduction": introduction,
        "commentaries": [
            _commentary(sample, index, language, picture)
            for index in range(len(sample.commentaries))
        ],
    }


def _commentary(sample: SampleIssue, index: int, language: str, picture: Any) -> dict[str, Any]:
    entry = sample.commentaries[index]
    text = entry.first_texts[language]
    section = Section.objects.filter(slug=entry.section).first()
    if section is None:
        raise SampleError(f"{sample.week_start}: there is no section “{entry.section}”")
    block_id = commentary_id(sample.week_start, entry.section, index)
    parts = text.body
    if picture is not None and index == sample_picture.PLACE.commentary:
        parts = _with_picture(parts, picture, language)
    return {
        "type": "commentary",
        "id": block_id,
        "value": {
            "section": section.pk,
            "verdict": entry.verdict,
            "verdict_reason": text.reason,
            "title": text.title,
            "slug": slugify_title(entry.texts["en"].title, language="en"),
            "lead": text.lead,
            "body": body_data(parts, block_id),
            "byline": "collective",
            "authors": [],
            "sources": [
                {"type": "item", "id": stable_id(block_id, "source", number), "value": dict(source)}
                for number, source in enumerate(entry.sources)
            ],
        },
    }


def _with_picture(parts: tuple[BodyPart, ...], picture: Any, language: str) -> tuple[BodyPart, ...]:
    text = sample_picture.TEXTS[language]
    value = {
        "picture": picture.pk,
        "alt_text": text.alt_text,
        "caption": text.caption,
        "credit": "",
    }
    after = sample_picture.PLACE.after
    return (*parts[:after], BodyPart("picture", value), *parts[after:])


def _unsaved(content: dict[str, Any], language: str, week_start: date) -> IssuePage:
    return IssuePage(
        locale=Locale.objects.get(language_code=language), week_start=week_start, **content
    )


def _date(page: IssuePage, published_at: datetime) -> None:
    """Gives a published issue the dates of its own time."""
    Page.objects.filter(pk=page.pk).update(
        first_published_at=published_at,
        last_published_at=published_at,
        latest_revision_created_at=published_at,
    )
    Revision.page_revisions.filter(object_id=str(page.pk)).update(created_at=published_at)
    Commentary.objects.filter(page=page).update(
        first_published_at=published_at, updated_at=published_at
    )


def _translate(
    source: TranslationSource,
    original: IssuePage,
    translated: IssuePage,
    *,
    finished: bool,
    published_at: datetime,
) -> None:
    """Translates as the localize editor would, string by string; publishes when finished."""
    locale = translated.locale
    Translation.objects.create(source=source, target_locale=locale)
    segments = list(
        StringSegment.objects.filter(source=source)
        .select_related("string", "context")
        .order_by("order")
    )
    texts = aligned_strings(segments, original, translated)
    if not finished:
        texts = texts[: _half_way(segments)]
    for segment, text in zip(segments, texts, strict=False):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    page, _created = source.create_or_update_translation(locale, publish=False, fallback=True)
    if finished:
        page.get_latest_revision().publish()
        _date(page, published_at)


def _half_way(segments: Sequence[Any]) -> int:
    """How many segments to take for half of those that have words in them."""
    wordy = [
        place for place, segment in enumerate(segments) if needs_translation(segment.string.data)
    ]
    return wordy[len(wordy) // 2]


def aligned_strings(
    segments: Iterable[Any], original: IssuePage, translated: IssuePage
) -> list[str]:
    """For each source segment, in order, the matching string of the translated issue.

    Both issues have the same blocks. Strings of one block match in order; those of a table,
    where equal texts are one segment, match cell by cell. Raises ``SampleError`` when a string
    has no match.
    """
    cells = _table_texts(original, translated)
    by_path: dict[str, list[str]] = defaultdict(list)
    for value in extract_segments(translated):
        if isinstance(value, StringSegmentValue):
            by_path[value.path].append(value.string.data)
    found = []
    for segment in segments:
        path = segment.context.path
        block, _dot, _rest = path.rpartition(".")
        try:
            if block in cells:
                found.append(cells[block][segment.string.data])
            else:
                found.append(by_path[path].pop(0))
        except (KeyError, IndexError) as error:
            raise SampleError(
                f"{original.week_start}: no text in {translated.locale.language_code} for "
                f"“{segment.string.data[:60]}”"
            ) from error
    return found


def _table_texts(original: IssuePage, translated: IssuePage) -> dict[str, dict[str, str]]:
    """``{path of a table: {source text: translated text}}``, as localize writes strings."""
    tables: dict[str, dict[str, str]] = {}
    for ours, theirs in zip(original.commentaries, translated.commentaries, strict=True):
        for our_part, their_part in zip(ours.value["body"], theirs.value["body"], strict=True):
            if our_part.block_type == "table":
                tables[f"commentaries.{ours.id}.body.{our_part.id}"] = dict(
                    zip(_cells(our_part.value), _cells(their_part.value), strict=True)
                )
    return tables


def _cells(table: Any) -> list[str]:
    texts = [column["heading"] for column in table.columns]
    texts += [cell for row in table.row_data for cell in row["values"]]
    return [StringValue.from_plaintext(text).data for text in texts]
