"""How far the translations of issues have come, in a number of queries that never grows."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from desk.corrections import waiting
from desk.following import SourceText, title_of
from desk.outdated import OUTDATED
from desk.target_only import stored_commentaries
from desk.untranslated import needs_translation
from issues.blocks.correction import day_of
from issues.models import IssuePage

LANGUAGES = ("be", "ru", "en")


@dataclass
class Progress:
    """Counted texts; ``changed_at`` is when somebody last translated one of them."""

    total: int = 0
    missing: int = 0
    outdated: int = 0
    changed_at: datetime | None = None

    @property
    def done(self) -> int:
        return self.total - self.missing - self.outdated

    @property
    def percent(self) -> int:
        """Rounded down, so that only a finished translation says 100."""
        return 100 * self.done // self.total if self.total else 100


Place = tuple[int, int, str | None]


def progress(sources: Collection[TranslationSource]) -> dict[Place, Progress]:
    """``{(source id, locale id, block id of the commentary): progress}`` in three queries.

    Only languages a source is being translated into appear. The block id is None for texts of
    the issue itself. An empty translation, or one that localize refuses, counts as missing;
    a text without letters needs none and is not counted.
    """
    locales: dict[int, list[int]] = defaultdict(list)
    translations = Translation.objects.filter(source__in=sources, enabled=True)
    for source_id, locale_id in translations.values_list("source_id", "target_locale_id"):
        locales[source_id].append(locale_id)
    strings = {
        (string_id, context_id, locale_id): (tool, at)
        for string_id, context_id, locale_id, tool, at in StringTranslation.objects.filter(
            context__object_id__in=[source.object_id for source in sources], has_error=False
        )
        .exclude(data="")
        .values_list("translation_of_id", "context_id", "locale_id", "tool_name", "updated_at")
    }
    found: dict[Place, Progress] = defaultdict(Progress)
    segments = StringSegment.objects.filter(source__in=sources).values_list(
        "source_id", "string_id", "context_id", "context__path", "string__data"
    )
    for source_id, string_id, context_id, path, text in segments:
        if not needs_translation(text):
            continue
        for locale_id in locales[source_id]:
            string = strings.get((string_id, context_id, locale_id))
            if string is None and not needs_translation(text):
                continue
            row = found[source_id, locale_id, _commentary_in(path)]
            row.total += 1
            if string is None:
                row.missing += 1
                continue
            tool, at = string
            row.outdated += tool == OUTDATED
            row.changed_at = max(at, row.changed_at or at)
    return dict(found)


def _commentary_in(path: str) -> str | None:
    field, *rest = path.split(".")
    return rest[0] if field == "commentaries" and rest else None


class State(Enum):
    """Where one language of an issue stands: what it is called, and a mark beside the word."""

    MISSING = _("missing"), "○"
    DRAFT = _("draft"), "◌"
    IN_TRANSLATION = _("in translation"), "◐"
    READY = _("ready"), "◕"
    LIVE = _("live"), "●"
    LIVE_OUTDATED = _("live, outdated"), "◉"

    @property
    def word(self) -> str | Promise:
        return self.value[0]

    @property
    def mark(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class EditionState:
    """The state of one language; ``percent`` matters only while it is in translation."""

    state: State
    percent: int = 100

    @property
    def is_partial(self) -> bool:
        return self.state is State.IN_TRANSLATION


def edition_states(issues: Iterable[IssuePage]) -> dict[int, dict[str, EditionState]]:
    """``{page id: {language: state}}`` for all three languages of each issue, in six queries.

    A live translation is outdated when its source has changed since, or when newer translations
    wait to be published.
    """
    keys = {issue.pk: issue.translation_key for issue in issues}
    live = {
        (key, language): is_live
        for key, language, is_live in IssuePage.objects.filter(
            translation_key__in=keys.values(), alias_of=None
        ).values_list("translation_key", "locale__language_code", "live")
    }
    translations = _translations(set(keys.values()))
    return {
        page_id: {
            language: _state(live.get((key, language)), translations.get((key, language)))
            for language in LANGUAGES
        }
        for page_id, key in keys.items()
    }


@dataclass(frozen=True)
class _TranslationState:
    progress: Progress
    published_newest: bool


def _translations(keys: set[UUID]) -> dict[tuple[UUID, str], _TranslationState]:
    sources = {source.pk: source for source in TranslationSource.objects.filter(object_id__in=keys)}
    totals: dict[tuple[int, int], Progress] = defaultdict(Progress)
    for (source_id, locale_id, _block), part in progress(sources.values()).items():
        whole = totals[source_id, locale_id]
        whole.total += part.total
        whole.missing += part.missing
        whole.outdated += part.outdated
        if part.changed_at is not None:
            whole.changed_at = max(part.changed_at, whole.changed_at or part.changed_at)
    written = {
        (source_id, locale_id): at
        for source_id, locale_id, at in TranslationLog.objects.filter(source__in=sources)
        .values_list("source_id", "locale_id")
        .annotate(Max("created_at"))
    }
    found = {}
    enabled = Translation.objects.filter(source__in=sources, enabled=True)
    for source_id, locale_id, language in enabled.values_list(
        "source_id", "target_locale_id", "target_locale__language_code"
    ):
        whole = totals[source_id, locale_id]
        at = written.get((source_id, locale_id))
        newest = whole.changed_at is None or (at is not None and whole.changed_at <= at)
        found[sources[source_id].object_id, language] = _TranslationState(whole, newest)
    return found


def _state(live: bool | None, translation: _TranslationState | None) -> EditionState:
    if live is None:
        return EditionState(State.MISSING)
    if translation is None:
        return EditionState(State.LIVE if live else State.DRAFT)
    texts = translation.progress
    if live:
        current = not texts.missing and not texts.outdated and translation.published_newest
        return EditionState(State.LIVE if current else State.LIVE_OUTDATED)
    if texts.missing or texts.outdated:
        return EditionState(State.IN_TRANSLATION, texts.percent)
    return EditionState(State.READY)


@dataclass(frozen=True)
class Unfinished:
    """A commentary that a translator has still to work on; ``title`` in the source language.

    ``corrections`` are ``(day, note)`` of what was corrected in the source and readers of the
    translation do not have yet, oldest first. They stay until the translation is published.
    """

    number: int
    title: str
    missing: int = 0
    outdated: int = 0
    corrections: tuple[tuple[date, str], ...] = ()


def unfinished_commentaries(issue: IssuePage) -> list[Unfinished]:
    """What is left to translate in ``issue``, in its order; empty if it is not a translation.

    Texts of the issue itself come first, with the number 0 and no title.
    """
    translation = (
        Translation.objects.filter(
            source__object_id=issue.translation_key, target_locale=issue.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )
    if translation is None:
        return []
    source = translation.source
    parts = progress([source])
    titles: list[tuple[str | None, str]] = [
        (None, ""),
        *(
            (block["id"], title_of(block))
            for block in SourceText.from_json(source.content_json).commentaries
        ),
    ]
    corrections = _corrections(issue)
    found = []
    for number, (block_id, title) in enumerate(titles):
        part = parts.get((source.pk, issue.locale_id, block_id), Progress())
        notes = corrections.get(block_id, ())
        if part.missing or part.outdated or notes:
            found.append(Unfinished(number, title, part.missing, part.outdated, notes))
    return found


def _corrections(issue: IssuePage) -> dict[str | None, tuple[tuple[date, str], ...]]:
    """By block id, what was corrected elsewhere and the live text of ``issue`` does not have."""
    live = IssuePage.objects.filter(pk=issue.pk, live=True).first()
    if live is None:
        return {}
    return {
        block["id"]: tuple(
            (day_of(stamp.made_at), note)
            for note, stamp in waiting(block["value"], issue.locale.language_code)
        )
        for block in stored_commentaries(live)
        if isinstance(block["value"], dict)
    }
