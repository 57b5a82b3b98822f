"""Writes made-up issues in bulk: what publishing would leave behind, without its cost.

Signals are not sent and nothing is put into the search and reference indexes; Wagtail's
``update_index`` and ``rebuild_references_index`` do that afterwards.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from issues.archive.texts import LANGUAGES, MadeUp, Size, make_up, stable_uuid, verdict_walk
from issues.archive.words import NOTICE
from issues.blocks.commentary import Byline
from issues.models import Commentary, CommentaryAddress, IssueIndexPage, IssuePage, Section
from issues.projection import ProjectedText
from issues.transliteration import slugify_title
from issues.verdicts import Verdict
from issues.weeks import format_week

_BATCH = 20
"""Weeks in a transaction: a stop in between leaves whole weeks."""


@dataclass(frozen=True)
class _Week:
    """A week's commentaries with their sections and addresses, the same in every language."""

    start: date
    seed: int
    entries: tuple[tuple[Section, str, MadeUp], ...]


def free_weeks(start: date, count: int) -> list[date]:
    """Those of the ``count`` weeks from ``start``, a Monday, that have no issue yet.

    Raises ``ValueError`` when no section is in use in one of the weeks.
    """
    weeks = [start + timedelta(weeks=number) for number in range(count)]
    sections = list(Section.objects.all())
    bare = next((week for week in weeks if not _in_use(sections, week)), None)
    if bare is not None:
        raise ValueError(f"no section is in use in the week of {bare}")
    taken = set(
        IssuePage.objects.filter(
            week_start__range=(start, start + timedelta(weeks=count))
        ).values_list("week_start", flat=True)
    )
    return [week for week in weeks if week not in taken]


def write_weeks(start: date, weeks: Iterable[date], *, seed: int, size: Size) -> Iterator[int]:
    """Publishes an issue in three languages for each of ``weeks``, all of them from ``start`` on.

    Yields how many weeks have just been written. The same ``start``, ``seed`` and ``size`` give
    the same texts, whichever weeks are left out.
    """
    sections = list(Section.objects.all())
    walks = {section.slug: verdict_walk(seed, section.slug) for section in sections}
    wanted, batch, week = set(weeks), list[_Week](), start
    while wanted:
        verdicts = {slug: next(walk) for slug, walk in walks.items()}
        if week in wanted:
            wanted.discard(week)
            batch.append(_compose(week, seed, size, sections, verdicts))
        if batch and (len(batch) == _BATCH or not wanted):
            _write(batch)
            yield len(batch)
            batch = []
        week += timedelta(weeks=1)
    _refresh_statistics()


def _refresh_statistics() -> None:
    """Tells the database's planner how large the tables have become; it might not look for long."""
    with connection.cursor() as cursor:
        for model in (Page, IssuePage, Commentary, CommentaryAddress):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _in_use(sections: list[Section], week: date) -> list[Section]:
    return [
        section
        for section in sections
        if (section.used_from or date.min) <= week <= (section.used_until or date.max)
    ]


def _compose(
    week: date, seed: int, size: Size, sections: list[Section], verdicts: dict[str, Verdict]
) -> _Week:
    in_use = _in_use(sections, week)
    taken: Counter[str] = Counter()
    entries = []
    for number in range(size.commentaries):
        section = in_use[number * len(in_use) // size.commentaries]
        made = make_up(seed, week, number, verdicts[section.slug], size.words)
        slug = slugify_title(made.title[LANGUAGES.index("en")], language="en")
        taken[slug] += 1
        entries.append((section, slug if taken[slug] == 1 else f"{slug}-{taken[slug]}", made))
    return _Week(week, seed, tuple(entries))


@transaction.atomic
def _write(weeks: list[_Week]) -> None:
    indexes = {
        index.locale.language_code: index
        for index in IssueIndexPage.objects.select_for_update(of=("self",)).select_related("locale")
    }
    CommentaryAddress.objects.bulk_create(
        CommentaryAddress(translation_key=_key(week), block_id=made.id, slug=slug)
        for week in weeks
        for _section, slug, made in week.entries
    )
    for place, language in enumerate(LANGUAGES):
        index = indexes[language]
        pages = _pages(index, weeks, language)
        rows = []
        for page, week in zip(pages, weeks, strict=True):
            issue = IssuePage(
                page_ptr=page,
                week_start=week.start,
                introduction=f'<p data-block-key="notic">{NOTICE[place]}</p>',
                commentaries=[_block(*entry, place) for entry in week.entries],
            )
            issue.save_base(raw=True, force_insert=True)  # the page's own row is there already
            rows += [
                _row(page, week, position, place) for position in range(1, len(week.entries) + 1)
            ]
        Commentary.objects.bulk_create(rows, batch_size=500)


def _key(week: _Week) -> Any:
    return stable_uuid(week.seed, week.start)


def _published_at(week_start: date) -> datetime:
    noon = datetime.combine(week_start + timedelta(days=7), time(12))
    return timezone.make_aware(noon, timezone.get_default_timezone())


def _pages(index: IssueIndexPage, weeks: list[_Week], language: str) -> list[Page]:
    """The pages' rows in the tree, appended to the index in one insert."""
    last = index.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    content_type = ContentType.objects.get_for_model(IssuePage)
    pages = []
    for number, week in enumerate(weeks, step + 1):
        title, slug, moment = (
            format_week(week.start, language),
            week.start.isoformat(),
            _published_at(week.start),
        )
        pages.append(
            Page(
                path=Page._get_path(index.path, index.depth + 1, number),
                depth=index.depth + 1,
                numchild=0,
                content_type=content_type,
                locale=index.locale,
                translation_key=_key(week),
                title=title,
                draft_title=title,
                slug=slug,
                url_path=f"{index.url_path}{slug}/",
                live=True,
                first_published_at=moment,
                last_published_at=moment,
            )
        )
    created: list[Page] = Page.objects.bulk_create(pages)
    IssueIndexPage.objects.filter(pk=index.pk).update(numchild=F("numchild") + len(pages))
    return created


def _block(section: Section, slug: str, made: MadeUp, place: int) -> dict[str, Any]:
    return {
        "type": "commentary",
        "id": str(made.id),
        "value": {
            "section": section.pk,
            "verdict": made.verdict.value,
            "verdict_reason": made.reason[place],
            "title": made.title[place],
            "slug": slug,
            "lead": made.lead[place],
            "body": [
                _paragraph(text[place], made.id, number)
                for number, text in enumerate(made.paragraphs)
            ],
            "byline": Byline.COLLECTIVE.value,
            "authors": [],
            "sources": [],
        },
    }


def _paragraph(text: str, owner: Any, number: int) -> dict[str, Any]:
    block_id = str(stable_uuid(owner, number))
    return {
        "type": "paragraph",
        "id": block_id,
        "value": f'<p data-block-key="{block_id[:5]}">{text}</p>',
    }


def _row(page: Page, week: _Week, position: int, place: int) -> Commentary:
    section, slug, made = week.entries[position - 1]
    text = ProjectedText(
        title=made.title[place],
        lead=made.lead[place],
        verdict_reason=made.reason[place],
        body_text="\n".join(paragraph[place] for paragraph in made.paragraphs),
    )
    moment = page.first_published_at
    return Commentary(
        page_id=page.pk,
        locale_id=page.locale_id,
        translation_key=page.translation_key,
        block_id=made.id,
        week_start=week.start,
        position=position,
        section=section,
        verdict=made.verdict,
        verdict_reason=text.verdict_reason,
        slug=slug,
        title=text.title,
        lead=text.lead,
        body_text=text.body_text,
        content_hash=text.hash,
        first_published_at=moment,
        updated_at=moment,
    )
